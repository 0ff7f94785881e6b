/** The panel beside the original page: its notes in the page's order. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { sayCount } from "../../model/words.ts";
import { Card } from "../Card.tsx";
import { Private } from "../Private.tsx";
import type { Parts } from "../parts.ts";
import { ToastLine } from "../ToastLine.tsx";

/** The panel's own line at the top: how many notes, the way back to the clean view, the way out. */
function PanelBar({ state, say, locale, close, turnOver }: Parts) {
  const saving = state.saving.value;
  return (
    <nav class="bar" aria-label={say("panel_label")}>
      <span class="seal" aria-hidden="true">
        清
      </span>
      <span class="site">{sayCount(say, "notes_count", state.count.value, locale)}</span>
      <Private state={state} say={say} />
      <span class="grow" />
      <button type="button" class="quiet" onClick={turnOver}>
        {say("clean_view")}
      </button>
      <button type="button" class="quiet" aria-label={say("close")} title={`${say("close")} (Esc)`} onClick={close}>
        ✕
      </button>
      <span class={`saving ${saving.state}`} role="status">
        {saving.state === "failed" ? saving.why : ""}
      </span>
    </nav>
  );
}

export function Panel(parts: Parts) {
  const { state, say } = parts;
  const list = useRef<HTMLElement>(null);
  const active = state.active.value;
  const shown = state.ordered.value;
  useLayoutEffect(() => {
    const at = shown.findIndex(({ id }) => id === active);
    list.current?.querySelectorAll(":scope > ol > li")[at]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <>
      <PanelBar {...parts} />
      <aside ref={list} class="cards" aria-label={say("notes")}>
        {shown.length === 0 ? <p class="hint">{say("panel_empty")}</p> : null}
        {shown.length > 0 ? (
          <ol>
            {shown.map((annotation, index) => (
              <Card
                key={annotation.id}
                annotation={annotation}
                parts={parts}
                top={null}
                measured={null}
                place={index + 1}
                count={shown.length}
              />
            ))}
          </ol>
        ) : null}
      </aside>
      <ToastLine {...parts} />
    </>
  );
}
