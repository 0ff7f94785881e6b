/** The margin: every note beside its line. In a narrow window the pressed one alone, in a sheet from below. */
import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Card, type Measured } from "./Card.tsx";
import { doing } from "./doing.ts";
import type { Parts } from "./parts.ts";
import { placeCards } from "./place.ts";
import { marginWidth, type RoomState } from "./state.ts";

/** How high a card is before it was drawn once, in pixels: most have a line or two. */
const likelyHeight = 52;

/** A card that is drawn: which of the notes it is, counted from 0, and where it stands, in pixels from the top of the article. */
interface Placed {
  readonly index: number;
  readonly top: number;
}

/**
 * The cards that are drawn: those near the window, and those in use. One whose words are still looked for waits until its line is known. No
 * letter typed in a note asks for them anew.
 */
function placed(state: RoomState): readonly Placed[] {
  const [lines, heights, active] = [state.lines.value, state.heights.value, state.active.value];
  const used = [active, state.editing.value, state.hovered.value];
  const cards = state.order.value.flatMap((id, index) => {
    const line = lines.get(id) ?? (used.includes(id) ? 0 : null);
    return line === null ? [] : [{ id, index, line, height: heights.get(id) ?? likelyHeight }];
  });
  const tops = placeCards(
    cards,
    cards.findIndex(({ id }) => id === active),
  );
  const { top: from, bottom: to } = state.band.value;
  return cards.flatMap(({ id, index, height }, at) => {
    const top = Math.round(tops[at] ?? 0);
    return (top + height > from && top < to) || used.includes(id) ? [{ index, top }] : [];
  });
}

/** Has `state` know how high each card is. The browser tells when it has laid them out: asked any sooner, it would do so at once. */
function measuring({ view, state }: Parts): Measured {
  const sizes = new view.ResizeObserver((seen) => {
    const heights = new Map(state.heights.peek());
    for (const { target } of seen as Iterable<{ target: HTMLElement }>)
      heights.set(target.dataset["id"] ?? "", target.offsetHeight);
    state.heights.value = heights;
  });
  return (card) => {
    if (card) sizes.observe(card);
    return () => card && sizes.unobserve(card);
  };
}

export function Margin({ parts }: { parts: Parts }) {
  const { state, say } = parts;
  const measured = useMemo(() => measuring(parts), []);
  const cards = useComputed(() => placed(state)).value;
  const narrow = state.width.value < marginWidth;
  const ordered = state.ordered.value;
  const active = state.order.value.indexOf(state.active.value ?? "");
  const shown = !narrow ? cards : active < 0 ? [] : [{ index: active, top: 0 }];
  const hasPageNote = ordered[0]?.segments.length === 0;
  return (
    <aside aria-label={say("notes")} class={narrow ? "from-below" : ""} hidden={narrow && shown.length === 0}>
      {hasPageNote || narrow ? null : (
        <button type="button" class="add-page-note" onClick={doing(parts).pageNote}>
          {say("page_note")}
        </button>
      )}
      {shown.length > 0 ? (
        <ol>
          {shown.map(({ index, top }) => {
            const annotation = ordered[index];
            return annotation ? (
              <Card
                key={annotation.id}
                annotation={annotation}
                parts={parts}
                measured={measured}
                top={narrow ? null : top}
                place={index + 1}
                count={ordered.length}
              />
            ) : null;
          })}
        </ol>
      ) : null}
    </aside>
  );
}
