/** From a selection to words that can be stored. */
import type { Segment } from "../model/annotation.ts";
import { unitBytes } from "./context.ts";
import { outsidePair } from "./fold.ts";
import { offsetsOf, type TextIndex } from "./text.ts";

/** How much of the text around is stored on each side, in UTF-8 bytes: 40 letters or 13 ideographs. */
export const plainContextBytes = 40;
/** The same for a quote whose words stand in the text more than once: it is known by its context alone, and `resolve` asks for it. */
const repeatedContextBytes = 64;

/**
 * `range` as segments, one for each block that it touches; empty when it holds no text of the index. `exact` keeps the page's own quotes and
 * dashes; in `prefix` and `suffix` a block's end is `\n`. Between two segments no context is stored: each is the other's.
 */
export function describeIn(index: TextIndex, range: Range): Segment[] {
  const place = offsetsOf(index, range);
  if (place === null) return [];
  const { text } = index;
  const quote = text.slice(place.start, place.end);
  const first = text.indexOf(quote);
  const once = first === place.start && text.indexOf(quote, first + 1) < 0;
  const bytes = once ? plainContextBytes : repeatedContextBytes;
  const segments: Segment[] = [];
  for (let start = place.start; start < place.end; ) {
    const newLine = text.indexOf("\n", start);
    const end = newLine < 0 || newLine > place.end ? place.end : newLine;
    segments.push({
      exact: text.slice(start, end),
      prefix: start === place.start ? before(text, start, bytes) : "",
      suffix: end === place.end ? after(text, end, bytes) : "",
      start,
    });
    start = end + 1;
  }
  return segments;
}

function before(text: string, end: number, bytes: number): string {
  let start = end;
  for (let left = bytes; start > 0; start--) {
    left -= unitBytes(text.charCodeAt(start - 1));
    if (left < 0) break;
  }
  return text.slice(outsidePair(text, start, "end"), end);
}

function after(text: string, start: number, bytes: number): string {
  let end = start;
  for (let left = bytes; end < text.length; end++) {
    left -= unitBytes(text.charCodeAt(end));
    if (left < 0) break;
  }
  return text.slice(start, outsidePair(text, end, "start"));
}
