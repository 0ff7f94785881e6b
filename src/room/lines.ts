/** Where the lines of the annotations are, so that their cards can stand beside them. */
import { effect } from "@preact/signals";
import type { View } from "./parts.ts";
import type { RoomState } from "./state.ts";

/** Measures every line anew whenever places or the layout have changed; returns its end. */
export function keepLines(root: Element, state: RoomState): () => void {
  return effect(() => {
    void state.layout.value;
    const found = state.found.value;
    const { top, height } = root.getBoundingClientRect();
    const lines = new Map<string, number>();
    for (const [id, place] of found) {
      const range = place?.ranges[0];
      const whole = place !== null && !range;
      // A note on the page stands at its head, one that is lost after its end.
      lines.set(id, range ? range.getBoundingClientRect().top - top : whole ? 0 : height);
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
