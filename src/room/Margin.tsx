/** The margin: every note beside its line. In a narrow window the pressed one alone, in a sheet from below. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { Card } from "./Card.tsx";
import { doing } from "./doing.ts";
import type { Parts } from "./parts.ts";
import { placeCards } from "./place.ts";
import { marginWidth, type RoomState } from "./state.ts";

/** How high a card is before it was drawn once, in pixels: most have a line or two. */
const likelyHeight = 52;

/** Where each card stands, by id, in pixels from the top of the article. */
function topsOf(state: RoomState): ReadonlyMap<string, number> {
  const ordered = state.ordered.value;
  const [lines, heights] = [state.lines.value, state.heights.value];
  const cards = ordered.map(({ id }) => ({ line: lines.get(id) ?? 0, height: heights.get(id) ?? likelyHeight }));
  const active = ordered.findIndex(({ id }) => id === state.active.value);
  const tops = placeCards(cards, active < 0 ? null : active);
  return new Map(ordered.map(({ id }, index) => [id, Math.round(tops[index] ?? 0)]));
}

/** Remembers how high the cards are that stand in the margin. */
function measure(margin: HTMLElement, state: RoomState): void {
  const known = state.heights.peek();
  const fresh = [...margin.querySelectorAll<HTMLElement>("[data-id]")]
    .map((card) => [card.dataset["id"] ?? "", card.offsetHeight] as const)
    .filter(([id, height]) => known.get(id) !== height);
  if (fresh.length > 0) state.heights.value = new Map([...known, ...fresh]);
}

/** The notes whose cards are drawn: those near the window, and those in use. */
function shownOf(state: RoomState, tops: ReadonlyMap<string, number>) {
  const { top, bottom } = state.band.value;
  const [heights, used] = [state.heights.value, [state.active.value, state.editing.value, state.hovered.value]];
  return state.ordered.value
    .map((annotation, index) => ({ annotation, index, top: tops.get(annotation.id) ?? 0 }))
    .filter((card) => {
      const height = heights.get(card.annotation.id) ?? likelyHeight;
      return (card.top + height > top && card.top < bottom) || used.includes(card.annotation.id);
    });
}

export function Margin({ parts }: { parts: Parts }) {
  const { state, say } = parts;
  const margin = useRef<HTMLElement>(null);
  const narrow = state.width.value < marginWidth;
  useLayoutEffect(() => {
    if (margin.current) measure(margin.current, state);
  });
  const ordered = state.ordered.value;
  const tops = topsOf(state);
  const shown = narrow
    ? ordered.flatMap((annotation, index) =>
        annotation.id === state.active.value ? [{ annotation, index, top: 0 }] : [],
      )
    : shownOf(state, tops);
  const hasPageNote = ordered.some(({ segments }) => segments.length === 0);
  return (
    <aside
      ref={margin}
      aria-label={say("notes")}
      class={narrow ? "from-below" : ""}
      hidden={narrow && shown.length === 0}
    >
      {hasPageNote || narrow ? null : (
        <button type="button" class="add-page-note" onClick={doing(parts).pageNote}>
          {say("page_note")}
        </button>
      )}
      {shown.length > 0 ? (
        <ol>
          {shown.map(({ annotation, index, top }) => (
            <Card
              key={annotation.id}
              annotation={annotation}
              parts={parts}
              top={narrow ? null : top}
              place={index + 1}
              count={ordered.length}
            />
          ))}
        </ol>
      ) : null}
    </aside>
  );
}
