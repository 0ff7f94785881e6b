/** The segments of an annotation as they lie on disk: those of one selection in one, since what each has beside its words is known from the first. */
import type { Segment } from "./annotation.ts";

/** `segments` for the disk: such as follow one another, a block's end between them, are one whose words have that end as `\n`. */
export function asStored(segments: readonly Segment[]): Segment[] {
  const stored: Segment[] = [];
  for (const segment of segments) {
    const last = stored.at(-1);
    if (last?.suffix === "" && segment.prefix === "" && last.start + last.exact.length + 1 === segment.start)
      stored[stored.length - 1] = { ...last, exact: `${last.exact}\n${segment.exact}`, suffix: segment.suffix };
    else stored.push(segment);
  }
  return stored;
}

/** What `asStored` made, or an earlier Galley that wrote them one by one, as segments of one block each. */
export function fromStored(stored: readonly Segment[]): Segment[] {
  return stored.flatMap(({ exact, prefix, suffix, start, of }) => {
    const blocks = exact.split("\n");
    let next = start;
    return blocks.map((words, at) => {
      const segment = {
        exact: words,
        prefix: at === 0 ? prefix : "",
        suffix: at === blocks.length - 1 ? suffix : "",
        start: next,
        ...(of !== undefined && at === 0 && { of }),
      };
      next += words.length + 1;
      return segment;
    });
  });
}

/** `segments` as they came from elsewhere, with what does not travel of the same words as they were `known` here. */
export function withLength(segments: readonly Segment[], known: readonly Segment[]): readonly Segment[] {
  const [first, ...rest] = segments;
  const [here] = known;
  if (!first || first.of !== undefined || here?.of === undefined) return segments;
  const isSame = first.exact === here.exact && first.start === here.start && first.prefix === here.prefix;
  return isSame ? [{ ...first, of: here.of }, ...rest] : segments;
}
