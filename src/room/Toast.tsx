/** What was just done, with the way back. */
import type { Parts } from "./parts.ts";
import type { RoomState, Toast as Said } from "./state.ts";

/** How long a toast stands, in milliseconds: time to read it and to reach it. */
const toastMs = 8000;

/** Says something for a while. */
export function toast(state: RoomState, said: Said): void {
  state.toast.value = said;
  setTimeout(() => {
    if (state.toast.value === said) state.toast.value = null;
  }, toastMs);
}

export function Toast({ state, say }: Parts) {
  const said = state.toast.value;
  const undo = said?.undo;
  return (
    <div class={`toast${said ? "" : " none"}`} role="status">
      {said ? <span>{said.words}</span> : null}
      {undo ? (
        <button
          type="button"
          onClick={() => {
            state.toast.value = null;
            undo();
          }}
        >
          {say(said.again ? "redo" : "undo")}
        </button>
      ) : null}
    </div>
  );
}
