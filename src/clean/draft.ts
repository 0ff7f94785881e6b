/** An article in the making: its lines, and what the passes take out of it. */
import type { RemovalReason } from "../model/article.ts";
import { isProse, type Line, linesOf } from "./lines.ts";

export interface Draft {
  readonly root: Element;
  readonly title: string;
  readonly lines: readonly Line[];
  /** Index of the first and the last line of prose; -1: there is none. */
  readonly first: number;
  readonly last: number;
  /** The weight of all lines. */
  readonly weight: number;
}

export interface Taken {
  readonly line: Line;
  readonly reason: RemovalReason;
}

/** A small rule with a name and a reason; it answers which lines it would take out, and never changes the draft itself. */
export interface Pass {
  readonly name: string;
  /** Why there is such a pass. */
  readonly why: string;
  find(draft: Draft): Taken[];
}

export function draftOf(root: Element, title: string): Draft {
  const lines = linesOf(root);
  const prose = lines.map(isProse);
  let weight = 0;
  for (const line of lines) weight += line.weight;
  return { root, title, lines, first: prose.indexOf(true), last: prose.lastIndexOf(true), weight };
}
