/** Going to an annotation: its words come into view and its card to its line. */
import type { Parts, View } from "./parts.ts";

/** What of the height that is left stands above a place that was gone to. */
const above = 0.3;
/** The height of the line at the top, in pixels. */
const barHeight = 60;

/** Scrolls so that `place` can be seen, when it cannot: neither beyond the window nor under the note that stands in a sheet from below. */
export function bringIntoView(view: View, place: DOMRect): void {
  const sheet = view.document.querySelector<HTMLElement>("aside.from-below");
  const height = view.innerHeight - (sheet?.offsetHeight ?? 0);
  const seen = place.top >= barHeight && place.bottom <= Math.min(height, view.innerHeight - barHeight);
  if (!seen) view.scrollBy({ top: place.top - height * above, behavior: "instant" });
}

/** Makes an annotation the active one and brings it into view; one that is lost is shown by its card alone. */
export function goTo({ state, view }: Parts, id: string): void {
  state.active.value = id;
  const range = state.found.value.get(id)?.ranges[0];
  const shown = range ?? view.document.querySelector(`aside [data-id="${id}"]`);
  if (shown) bringIntoView(view, shown.getBoundingClientRect());
}
