/** From a selection to words that can be stored. */
import type { Segment } from "../model/annotation.ts";
import { plainContextBytes, soughtOf, unitBytes } from "./context.ts";
import { outsidePair } from "./fold.ts";
import { withNeighbours } from "./locate.ts";
import { hasLookAlike } from "./search.ts";
import { offsetsOf, type TextIndex } from "./text.ts";

/** The same where other words of the text could be taken for the quote if it were gone: tried in turn until none can. */
const grownContextBytes = [64, 96];
/** What a highlight may take beyond its quote, and what of that JSON takes for each segment; all in bytes. */
const storedBytes = 260;
const segmentBytes = 54;
/** A quote over many blocks takes more in any case; so much context it gets still. */
const leastContextBytes = 16;

/**
 * `range` as segments, one for each block that it touches; empty when it holds no text of the index. `exact` keeps the page's own quotes and
 * dashes; in `prefix` and `suffix` a block's end is `\n`. Between two segments no context is stored: each is the other's.
 */
export function describeIn(index: TextIndex, range: Range): Segment[] {
  const place = offsetsOf(index, range);
  if (place === null) return [];
  let segments = segmentsAt(index.text, place, plainContextBytes);
  const affordable = (storedBytes - segments.length * segmentBytes) / 2;
  if (affordable < plainContextBytes) return segmentsAt(index.text, place, Math.max(affordable, leastContextBytes));
  const gap = {
    start: index.text.lastIndexOf("\n", place.start) + 1,
    end: index.text.indexOf("\n", place.end) + 1 || index.text.length + 1,
  };
  for (const bytes of grownContextBytes) {
    const known = segments;
    const looksAlike = (segment: Segment, at: number) =>
      hasLookAlike(index.haystack, soughtOf(withNeighbours(known, segment, at)), gap);
    if (bytes > affordable || !segments.some(looksAlike)) break;
    segments = segmentsAt(index.text, place, bytes);
  }
  return segments;
}

function segmentsAt(text: string, place: { start: number; end: number }, bytes: number): Segment[] {
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
