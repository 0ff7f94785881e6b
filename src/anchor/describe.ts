/** From a place in a text to words that can be stored. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { resemblesNeighbour, takingFrom } from "./alike.ts";
import { outsidePair } from "./fold.ts";
import type { Haystack } from "./haystack.ts";
import type { Place } from "./search.ts";
import { grownContextBytes, lengthUnit, plainContextBytes, unitBytes, verbatimContextBytes } from "./sought.ts";

/** What a highlight may take beyond its quote, and what of that JSON takes in any case, all in bytes; see `model/segments.ts`. */
const storedBytes = 260;
const frameBytes = '[{"exact":"","prefix":"","suffix":"","start":}]'.length;
/** A quote full of signs that JSON escapes takes more in any case; so much context it gets still. */
const leastContextBytes = 16;

/**
 * What stands at `place` as segments, one for each block that it touches. `exact` keeps the page's own quotes and dashes; in `prefix` and
 * `suffix` a block's end is `\n`. Between two segments no context is stored: each is the other's. Of words that stand elsewhere too the first
 * segment says `of` how long a text, in `lengthUnit`s: how far down the page they stood tells them apart when all around them has gone.
 */
export function segmentsOf(hay: Haystack, place: Place): Segment[] {
  const { shown } = hay;
  const room = storedBytes - beyondQuote(shown, place);
  let segments = segmentsAt(shown, place, plainContextBytes, room);
  const affordable = Math.max(leastContextBytes, room / 2);
  // Three blocks stand beside each other in one place.
  if (affordable < plainContextBytes || segments.length > 2)
    return segmentsAt(shown, place, Math.min(affordable, plainContextBytes), room);
  const gap = {
    start: shown.lastIndexOf("\n", place.start) + 1,
    end: shown.indexOf("\n", place.end) + 1 || shown.length + 1,
  };
  const alikeTo = takingFrom(hay, gap);
  for (const bytes of [...grownContextBytes, verbatimContextBytes]) {
    const alike = alikeTo(segments);
    if (bytes === grownContextBytes[0] && resemblesNeighbour(shown, gap, segments)) alike.push({ kept: 0 });
    // Of the very same words the place may be another; of others that resemble them that much none may be taken.
    const decisive = bytes === verbatimContextBytes ? alike.filter(({ kept }) => kept < 1) : alike;
    if (bytes > affordable || decisive.length === 0) break;
    segments = segmentsAt(shown, place, bytes, room);
  }
  return segments;
}

/** What is stored beyond the quote without any context, in bytes. */
function beyondQuote(shown: string, { start, end }: Place): number {
  const words = shown.slice(start, end);
  const quotes = '""'.length;
  const ends = words.split("\n").length - 1;
  return frameBytes + String(start).length + JSON.stringify(words).length - quotes - words.length + ends;
}

function segmentsAt(text: string, place: Place, bytes: number, room: number): Segment[] {
  const segments: Segment[] = [];
  const of = Math.round(text.length / lengthUnit);
  const hasLikes = bytes > plainContextBytes && 2 * bytes + `,"of":${of}`.length <= room;
  for (let start = place.start; start < place.end; ) {
    const newLine = text.indexOf("\n", start);
    const end = newLine < 0 || newLine > place.end ? place.end : newLine;
    segments.push({
      exact: text.slice(start, end),
      prefix: start === place.start ? before(text, start, bytes) : "",
      suffix: end === place.end ? after(text, end, bytes) : "",
      start,
      ...(hasLikes && start === place.start && { of }),
    });
    start = end + 1;
  }
  return segments;
}

function before(text: string, end: number, bytes: number): string {
  let start = end;
  for (let left = bytes; start > 0; start--) {
    left -= storedUnitBytes(text.charCodeAt(start - 1));
    if (left < 0) break;
  }
  return text.slice(outsidePair(text, start, "end"), end);
}

function after(text: string, start: number, bytes: number): string {
  let end = start;
  for (let left = bytes; end < text.length; end++) {
    left -= storedUnitBytes(text.charCodeAt(end));
    if (left < 0) break;
  }
  return text.slice(start, outsidePair(text, end, "start"));
}

/** What a UTF-16 unit takes in JSON, where a block's end and a straight quote are two. */
function storedUnitBytes(unit: number): number {
  return unit === 0x0a || unit === 0x22 || unit === 0x5c ? 2 : unitBytes(unit);
}
