/** Finding: where each annotation stands on a page that may change under it. */
import { effect } from "@preact/signals";
import { type Found, resolve } from "../../anchor/index.ts";
import type { Annotation } from "../../model/annotation.ts";
import type { RoomState } from "../state.ts";

/** What an annotation was looked for by: another text when its words or its place were set anew. */
const wantedOf = (annotation: Annotation): string => JSON.stringify(annotation.segments);

export interface Finding {
  /** Looks again: for all that is lost, and for what no longer stands where it was put. */
  again(): void;
}

/** Keeps `state.found` right: each annotation is looked for once, when it comes or when its words are set anew. Ends with `signal`. */
export function keepFound(state: RoomState, root: () => Element, signal: AbortSignal): Finding {
  const wanted = new Map<string, string>();
  /** The text that was painted, to see whether the page has changed it. */
  const stood = new Map<string, string>();
  const textOf = (found: Found | null | undefined): string =>
    (found?.ranges ?? []).map((range) => range.toString()).join("\n");

  function look(annotations: readonly Annotation[]): void {
    if (annotations.length === 0) return;
    const places = resolve(
      annotations.map(({ segments }) => [...segments]),
      root(),
    );
    const found = new Map(state.found.peek());
    for (const [index, annotation] of annotations.entries()) {
      const place = places[index] ?? null;
      found.set(annotation.id, place);
      wanted.set(annotation.id, wantedOf(annotation));
      stood.set(annotation.id, textOf(place));
    }
    state.found.value = found;
  }

  const end = effect(() => {
    look([...state.annotations.value.values()].filter((one) => wanted.get(one.id) !== wantedOf(one)));
  });
  signal.addEventListener("abort", end);
  return {
    again() {
      const known = state.found.peek();
      look(
        [...state.annotations.peek().values()].filter(({ id }) => {
          const place = known.get(id);
          return !place || textOf(place) !== stood.get(id) || place.ranges.some(({ collapsed }) => collapsed);
        }),
      );
    },
  };
}
