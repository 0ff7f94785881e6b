/** What was just done, with the way back. */
import type { Parts } from "./parts.ts";

export function Toast({ state, say }: Parts) {
  const toast = state.toast.value;
  return (
    <div class="toast" role="status" hidden={!toast}>
      {toast ? <span>{toast.words}</span> : null}
      {toast?.undo ? (
        <button type="button" onClick={toast.undo}>
          {say("undo")}
        </button>
      ) : null}
    </div>
  );
}
