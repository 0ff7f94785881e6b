/** From a selection to words that can be stored. */
import type { Segment } from "../model/annotation.ts";
import { outsidePair } from "./fold.ts";
import { offsetsOf, type TextIndex } from "./text.ts";

/** How much of the text around is stored on each side, in UTF-8 bytes. */
const contextBytes = 40;

/** `range` as segments, one for each block that it touches; empty when it holds no text of the index. */
export function describeIn(index: TextIndex, range: Range): Segment[] {
  const place = offsetsOf(index, range);
  if (place === null) return [];
  const { text } = index;
  const segments: Segment[] = [];
  for (let start = place.start; start < place.end; ) {
    const newLine = text.indexOf("\n", start);
    const end = newLine < 0 || newLine > place.end ? place.end : newLine;
    segments.push({
      exact: text.slice(start, end),
      prefix: start === place.start ? before(text, start, contextBytes) : "",
      suffix: end === place.end ? after(text, end, contextBytes) : "",
      start,
    });
    start = end + 1;
  }
  return segments;
}

function before(text: string, end: number, bytes: number): string {
  let start = end;
  for (let left = bytes; start > 0; start--) {
    left -= byteLength(text.charCodeAt(start - 1));
    if (left < 0) break;
  }
  return text.slice(outsidePair(text, start, "end"), end);
}

function after(text: string, start: number, bytes: number): string {
  let end = start;
  for (let left = bytes; end < text.length; end++) {
    left -= byteLength(text.charCodeAt(end));
    if (left < 0) break;
  }
  return text.slice(start, outsidePair(text, end, "start"));
}

/** UTF-8 bytes of one UTF-16 unit; half of a pair counts for half of the four. */
function byteLength(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) return 2;
  return 3;
}
