/** Finding: where each annotation is in the article that is shown. */
import { effect } from "@preact/signals";
import { type Found, resolve } from "../anchor/index.ts";
import type { Annotation } from "../model/annotation.ts";
import type { RoomState } from "./state.ts";

/** A note on the page as a whole has no words to be found: it is where the page is. */
const whole: Found = { ranges: [], changed: false };

/** Finds in `root` every annotation not looked for yet, whenever there is one; returns its end. */
export function keepFound(state: RoomState, root: Element): () => void {
  return effect(() => {
    const annotations = [...state.annotations.value.values()];
    const known = state.found.peek();
    const missing = annotations.filter(({ id }) => !known.has(id));
    if (missing.length === 0) return;
    const places = resolve(
      missing.map((annotation) => [...annotation.segments]),
      root,
    );
    const foundOf = ({ segments }: Annotation, at: number): Found | null =>
      segments.length === 0 ? whole : (places[at] ?? null);
    state.found.value = new Map([...known, ...missing.map((one, at) => [one.id, foundOf(one, at)] as const)]);
  });
}
