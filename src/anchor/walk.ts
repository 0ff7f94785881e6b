/** Goes along two texts for as long as they agree, a few changed letters forgiven. Strings only. */

/** A part of the text that is thought away: what stands before it and after it are neighbours then. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

export const noGap: Gap = { start: -1, end: -1 };

/**
 * Goes along `words` from `from` and along `text` from `at` for as long as they agree, a few changed letters forgiven; tells how many
 * agreed, how many before the first that was forgiven, and where in the text it came to the end of the words (-1 when it did not).
 */
export function walk(
  words: string,
  text: string,
  from: number,
  at: number,
  step: 1 | -1,
  gap: Gap = noGap,
): { agreed: number; flawless: number; end: number } {
  const most = mostForgiven + Math.floor(words.length / forgivenEvery);
  let i = from;
  let j = at;
  let agreed = 0;
  let forgiven = 0;
  let flawless = -1;
  while (i >= 0 && i < words.length && j >= 0 && j < text.length) {
    if (step === 1 && j === gap.start) j = gap.end;
    else if (step === -1 && j === gap.end - 1) j = gap.start - 1;
    if (words.charCodeAt(i) === text.charCodeAt(j)) {
      agreed++;
      i += step;
      j += step;
      continue;
    }
    // Lists and tables repeat themselves with another number.
    const skip =
      isDigit(words.charCodeAt(i)) || isDigit(text.charCodeAt(j))
        ? undefined
        : skips.find(([a, b, of, need]) => goesOn(words, text, i + a * step, j + b * step, step, of, need));
    if (skip === undefined || ++forgiven > most) break;
    if (flawless < 0) flawless = agreed;
    i += skip[0] * step;
    j += skip[1] * step;
  }
  return { agreed, flawless: flawless < 0 ? agreed : flawless, end: i < 0 || i >= words.length ? j : -1 };
}

/** One character changed; one put in, or taken out; two changed. Then of how many that follow how many must agree. */
const skips = [
  [1, 1, 5, 3],
  [0, 1, 4, 4],
  [1, 0, 4, 4],
  [2, 2, 4, 4],
] as const;
const mostForgiven = 3;
/** And one more for so many characters. */
const forgivenEvery = 24;

function goesOn(
  words: string,
  text: string,
  from: number,
  at: number,
  step: 1 | -1,
  of: number,
  need: number,
): boolean {
  let agreed = 0;
  for (let n = 0; n < of; n++) {
    const [i, j] = [from + n * step, at + n * step];
    if (i < 0 || i >= words.length) return agreed > 0 && agreed >= n + need - of;
    if (words.charCodeAt(i) === text.charCodeAt(j)) agreed++;
  }
  return agreed >= need;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
