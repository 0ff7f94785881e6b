/** The margin's own buttons in the line at the top: how many notes, the outline, the keys. */
import { useMemo } from "preact/hooks";
import { sayCount } from "../model/words.ts";
import { fewest, headingsOf } from "./headings.ts";
import type { Shown } from "./parts.ts";
import { type PanelName, togglePanel } from "./state.ts";

export function BarTools({ article, state, say, locale }: Shown) {
  const words = sayCount(say, "notes_count", state.count.value, locale);
  const hasOutline = useMemo(() => headingsOf(article.content).length >= fewest, [article]);
  const press = (name: PanelName) => ({
    type: "button" as const,
    class: "quiet",
    "aria-expanded": state.panel.value === name,
    onClick: () => togglePanel(state, name),
  });
  return (
    <>
      <button {...press("list")} title={say("list_title")}>
        {words}
      </button>
      {hasOutline ? <button {...press("outline")}>{say("outline")}</button> : null}
      <button {...press("keys")} class="quiet keys-button" aria-label={say("keys_title")} title={say("keys_title")}>
        ?
      </button>
    </>
  );
}
