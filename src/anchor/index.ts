/** Anchoring: from a range to words that can be stored, and from stored words back to ranges. */
import type { Segment } from "../model/annotation.ts";
import { indexOf } from "./fresh.ts";
import { describeIn, type Found, resolveIn } from "./resolve.ts";
import { readText, type TextIndex } from "./text.ts";

export { describeIn, type Found, indexOf, readText, resolveIn, type TextIndex };

/**
 * The text of `range` inside `root` as segments, one for each block that it touches; empty when it holds none. Never changes the DOM, never
 * throws.
 */
export function describe(range: Range, root: Element): Segment[] {
  return describeIn(indexOf(root), range);
}

/**
 * Where each of `saved` stands in `root` now, in the order given: ranges, and whether the words there changed; `null` when the page no longer
 * has them. Builds the text index once for all, and not at all when nothing in `root` changed since it was last asked.
 */
export function resolve(saved: Segment[][], root: Element): (Found | null)[] {
  return resolveIn(indexOf(root), saved);
}
