/** Painting: highlights as CSS Custom Highlights, so that no node of the text is touched. */
import { effect } from "@preact/signals";
import type { Found } from "../anchor/index.ts";
import { type Annotation, type Colour, colours } from "../model/annotation.ts";
import { overlapsOf } from "./original/overlap.ts";
import type { View } from "./parts.ts";
import type { RoomState } from "./state.ts";

type Places = ReadonlyMap<string, Found | null>;

/** Words that two share are painted over each by itself, and under the lit one. */
const overlapPriority = 5;
/** The lit highlight is painted over all others. */
const litPriority = 10;

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

const isPaintedAs = (one: Annotation, other: Annotation | undefined): boolean =>
  one.id === other?.id && one.colour === other.colour;

function rangesOf(annotations: Iterable<Annotation>, colour: Colour, found: Places): Range[] {
  const ranges: Range[] = [];
  for (const annotation of annotations)
    if (annotation.colour === colour) ranges.push(...(found.get(annotation.id)?.ranges ?? []));
  return ranges;
}

type Put = (name: string, ranges: readonly Range[], priority: number) => void;

/** Paints in the registry of `view` only what differs from what is painted: setting a highlight paints all of its text anew. */
function painter(view: View, prefix: string): { put: Put; mend: () => void; clear: () => void } {
  const painted = new Map<string, { ranges: readonly Range[]; highlight: Highlight }>();
  const put: Put = (name, ranges, priority) => {
    const before = painted.get(name)?.ranges;
    if (before?.length === ranges.length && ranges.every((range, at) => range === before[at])) return;
    const highlight = new view.Highlight(...ranges);
    painted.set(name, { ranges, highlight });
    highlight.priority = priority;
    view.CSS.highlights.set(prefix + name, highlight);
  };
  return {
    put,
    mend: () => {
      for (const [name, { highlight }] of painted)
        if (!view.CSS.highlights.has(prefix + name)) view.CSS.highlights.set(prefix + name, highlight);
    },
    clear: () => {
      for (const name of painted.keys()) view.CSS.highlights.delete(prefix + name);
    },
  };
}

export interface Painted {
  /** Paints again what the page took out: it shares the registry, and may clear it for its own. */
  mend(): void;
  /** Takes all of them out. */
  end(): void;
}

/** How far above the window a highlight may begin and still reach into it, in pixels: the longest selections are a few paragraphs. */
const longest = 3000;

/**
 * The annotations whose words are near what is in view. Chromium looks at every range of every highlight anew after each change of the
 * document, 10 ms for five hundred: those that nobody sees are not painted.
 */
function near({ annotations, lines, band }: RoomState): Annotation[] {
  const { top, bottom } = band.value;
  const at = lines.value;
  return [...annotations.value.values()].filter(({ id }) => {
    const line = at.get(id);
    return line === undefined || (line > top - longest && line < bottom);
  });
}

/**
 * Keeps the highlights of `view` as the state has them: each colour is one `::highlight(<colour>)`, those that are lit (the active
 * one, and the one under the pointer or the focus) also `::highlight(active-<colour>)`, shared words also `inner-<colour>` and
 * `outer-<colour>`. `prefix` stands before each name.
 */
export function keepPainted(view: View, state: RoomState, prefix = ""): Painted {
  const { put, mend, clear } = painter(view, prefix);
  let shown: readonly Annotation[] = [];
  let found: Places | null = null;
  const ends = [
    effect(() => {
      // Typing in a note changes annotations, and no colour.
      const [now, places] = [near(state), state.found.value];
      const same = now.length === shown.length && now.every((one, at) => isPaintedAs(one, shown[at]));
      if (same && places === found) return;
      [shown, found] = [now, places];
      for (const colour of colours) put(colour, rangesOf(now, colour, places), 0);
      const laid = now.flatMap(({ id, colour }) => (places.get(id)?.ranges ?? []).map((range) => ({ colour, range })));
      const overlaps = overlapsOf(laid);
      for (const part of ["inner", "outer"] as const) {
        for (const colour of colours) {
          const ranges = overlaps.filter((overlap) => overlap[part] === colour).map(({ range }) => range);
          put(`${part}-${colour}`, ranges, overlapPriority + Number(part === "outer"));
        }
      }
    }),
    effect(() => {
      const ids = [state.active.value, state.hovered.value];
      const lit = ids.flatMap((id) => state.annotations.value.get(id ?? "") ?? []);
      for (const colour of colours)
        put(`active-${colour}`, rangesOf(new Set(lit), colour, state.found.value), litPriority);
    }),
  ];
  return {
    mend,
    end() {
      for (const end of ends) end();
      clear();
    },
  };
}

/** The annotations that have the place, the shortest first: of nested highlights the inner one is the one meant. */
export function annotationsAt(node: Node, offset: number, found: Places): string[] {
  const hits: { id: string; length: number }[] = [];
  for (const [id, place] of found) {
    if (!place?.ranges.some((range) => range.isPointInRange(node, offset))) continue;
    hits.push({ id, length: place.ranges.reduce((sum, range) => sum + range.toString().length, 0) });
  }
  return hits.sort((a, b) => a.length - b.length).map(({ id }) => id);
}
