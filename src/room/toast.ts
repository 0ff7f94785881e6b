/** Saying something in passing. */
import type { RoomState, Toast } from "./state.ts";

/** How long a toast stands, in milliseconds: time to read it and to reach it. */
const toastMs = 8000;

/** Says something for a while. */
export function toast(state: RoomState, said: Toast): void {
  state.toast.value = said;
  setTimeout(() => {
    if (state.toast.value === said) state.toast.value = null;
  }, toastMs);
}
