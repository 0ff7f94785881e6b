/** Anchoring: from a range to words that can be stored, and from stored words back to ranges. */
import type { Segment } from "../model/annotation.ts";
import { describeIn } from "./describe.ts";
import { type Found, resolveIn } from "./resolve.ts";
import { readText } from "./text.ts";

export type { TextIndex } from "./text.ts";
export { describeIn, type Found, readText as indexOf, resolveIn };

/**
 * The text of `range` inside `root` as segments, one for each block that it touches; empty when it holds none. Never throws for a range of
 * the root's own document and never changes the DOM.
 */
export function describe(range: Range, root: Element): Segment[] {
  return describeIn(readText(root), range);
}

/** Where each of `saved` stands in `root` now, in the order given; `null` when the page no longer has it. */
export function resolve(saved: Segment[][], root: Element): (Found | null)[] {
  return resolveIn(readText(root), saved);
}
