/** Where the lines of the annotations are, so that their cards can stand beside them. */
import { effect } from "@preact/signals";
import type { Found } from "../anchor/index.ts";
import type { View } from "./parts.ts";
import type { RoomState } from "./state.ts";

/** Keeps the lines where they are: all are measured when the layout has changed, else those whose places have. Returns its end. */
export function keepLines(root: Element, state: RoomState): () => void {
  let measured = new WeakMap<Found, number>();
  let layout = state.layout.peek();
  return effect(() => {
    if (layout !== state.layout.value) measured = new WeakMap();
    layout = state.layout.value;
    const found = state.found.value;
    const { top, height } = root.getBoundingClientRect();
    const lines = new Map<string, number>();
    for (const [id, place] of found) {
      const range = place?.ranges[0];
      // A note on the page stands at its head, one that is lost after its end.
      if (!place || !range) lines.set(id, place ? 0 : height);
      else {
        const line = measured.get(place) ?? range.getBoundingClientRect().top - top;
        measured.set(place, line);
        lines.set(id, line);
      }
    }
    state.lines.value = lines;
  });
}

/** How many windows' heights of cards are drawn before and after what is in view. */
const ahead = 1;

/** Keeps `state.band` at what is in view until `signal` aborts; it moves on only when half a window was scrolled. */
export function keepBand(view: View, root: Element, state: RoomState, signal: AbortSignal): void {
  let at = Number.NaN;
  const look = (): void => {
    const height = view.innerHeight;
    const top = -root.getBoundingClientRect().top;
    if (Math.abs(top - at) < height / 2) return;
    at = top;
    state.band.value = { top: top - height * ahead, bottom: top + height * (1 + ahead) };
  };
  look();
  view.document.addEventListener("scroll", look, { signal, passive: true });
  view.addEventListener(
    "resize",
    () => {
      at = Number.NaN;
      look();
    },
    { signal },
  );
}
