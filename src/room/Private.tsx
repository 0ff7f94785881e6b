/** What a reader in a private window must know before writing: that nothing written is kept. */
import type { Shown } from "./parts.ts";

export function Private({ state, say }: Pick<Shown, "state" | "say">) {
  return state.isPrivate.value ? (
    <span class="private" title={say("private_notes")}>
      {say("private_window")}
    </span>
  ) : null;
}
