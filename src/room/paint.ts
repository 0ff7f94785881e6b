/** Painting: highlights as CSS Custom Highlights, so that no node of the text is touched. */
import type { Found } from "../anchor/index.ts";
import { type Annotation, colours } from "../model/annotation.ts";

type View = Window & typeof globalThis;

export interface Painting {
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly found: ReadonlyMap<string, Found | null>;
  readonly active: string | null;
}

/** The active highlight is painted over all others. */
const activePriority = 10;

/** Paints in the registry of `view`; each colour is one `::highlight(<colour>)`, the active one also `::highlight(active)`. */
export function paint(view: View, { annotations, found, active }: Painting): void {
  const registry = view.CSS.highlights;
  const rangesOf = (chosen: (annotation: Annotation) => boolean): Range[] =>
    [...annotations.values()].filter(chosen).flatMap((annotation) => [...(found.get(annotation.id)?.ranges ?? [])]);
  for (const colour of colours) {
    registry.set(colour, new view.Highlight(...rangesOf((annotation) => annotation.colour === colour)));
    const lit = new view.Highlight(
      ...rangesOf((annotation) => annotation.colour === colour && annotation.id === active),
    );
    lit.priority = activePriority;
    registry.set(`active-${colour}`, lit);
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
