/** Finds a segment whose own words hardly tell where it is any more, by what stands on both sides of it. Strings only. */
import { type Agreement, agreementAt, alone } from "./context.ts";
import type { Haystack } from "./haystack.ts";
import type { Place } from "./search.ts";
import type { Sought } from "./sought.ts";
import { holdOf, mostPutIn } from "./verdict.ts";

export interface Bracketed extends Place {
  /** What share of its words is left. */
  readonly kept: number;
  readonly agreement: Agreement;
}

/** So much may have been put in between a segment and its neighbour, in characters. */
const putBeside = 60;
/** Less than this share of the words is another text in the same place. */
const keptNeeded = 0.25;

/**
 * The outermost segment of several whose neighbour was found: from its own context to the end of its block, in the block right beside. `step`: 1 when
 * its neighbour stands before it. `null`: its context is not there, or nothing of it is left.
 */
export function bracketed(hay: Haystack, one: Sought, neighbour: Place, step: 1 | -1): Bracketed | null {
  const place = step === 1 ? from(hay, one, neighbour) : to(hay, one, neighbour);
  // Its likes have the same words on both sides.
  if (one.repeated || place === null || place.end - place.start > one.exact.length * 2 + mostPutIn) return null;
  const beside = step === 1 ? { ...alone, end: place.start } : { ...alone, start: place.end };
  const agreement = agreementAt(hay.shown, hay.text, one, place, beside);
  if (holdOf(step === 1 ? agreement.after : agreement.before) < 2) return null;
  const kept = wordsLeft(one.exact, hay.text.slice(place.start, place.end));
  return kept < keptNeeded ? null : { ...place, kept, agreement };
}

/** From the beginning of the block below the neighbour's to where the context after the segment begins. */
function from({ shown, text }: Haystack, { after, afterInBlock }: Sought, neighbour: Place): Place | null {
  const edge = shown.indexOf("\n", neighbour.end);
  if (edge < 0 || edge - neighbour.end > putBeside) return null;
  const start = edge + 1;
  const blockEnd = (shown.indexOf("\n", start) + 1 || shown.length + 1) - 1;
  const found =
    afterInBlock === 0 ? blockEnd - start : text.slice(start, blockEnd).indexOf(after.slice(0, afterInBlock));
  return found <= 0 ? null : { start, end: start + found };
}

/** The same from the context before it to the end of the block above the neighbour's. */
function to({ shown, text }: Haystack, { before, beforeInBlock }: Sought, neighbour: Place): Place | null {
  const end = shown.lastIndexOf("\n", neighbour.start - 1);
  if (end <= 0 || neighbour.start - end > putBeside) return null;
  const blockStart = shown.lastIndexOf("\n", end - 1) + 1;
  const own = before.slice(before.length - beforeInBlock);
  const found = text.slice(blockStart, end).lastIndexOf(own);
  const start = blockStart + found + own.length;
  return found < 0 || start >= end ? null : { start, end };
}

/** What share of the letters of `words` is of words that stand in `text`; in Chinese and Japanese each letter is one. */
function wordsLeft(words: string, text: string): number {
  let [all, left] = [0, 0];
  for (const [word] of words.matchAll(/[\u3040-\u30FF\u3400-\u9FFF]|[\p{L}\p{N}]+/gu)) {
    all += word.length;
    if (text.includes(word)) left += word.length;
  }
  return left / Math.max(1, all);
}
