/** Painting: highlights as CSS Custom Highlights, so that no node of the text is touched. */
import type { Found } from "../anchor/index.ts";
import { type Annotation, type Colour, colours } from "../model/annotation.ts";
import { overlapsOf } from "./original/overlap.ts";

type View = Window & typeof globalThis;

interface Waivable {
  readonly wrappedJSObject?: View;
}

/**
 * A frame's own view of itself. In Firefox `view.CSS.highlights` asked by a content script is the registry of the page that it runs in, whichever
 * window it is asked of: the page would get the room's ranges, and by them its words. The frame has no scripts, so what it says of itself is true.
 */
export function ownView(view: View): View {
  return (view as Waivable).wrappedJSObject ?? view;
}

export interface Painting {
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly found: ReadonlyMap<string, Found | null>;
  readonly active: string | null;
}

/** The active highlight is painted over all others. */
const activePriority = 10;

/** Words that two share are painted over each by itself, and under the active one. */
const overlapPriority = 5;

/**
 * Paints in the registry of `view`; each colour is one `::highlight(<colour>)`, the active one also `::highlight(active-<colour>)`, shared
 * words also `inner-<colour>` and `outer-<colour>`. `prefix` stands before each name.
 */
export function paint(view: View, { annotations, found, active }: Painting, prefix = ""): void {
  const put = (name: string, ranges: readonly Range[], priority: number): void => {
    if (ranges.length === 0) {
      view.CSS.highlights.delete(prefix + name);
      return;
    }
    const highlight = new view.Highlight(...ranges);
    highlight.priority = priority;
    view.CSS.highlights.set(prefix + name, highlight);
  };
  const rangesOf = (chosen: (annotation: Annotation) => boolean): Range[] =>
    [...annotations.values()].filter(chosen).flatMap((annotation) => [...(found.get(annotation.id)?.ranges ?? [])]);
  const laid = [...annotations.values()].flatMap(({ id, colour }) =>
    (found.get(id)?.ranges ?? []).map((range) => ({ colour, range })),
  );
  const overlaps = overlapsOf(laid);
  const shared = (part: "inner" | "outer", colour: Colour): Range[] =>
    overlaps.filter((overlap) => overlap[part] === colour).map(({ range }) => range);
  for (const colour of colours) {
    put(
      colour,
      rangesOf((annotation) => annotation.colour === colour),
      0,
    );
    put(`inner-${colour}`, shared("inner", colour), overlapPriority);
    put(`outer-${colour}`, shared("outer", colour), overlapPriority + 1);
    put(
      `active-${colour}`,
      rangesOf(({ id, colour: own }) => own === colour && id === active),
      activePriority,
    );
  }
}

/** Takes all that `paint` put under `prefix` out of the registry of `view`. */
export function unpaint(view: View, prefix: string): void {
  for (const colour of colours) {
    for (const part of ["", "active-", "inner-", "outer-"]) view.CSS.highlights.delete(`${prefix}${part}${colour}`);
  }
}

/** The annotations that have the place, the shortest first: of nested highlights the inner one is the one meant. */
export function annotationsAt(node: Node, offset: number, found: ReadonlyMap<string, Found | null>): string[] {
  const hits: { id: string; length: number }[] = [];
  for (const [id, place] of found) {
    if (!place?.ranges.some((range) => range.isPointInRange(node, offset))) continue;
    hits.push({ id, length: place.ranges.reduce((sum, range) => sum + range.toString().length, 0) });
  }
  return hits.sort((a, b) => a.length - b.length).map(({ id }) => id);
}
