/** A note in the margin: a line of colour and its words, edited in place. */
import { useEffect, useRef } from "preact/hooks";
import { type Annotation, colours } from "../model/annotation.ts";
import { Attach } from "./Attach.tsx";
import { Changed } from "./Changed.tsx";
import type { Parts } from "./parts.ts";

const quoteLength = 80;

/** The quoted words in one line, cut where they are long. */
export function quoteOf(annotation: Annotation): string {
  const quote = annotation.segments.map((segment) => segment.exact).join(" ");
  return quote.length > quoteLength ? `${quote.slice(0, quoteLength).trimEnd()}…` : quote;
}

function Editor({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const { state, notebook, say } = parts;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const leave = (): void => {
    void notebook.flush();
    if (state.editing.value === annotation.id) state.editing.value = null;
  };
  return (
    <textarea
      ref={field}
      class="t"
      rows={1}
      placeholder={say("note_placeholder")}
      aria-label={say("note_for", quoteOf(annotation))}
      value={annotation.note}
      onInput={(event) => notebook.write(annotation.id, event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        leave();
      }}
    />
  );
}

function stateWords(annotation: Annotation, { state, say, locale }: Parts): string {
  const found = state.found.value.get(annotation.id);
  if (found === null) return say("lost");
  if (found?.changed) return say("changed");
  if (state.editing.value === annotation.id) return say(state.saving.value.state === "saving" ? "saving" : "saved");
  return new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" }).format(annotation.edited);
}

export function Card({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const { state, notebook, say } = parts;
  const found = state.found.value.get(annotation.id);
  const active = state.active.value === annotation.id;
  const editing = state.editing.value === annotation.id;
  const odd = found === null || found?.changed === true;
  const start = (): void => {
    state.active.value = annotation.id;
    state.editing.value = annotation.id;
  };
  return (
    <section
      class={`note${active ? " on" : ""}${odd ? " changed" : ""}`}
      data-colour={annotation.colour}
      aria-label={quoteOf(annotation)}
      onMouseDown={() => {
        state.active.value = annotation.id;
      }}
    >
      {parts.quotes && !odd ? <q>{quoteOf(annotation)}</q> : null}
      <Changed annotation={annotation} parts={parts} />
      {editing ? (
        <Editor annotation={annotation} parts={parts} />
      ) : (
        <button
          type="button"
          class={`t words${annotation.note ? "" : " none"}`}
          aria-label={say("edit")}
          onClick={start}
        >
          {annotation.note || say("note_placeholder")}
        </button>
      )}
      <div class="foot">
        <span class="when">{stateWords(annotation, parts)}</span>
        {active ? (
          <span class="tools" role="toolbar" aria-label={say("edit")} onMouseDown={(event) => event.preventDefault()}>
            {colours.map((colour) => (
              <button
                key={colour}
                type="button"
                class="dot"
                data-colour={colour}
                aria-label={say(`colour_${colour}`)}
                aria-pressed={colour === annotation.colour}
                onClick={() => notebook.recolour(annotation.id, colour)}
              />
            ))}
            <button type="button" class="delete" onClick={() => notebook.remove(annotation.id)}>
              {say("delete")}
            </button>
          </span>
        ) : null}
      </div>
      <Attach annotation={annotation} parts={parts} />
    </section>
  );
}
