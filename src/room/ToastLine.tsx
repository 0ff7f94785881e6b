/** What was just done, with the way back. */
import type { Shown } from "./parts.ts";

export function ToastLine({ state, say }: Pick<Shown, "state" | "say">) {
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
