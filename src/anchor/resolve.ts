/** From stored words back to ranges. */
import type { Segment } from "../model/annotation.ts";
import { locate } from "./locate.ts";
import { rangeAt, type TextIndex } from "./text.ts";

export interface Found {
  /** One for each segment that was found, in document order. */
  readonly ranges: Range[];
  /** Whether the words there are not quite those that were stored, or some of the segments are gone. */
  readonly changed: boolean;
}

/** Each of `saved` as ranges, in the order given; `null`: the page no longer has it. */
export function resolveIn(index: TextIndex, saved: readonly (readonly Segment[])[]): (Found | null)[] {
  return locate(index.haystack, saved).map((located) => {
    if (located === null) return null;
    const ranges = located.places.map(({ start, end }) => rangeAt(index, start, end));
    return { ranges, changed: located.changed };
  });
}
