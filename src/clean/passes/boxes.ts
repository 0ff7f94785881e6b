/** Boxes whose class or id says what they are. */
import type { RemovalReason } from "../../model/article.ts";
import type { Draft, Pass, Taken } from "../draft.ts";
import { phraseReason, undecorated } from "../languages/index.ts";
import { isProse, type Line } from "../lines.ts";
import { reasonOfName } from "./names.ts";

/** A box in the middle with more prose, or a larger share of the text, is not what its name says. */
const within = { prose: 1, share: 0.15 };
/** At an edge of the article a box may be larger: the author's life, the next stories. */
const atEdge = { prose: 6, share: 0.3 };
/** Comments may be many times the article; what is nearly all of it is not comments. */
const comments = { prose: 1000, share: 0.9 };
const mostDepth = 8;

interface Box {
  readonly element: Element;
  readonly reason: RemovalReason;
  readonly lines: Line[];
}

export const boxes: Pass = {
  name: "boxes",
  why: "Share bars, author boxes and adverts are named so by the page's own markup.",
  find(draft) {
    const found = boxesOf(draft);
    if (found.size === 0) return [];
    const boxed = new Set([...found.values()].flatMap(({ lines }) => lines));
    const open = draft.lines.map((line) => !boxed.has(line) && isProse(line));
    const edges = { first: open.indexOf(true), last: open.lastIndexOf(true) };
    const taken = new Map<Line, RemovalReason>();
    for (const { lines, reason } of found.values()) {
      if (!lines.every((line) => taken.has(line)) && goes(lines, reason, draft, edges))
        for (const line of lines) if (!taken.has(line)) taken.set(line, reason);
    }
    return [...taken].map(([line, reason]): Taken => ({ line, reason }));
  },
};

/** All named boxes that hold lines, with their lines. */
function boxesOf(draft: Draft): Map<Element, Box> {
  const found = new Map<Element, Box>();
  const reasons = new Map<Element, RemovalReason | null>();
  for (const line of draft.lines) {
    let at: Element | null = line.block;
    for (let depth = 0; at !== null && at !== draft.root && depth < mostDepth; at = at.parentElement, depth++) {
      let reason = reasons.get(at);
      if (reason === undefined) {
        reason = reasonOfName(at);
        reasons.set(at, reason);
      }
      if (reason === null) continue;
      const box = found.get(at);
      if (box === undefined) found.set(at, { element: at, reason, lines: [line] });
      else box.lines.push(line);
    }
  }
  return found;
}

/** Opinion pieces are comments too: many of them stand under a heading that says so, or a form. */
function saysSo(lines: readonly Line[]): boolean {
  return lines.slice(0, 3).some(({ text }) => {
    const bare = undecorated(text);
    return (phraseReason("headings", bare) ?? phraseReason("lines", bare)) === "comments";
  });
}

function goes(
  lines: readonly Line[],
  reason: RemovalReason,
  draft: Draft,
  edges: { readonly first: number; readonly last: number },
): boolean {
  let weight = 0;
  let prose = 0;
  for (const line of lines) {
    weight += line.weight;
    if (isProse(line)) prose++;
  }
  if (prose <= within.prose && weight <= draft.weight * within.share) return true;
  const [top, bottom] = [lines[0], lines.at(-1)];
  if (edges.first < 0 || top === undefined || bottom === undefined) return false;
  const outside = draft.lines.indexOf(top) > edges.last || draft.lines.indexOf(bottom) < edges.first;
  const most = reason === "comments" && saysSo(lines) ? comments : atEdge;
  return outside && prose <= most.prose && weight <= draft.weight * most.share;
}
