/** The bin: what was deleted of this article within the last 30 days, and the way back. */
import { useEffect, useState } from "preact/hooks";
import type { Annotation } from "../model/annotation.ts";
import { dayOf } from "../model/written-date.ts";
import { leaveBeside } from "./focus.ts";
import { readNote } from "./ListRow.tsx";
import { nameOf, quoteOf } from "./naming.ts";
import { Panel } from "./Panel.tsx";
import type { Parts } from "./parts.ts";

export function Bin({ parts }: { parts: Parts }) {
  const { state, notebook, shelf, say, locale } = parts;
  const [binned, setBinned] = useState<readonly Annotation[] | null>(null);
  const live = state.annotations.value;
  useEffect(() => {
    // What was deleted a moment ago must be there too.
    notebook
      .flush()
      .then(() => shelf.bin())
      .then(setBinned, (error) => notebook.fail(error));
  }, [notebook, shelf]);
  const shown = binned?.filter(({ id }) => !live.has(id)) ?? [];
  return (
    <Panel
      parts={parts}
      title={say("bin")}
      head={
        <button
          type="button"
          class="word"
          onClick={() => {
            state.panel.value = "list";
          }}
        >
          {say("list_title")}
        </button>
      }
    >
      <div class="rows">
        {shown.length > 0 ? (
          <ol>
            {shown.map((annotation) => (
              <li
                key={annotation.id}
                class="row binned"
                data-colour={annotation.colour}
                aria-label={nameOf(parts, annotation)}
              >
                <div class="go">
                  <span class="quote">{annotation.segments.length === 0 ? say("page_note") : quoteOf(annotation)}</span>
                  {annotation.note ? (
                    <span class="said" dir="auto">
                      {readNote(annotation).words}
                    </span>
                  ) : null}
                  <span class="under">{say("deleted_on", dayOf(annotation.deleted ?? 0, locale))}</span>
                </div>
                <button
                  type="button"
                  class="word"
                  onClick={({ currentTarget }) => {
                    const row = currentTarget.closest("li");
                    if (row) leaveBeside(row, "button", () => notebook.restore(annotation));
                  }}
                >
                  {say("restore")}
                </button>
              </li>
            ))}
          </ol>
        ) : (
          <p class="empty">{binned === null ? "" : say("bin_empty")}</p>
        )}
      </div>
    </Panel>
  );
}
