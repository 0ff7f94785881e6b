/** From stored words back to ranges. */
import type { Segment } from "../model/annotation.ts";
import { fold } from "./fold.ts";
import { rangeAt, type TextIndex } from "./text.ts";

export interface Found {
  /** One for each segment that was found, in document order. */
  readonly ranges: Range[];
  /** Whether the words there are not quite those that were stored. */
  readonly changed: boolean;
}

/** Each of `saved` as ranges, in the order given; `null`: the page no longer has it. */
export function resolveIn(index: TextIndex, saved: readonly (readonly Segment[])[]): (Found | null)[] {
  return saved.map((segments) => {
    const ranges: Range[] = [];
    for (const segment of segments) {
      const at = place(index.folded, segment);
      if (at >= 0) ranges.push(rangeAt(index, at, at + segment.exact.length));
    }
    return ranges.length > segments.length / 2 ? { ranges, changed: ranges.length < segments.length } : null;
  });
}

function place(text: string, segment: Segment): number {
  const exact = fold(segment.exact);
  const prefix = fold(segment.prefix);
  const suffix = fold(segment.suffix);
  if (exact === "") return -1;
  let best = -1;
  let bestScore = -1;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    let score = 0;
    for (let i = 1; i <= prefix.length && text[at - i] === prefix[prefix.length - i]; i++) score++;
    for (let i = 0; i < suffix.length && text[at + exact.length + i] === suffix[i]; i++) score++;
    const nearer = Math.abs(at - segment.start) < Math.abs(best - segment.start);
    if (score > bestScore || (score === bestScore && nearer)) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}
