/** The removed blocks are brought when the reader opens them, and so is the choosing of others. */
import { effect } from "@preact/signals";
import { dress } from "../dress.ts";
import type { View } from "../parts.ts";
import type { RemovedState } from "./Removed.tsx";

/** Brings what is shown when `state` is open; what cannot be had is told to `failed`, and asked for again at the next opening. */
export function bringBlocks(
  view: View,
  state: RemovedState,
  failed: (error: unknown) => void,
  signal: AbortSignal,
): void {
  let asked = false;
  const end = effect(() => {
    if (asked || !state.open.value) return;
    asked = true;
    import("./opened.ts").then(
      (opened) => {
        dress(view, opened.blocksLook);
        state.opened.value = opened;
      },
      (error: unknown) => {
        asked = false;
        state.open.value = false;
        failed(error);
      },
    );
  });
  signal.addEventListener("abort", end);
}

/** Lets blocks of `body` be chosen, as soon as what that needs is here. */
export function pickLater(
  body: HTMLElement,
  state: RemovedState,
  picked: (block: Element) => void,
  signal: AbortSignal,
): void {
  const end = effect(() => state.opened.value?.pickBlocks(body, state, picked, signal));
  signal.addEventListener("abort", end);
}
