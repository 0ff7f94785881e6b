/** The bar at the end of a selection: five colours and "note". */
import { colours } from "../model/annotation.ts";
import type { Parts } from "./parts.ts";

/** Between the selection and the bar, in pixels. */
const distance = 10;
/** The bar's height with its distance, in pixels: above the selection when there is no room below. */
const needs = 56;

export function SelectionBar({ state, notebook, say }: Parts) {
  const pending = state.pending.value;
  if (!pending) return null;
  const { left, top, bottom, view } = pending.place;
  const below = bottom + needs <= view.bottom;
  const style = {
    insetInlineStart: "0",
    left: `${Math.round(Math.max(8, Math.min(left, view.width - 268)))}px`,
    top: `${Math.round(below ? bottom + distance : top - needs + distance)}px`,
  };
  const first = state.colour.value;
  const ordered = [first, ...colours.filter((colour) => colour !== first)];
  return (
    // The press must not take the selection away before the button has read it.
    <div
      class="sel"
      role="toolbar"
      aria-label={say("selection_bar")}
      style={style}
      onMouseDown={(event) => event.preventDefault()}
    >
      {ordered.map((colour) => (
        <button
          key={colour}
          type="button"
          class="dot"
          data-colour={colour}
          aria-label={say(`colour_${colour}`)}
          title={say(`colour_${colour}`)}
          onClick={() => notebook.highlight(colour)}
        />
      ))}
      <button
        type="button"
        class="word"
        onClick={() => {
          const made = notebook.highlight(first);
          if (made) state.editing.value = made.id;
        }}
      >
        {say("note")}
      </button>
    </div>
  );
}
