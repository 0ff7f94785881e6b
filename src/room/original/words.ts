/** Steps through text: by word, and by character where words are not set apart. Strings only. */

/** Scripts that set no space between words: a reader moves in them by character. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
const space = /\s/;
/** More than the longest word, in UTF-16 units. */
const reach = 120;

const words = new Intl.Segmenter(undefined, { granularity: "word" });
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Where the word or character that begins at or after `at` ends; the text's end when there is none. */
export function stepAfter(text: string, at: number): number {
  let start = at;
  while (start < text.length && space.test(text.charAt(start))) start++;
  const ahead = text.slice(start, start + reach);
  const [first] = (unspaced.test(ahead) ? letters : words).segment(ahead);
  return start + (first?.segment.length ?? 0);
}

/** Where the word or character that ends at or before `at` begins; 0 when there is none. */
export function stepBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && space.test(text.charAt(end - 1))) end--;
  const behind = text.slice(Math.max(0, end - reach), end);
  const last = [...words.segment(behind)].at(-1)?.segment ?? "";
  const letter = [...letters.segment(last)].at(-1)?.segment ?? "";
  return end - (unspaced.test(letter) ? letter : last).length;
}

/** `at` moved to the nearer end of the word that it stands in; where it is when it stands in none. */
export function snap(text: string, at: number): number {
  const from = Math.max(0, at - reach);
  const around = text.slice(from, at + reach);
  const word = words.segment(around).containing(at - from);
  if (!word?.isWordLike || unspaced.test(word.segment)) return at;
  const [start, end] = [from + word.index, from + word.index + word.segment.length];
  return at - start < end - at ? start : end;
}

/** Part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span without white space at its ends; `null` when nothing is left. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  let [first, last] = [Math.max(0, start), Math.min(text.length, end)];
  while (first < last && space.test(text.charAt(first))) first++;
  while (last > first && space.test(text.charAt(last - 1))) last--;
  return first < last ? { start: first, end: last } : null;
}

/** `span` with one of its edges a step further; `null` when it would hold nothing or nothing is there. */
export function stepped(text: string, span: Span, edge: "start" | "end", way: "back" | "on"): Span | null {
  const from = span[edge];
  const to = way === "on" ? stepAfter(text, from) : stepBefore(text, from);
  return to === from ? null : trimmed(text, { ...span, [edge]: to });
}
