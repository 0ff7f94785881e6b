/** An article in the making: its lines, and what the passes take out of it. */
import type { RemovalReason } from "../model/article.ts";
import { isProse, type Line } from "./lines.ts";

export interface Draft {
  readonly root: Element;
  readonly title: string;
  readonly lines: readonly Line[];
  /** Index of the first and the last line of prose; -1: there is none. */
  readonly first: number;
  readonly last: number;
  /** Whether there is a cell, a term or code at all: most articles have none, and their lines need not be asked. */
  readonly cells: boolean;
  /** Tables that lay out the page instead of showing data. */
  readonly layouts: ReadonlySet<Element>;
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

const cells = "td,th,pre,code,dt,dd";

/** Whether a line is a value in a table of data: such are never phrases. A table that holds prose or a table lays the page out. */
export function isValue(line: Line, draft: Draft): boolean {
  const cell = draft.cells ? line.block.closest(cells) : null;
  if (cell === null) return false;
  if (!/^T[DH]$/.test(cell.nodeName)) return true;
  // Readability makes a `<div>` of a table that it joins: then its cells are boxes.
  const table = cell.closest("table");
  return table !== null && !draft.layouts.has(table);
}

/** Data without a heading has at least so many rows. */
const leastRows = 3;
/** And so many values; a table of links leads away, it shows nothing. */
const leastValues = 5;
const mostLinked = 0.6;

function layoutsOf(root: Element, lines: readonly Line[], prose: readonly boolean[]): Set<Element> {
  const layouts = new Set<Element>();
  for (const inner of root.querySelectorAll("table table")) {
    const outer = inner.parentElement?.closest("table");
    if (outer) layouts.add(outer);
  }
  const values = new Map<Element, { lines: number; weight: number; linked: number }>();
  for (const [index, line] of lines.entries()) {
    const table = line.block.closest("table");
    if (table === null) continue;
    if (prose[index] === true) layouts.add(table);
    const sum = values.get(table) ?? { lines: 0, weight: 0, linked: 0 };
    values.set(table, {
      lines: sum.lines + 1,
      weight: sum.weight + line.weight,
      linked: sum.linked + line.weight * line.linked,
    });
  }
  for (const [table, sum] of values)
    if (table.querySelector("th") === null && (sum.lines < leastValues || sum.linked >= sum.weight * mostLinked))
      layouts.add(table);
  for (const table of root.getElementsByTagName("table"))
    if (
      table.querySelector("th") === null &&
      (table.rows.length < leastRows || table.querySelector("td + td") === null)
    )
      layouts.add(table);
  return layouts;
}

/** The draft of `root`, given its lines. */
export function draftOf(root: Element, title: string, lines: readonly Line[]): Draft {
  const prose = lines.map(isProse);
  let weight = 0;
  for (const line of lines) weight += line.weight;
  const layouts = root.querySelector("table") === null ? new Set<Element>() : layoutsOf(root, lines, prose);
  return {
    root,
    cells: root.closest(cells) !== null || root.querySelector(cells) !== null,
    layouts,
    title,
    lines,
    first: prose.indexOf(true),
    last: prose.lastIndexOf(true),
    weight,
  };
}

/** What is left of a draft when some lines are gone. */
export function without(draft: Draft, taken: readonly Taken[]): Draft {
  const gone = new Set(taken.map(({ line }) => line));
  const lines = draft.lines.filter((line) => !gone.has(line));
  const prose = lines.map(isProse);
  let weight = 0;
  for (const line of lines) weight += line.weight;
  return { ...draft, lines, first: prose.indexOf(true), last: prose.lastIndexOf(true), weight };
}
