/** Keeps the room's meter: how the reader's notes travel, and which of the article's stay in this browser. */
import { computed, effect } from "@preact/signals";
import type { Shelf } from "./shelf.ts";
import type { RoomState } from "./state.ts";

/** How often it is asked for while the list shows it, in milliseconds. */
const lookAgain = 5_000;

/** Asks once when there are notes, and again and again while the list is open, until `signal` aborts. */
export function followMeter(state: RoomState, shelf: Shelf, signal: AbortSignal): void {
  const ask = (): void =>
    void shelf.meter().then(
      (meter) => {
        state.meter.value = meter;
      },
      // The list goes without, or with the one of before: what fails here fails louder when a note is written.
      () => undefined,
    );
  const isWanted = computed(() => state.annotations.value.size > 0);
  const end = effect(() => {
    const isListed = state.panel.value === "list";
    if (isListed || isWanted.value) ask();
    if (!isListed) return;
    const timer = setInterval(ask, lookAgain);
    return () => clearInterval(timer);
  });
  signal.addEventListener("abort", end);
}
