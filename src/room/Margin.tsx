/** The margin: every note beside its line. In a narrow window only the pressed one, under its line. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Found } from "../anchor/index.ts";
import type { Annotation } from "../model/annotation.ts";
import { Card } from "./Card.tsx";
import type { Parts } from "./parts.ts";
import { placeCards } from "./place.ts";
import { marginWidth } from "./state.ts";

/** Under the line in a narrow window, in pixels. */
const underLine = 6;

/** A found range's first line, or its last, in pixels from the top of `origin`; lost notes stand at the top. */
function lineOf(found: Found | null | undefined, edge: "first" | "last", origin: number): number {
  const range = edge === "first" ? found?.ranges[0] : found?.ranges.at(-1);
  if (!range) return 0;
  const box = range.getBoundingClientRect();
  return (edge === "first" ? box.top : box.bottom + underLine) - origin;
}

function settle(margin: HTMLElement, shown: readonly Annotation[], { state }: Parts): void {
  const cards = [...margin.children].filter((child): child is HTMLElement => child.localName === "section");
  const origin = margin.getBoundingClientRect().top;
  const edge = state.width.value < marginWidth ? "last" : "first";
  const measured = shown.map((annotation, index) => ({
    line: lineOf(state.found.value.get(annotation.id), edge, origin),
    height: cards[index]?.offsetHeight ?? 0,
  }));
  const active = shown.findIndex((annotation) => annotation.id === state.active.value);
  const tops = placeCards(measured, active < 0 ? null : active);
  for (const [index, card] of cards.entries()) card.style.top = `${Math.round(tops[index] ?? 0)}px`;
}

export function Margin({ parts }: { parts: Parts }) {
  const { state, say } = parts;
  const margin = useRef<HTMLElement>(null);
  const narrow = state.width.value < marginWidth;
  const shown = state.ordered.value.filter((annotation) => !narrow || annotation.id === state.active.value);
  // Read here, so that each of these sets the cards anew.
  void [state.layout.value, state.active.value, state.editing.value, state.found.value];
  useLayoutEffect(() => {
    if (margin.current) settle(margin.current, shown, parts);
  });
  return (
    <aside ref={margin} aria-label={say("notes")}>
      {shown.map((annotation) => (
        <Card key={annotation.id} annotation={annotation} parts={parts} />
      ))}
    </aside>
  );
}
