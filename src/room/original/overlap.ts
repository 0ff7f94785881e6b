/** Overlaps: where two highlights share words, so that each can be seen to be there. */
import type { Colour } from "../../model/annotation.ts";

export interface Laid {
  readonly colour: Colour;
  readonly range: Range;
}

/** Words that two highlights share. */
export interface Overlap {
  readonly range: Range;
  /** The colour of the shorter highlight, whose ground is shown. */
  readonly inner: Colour;
  /** The colour of the longer one, shown as a line. */
  readonly outer: Colour;
}

/** Where `laid` overlap, two by two. All ranges stand in one tree. */
export function overlapsOf(laid: readonly Laid[]): Overlap[] {
  const sorted = laid
    .map(({ colour, range }) => ({ colour, range, length: range.toString().length }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
  const overlaps: Overlap[] = [];
  for (const [index, one] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next];
      // The next ones start after this one's end: no more of them overlap it.
      if (!other || one.range.compareBoundaryPoints(Range.START_TO_END, other.range) <= 0) break;
      const [inner, outer] = other.length <= one.length ? [other, one] : [one, other];
      overlaps.push({ range: shared(one.range, other.range), inner: inner.colour, outer: outer.colour });
    }
  }
  return overlaps;
}

/** From the later start, which is the second's, to the earlier end. */
function shared(first: Range, second: Range): Range {
  const range = second.cloneRange();
  if (first.compareBoundaryPoints(Range.END_TO_END, second) < 0) range.setEnd(first.endContainer, first.endOffset);
  return range;
}
