/** Writing a note in its place: saved while typing, left with Esc or by going elsewhere. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Annotation } from "../model/annotation.ts";
import { focusIn } from "./focus.ts";
import { quoteOf } from "./naming.ts";
import type { Parts } from "./parts.ts";

export function Editor({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const { state, notebook, say } = parts;
  const { id } = annotation;
  const field = useRef<HTMLTextAreaElement>(null);
  // Before the next key is pressed: it is meant for this field.
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const leave = (): void => {
    if (state.editing.value === id) state.editing.value = null;
    notebook.rest(id);
  };
  return (
    <textarea
      ref={field}
      class="t"
      rows={1}
      placeholder={say("note_placeholder")}
      aria-label={annotation.segments.length === 0 ? say("page_note") : say("note_for", quoteOf(annotation))}
      value={annotation.note}
      onInput={(event) => notebook.write(id, event.currentTarget.value)}
      onBlur={({ currentTarget: area }) => {
        // Another tab or window came to the front: the reader comes back to go on here.
        if (area.ownerDocument.activeElement === area) void notebook.flush();
        else leave();
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        const done = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
        if (!done) return;
        event.stopPropagation();
        event.preventDefault();
        const card = event.currentTarget.closest<HTMLElement>("[data-id]");
        leave();
        // The focus stays at the card, so that the keys go on from there.
        focusIn(card, ".edit");
      }}
    />
  );
}
