/** The button that attaches a note to what is selected: on every lost or changed note, and on the active one while something is selected. */
import { useLayoutEffect } from "preact/hooks";
import type { Annotation } from "../model/annotation.ts";
import { attach } from "./attach.ts";
import { dress } from "./dress.ts";
import look from "./look/attach.css";
import type { Parts } from "./parts.ts";

export function Attach({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const { state, say } = parts;
  const { id } = annotation;
  const selected = state.pending.value !== null;
  useLayoutEffect(() => dress(parts.view, look), [parts.view]);
  const waiting = state.attaching.value === id;
  return (
    <button
      type="button"
      class="attach"
      aria-pressed={waiting}
      // The press must not take the selection away before it was read, nor make the card grow under it.
      onMouseDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onClick={() => {
        attach(parts, id);
        // The press left the keys with the page, where no one hears that it is to be taken back.
        if (selected) parts.view.focus();
      }}
    >
      {say(selected ? "attach_here" : waiting ? "attach_waiting" : "attach")}
    </button>
  );
}
