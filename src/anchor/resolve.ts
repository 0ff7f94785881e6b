/** The skin over the strings: from a range to words that can be stored, and from stored words back to ranges. */
import type { Segment } from "../model/annotation.ts";
import { segmentsOf } from "./describe.ts";
import { type Decided, locate, locating } from "./locate.ts";
import { offsetsOf, rangeAt, type TextIndex } from "./text.ts";
import type { Located } from "./whole.ts";

/** `range` as segments, one for each block that it touches; empty when it holds no text of the index. See `segmentsOf`. */
export function describeIn(index: TextIndex, range: Range): Segment[] {
  const place = offsetsOf(index, range);
  return place === null ? [] : segmentsOf(index.haystack, place);
}

export interface Found {
  /** One for each segment that was found, in document order. */
  readonly ranges: Range[];
  /** Whether the words there are not quite those that were stored, or some of the segments are gone. */
  readonly changed: boolean;
}

/** Each of `saved` as ranges, in the order given; `null`: the page no longer has it. */
export function resolveIn(index: TextIndex, saved: readonly (readonly Segment[])[]): (Found | null)[] {
  return locate(index.haystack, saved).map((located) => foundAt(index, located));
}

/** The same a little at each step, those beyond doubt first. */
export function* resolving(
  index: TextIndex,
  saved: readonly (readonly Segment[])[],
): Generator<Decided<Found> | undefined, void> {
  for (const decided of locating(index.haystack, saved)) yield decided && [decided[0], foundAt(index, decided[1])];
}

function foundAt(index: TextIndex, located: Located | null): Found | null {
  if (located === null) return null;
  const ranges = located.places.map(({ start, end }) => rangeAt(index, start, end));
  return { ranges, changed: located.changed };
}
