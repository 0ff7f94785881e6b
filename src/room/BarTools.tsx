/** The margin's own buttons in the line at the top: how many notes, the outline, the keys. */
import { sayCount } from "../model/words.ts";
import { doing } from "./doing.ts";
import { hasOutline } from "./Outline.tsx";
import type { Parts } from "./parts.ts";
import type { PanelName } from "./state.ts";

export function BarTools({ parts }: { parts: Parts }) {
  const { state, say, locale } = parts;
  const words = sayCount(say, "notes_count", state.annotations.value.size, locale);
  const press = (name: PanelName) => ({
    type: "button" as const,
    class: "quiet",
    "aria-expanded": state.panel.value === name,
    onClick: () => doing(parts).panel(name),
  });
  return (
    <>
      <button {...press("list")} title={say("list_title")}>
        {words}
      </button>
      {hasOutline(parts) ? <button {...press("outline")}>{say("outline")}</button> : null}
      <button {...press("keys")} class="quiet keys-button" aria-label={say("keys_title")} title={say("keys_title")}>
        ?
      </button>
    </>
  );
}
