/**
 * How another would find words that were not changed: the rule of the Hypothesis client (`match-quote.ts`), written anew on strings. What
 * stands at the stored position, if it is the quote; else of all places of the very words the best, 50 for the words, 20 for each 32
 * characters beside them by the share of them that is left, 2 for the position.
 */
import type { Place } from "../../src/anchor/search.ts";

const contextLength = 32;
const weight = { context: 20, position: 2 };

export interface PeerQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

export function peerQuote(text: string, { start, end }: Place): PeerQuote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    start,
  };
}

/** Where it takes the quote to be; `null`: the very words are nowhere. */
export function peerPlace(text: string, { exact, prefix, suffix, start }: PeerQuote): Place | null {
  if (text.startsWith(exact, start)) return { start, end: start + exact.length };
  let best: { at: number; score: number } | null = null;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    const context =
      likeness(prefix, text.slice(Math.max(0, at - prefix.length), at)) +
      likeness(suffix, text.slice(end, end + suffix.length));
    const score = weight.context * context - (weight.position * Math.abs(at - start)) / text.length;
    if (best === null || score > best.score) best = { at, score };
  }
  return best && { start: best.at, end: best.at + exact.length };
}

/** What share of `words` stands somewhere in `text`, by edit distance; 1 where there are none. */
function likeness(words: string, text: string): number {
  let row = new Array<number>(text.length + 1).fill(0);
  for (let i = 1; i <= words.length; i++) {
    const next = [i];
    for (let j = 1; j <= text.length; j++) {
      const same = words.charCodeAt(i - 1) === text.charCodeAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return words === "" ? 1 : 1 - Math.min(...row) / words.length;
}
