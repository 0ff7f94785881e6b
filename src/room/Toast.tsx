/** What was just done, with the way back. */
import type { Parts } from "./parts.ts";
import type { RoomState } from "./state.ts";

/** How long a toast stands, in milliseconds: time to read it and to reach it. */
const toastMs = 8000;

/** Says what was done for a while; `way`: the button beside it. */
export function toast(state: RoomState, words: string, way: { name: "undo" | "redo"; act(): void } | null): void {
  const said = { words, way };
  state.toast.value = said;
  setTimeout(() => {
    if (state.toast.value === said) state.toast.value = null;
  }, toastMs);
}

export function Toast({ state, say }: Parts) {
  const said = state.toast.value;
  const way = said?.way;
  return (
    <div class={`toast${said ? "" : " none"}`} role="status">
      {said ? <span>{said.words}</span> : null}
      {way ? (
        <button
          type="button"
          onClick={() => {
            state.toast.value = null;
            way.act();
          }}
        >
          {say(way.name)}
        </button>
      ) : null}
    </div>
  );
}
