/** The edges of the active highlight: a handle at either end to drag, and Shift with the arrows. */
import { effect } from "@preact/signals";
import { describeIn, type Found, indexOf } from "../../anchor/index.ts";
import { offsetsOf, rangeAt, type TextIndex } from "../../anchor/text.ts";
import type { Annotation, Segment } from "../../model/annotation.ts";
import type { Parts } from "../parts.ts";
import { onLight } from "./rules.ts";
import { type Span, snap, stepped, trimmed } from "./words.ts";

type View = Window & typeof globalThis;
type Edge = "start" | "end";

export interface EdgesOptions {
  /** The window that shows the words. */
  readonly view: View;
  root(): Element;
  readonly parts: Pick<Parts, "state" | "notebook">;
  /** Two empty elements placed by pixels of the view's document; the top layer's or positioned in its body. */
  readonly handles: Readonly<Record<Edge, HTMLElement>>;
  /** Where Shift with the arrows is heard. */
  readonly keys: EventTarget;
}

/** A handle is as high as its line and this wide, in pixels: the line of it 2, the rest for fingers. */
const width = 16;
const knob = 5;

const spanOf = (index: TextIndex, found: Found): Span | null => {
  const [first, last] = [found.ranges[0], found.ranges.at(-1)];
  if (!first || !last) return null;
  const range = first.cloneRange();
  range.setEnd(last.endContainer, last.endOffset);
  return offsetsOf(index, range);
};

const segmentsAt = (index: TextIndex, { start, end }: Span): Segment[] => describeIn(index, rangeAt(index, start, end));

const foundAt = (index: TextIndex, segments: readonly Segment[]): Found => ({
  ranges: segments.map(({ start, exact }) => rangeAt(index, start, start + exact.length)),
  changed: false,
});

/** Where a point of the window is in the index; `null` where there is no text. */
function offsetAt({ view, root }: EdgesOptions, index: TextIndex, x: number, y: number): number | null {
  const caret = view.document.caretPositionFromPoint(x, y);
  if (!caret || !root().contains(caret.offsetNode)) return null;
  const range = view.document.createRange();
  range.setStart(root(), 0);
  range.setEnd(caret.offsetNode, caret.offset);
  return offsetsOf(index, range)?.end ?? 0;
}

function dress(handle: HTMLElement, edge: Edge, colour: string): void {
  const side = edge === "start" ? "top" : "bottom";
  handle.style.cssText += `position: absolute; inset: 0 auto auto 0; width: ${width}px; cursor: col-resize; touch-action: none; border: 0; padding: 0; margin: 0; overflow: visible; z-index: 1;
    background: radial-gradient(circle at 50% ${side === "top" ? `${knob}px` : `calc(100% - ${knob}px)`}, ${colour} ${knob}px, transparent ${knob + 0.5}px), linear-gradient(${colour}, ${colour}) 50% / 2px 100% no-repeat;`;
}

/** The two handles in a room's own document. */
export function handlesIn(room: Document): Record<Edge, HTMLElement> {
  const [start, end] = [room.createElement("div"), room.createElement("div")];
  room.body.append(start, end);
  return { start, end };
}

/** Puts a handle at an edge of the ranges. */
function place(handle: HTMLElement, edge: Edge, found: Found, view: View): void {
  const range = edge === "start" ? found.ranges[0] : found.ranges.at(-1);
  const boxes = range?.getClientRects() ?? [];
  const box = edge === "start" ? boxes[0] : boxes[boxes.length - 1];
  if (!range || !box) return;
  const element =
    range.startContainer instanceof view.Element ? range.startContainer : range.startContainer.parentElement;
  const mirrored = element !== null && view.getComputedStyle(element).direction === "rtl";
  const x = (edge === "start") === mirrored ? box.right : box.left;
  const top = box.top - (edge === "start" ? 2 * knob : 0);
  handle.style.height = `${Math.round(box.height + 2 * knob)}px`;
  handle.style.translate = `${Math.round(x + view.scrollX - width / 2)}px ${Math.round(top + view.scrollY)}px`;
}

function show(handle: HTMLElement, shown: boolean): void {
  if (!handle.popover) handle.hidden = !shown;
  else if (shown) handle.showPopover();
  else handle.hidePopover();
}

/** Lets the reader move the edges of the active highlight, by words and in Chinese and Japanese by characters, until `signal` aborts. */
export function openEdges(options: EdgesOptions, signal: AbortSignal): void {
  const { view, root, parts, handles, keys } = options;
  const { state, notebook } = parts;
  const edges: readonly Edge[] = ["start", "end"];

  const active = (): { annotation: Annotation; found: Found } | null => {
    const annotation = state.annotations.value.get(state.active.value ?? "");
    const found = annotation && state.found.value.get(annotation.id);
    return annotation && found && found.ranges.length > 0 ? { annotation, found } : null;
  };
  const preview = (id: string, found: Found): void => {
    state.found.value = new Map(state.found.peek()).set(id, found);
  };
  const move = (id: string, index: TextIndex, span: Span): void => {
    const segments = segmentsAt(index, span);
    if (segments.length === 0) return;
    preview(id, foundAt(index, segments));
    notebook.place(id, segments);
  };

  const set = (): void => {
    const current = active();
    for (const edge of edges) {
      const handle = handles[edge];
      show(handle, current !== null);
      if (!current) continue;
      dress(handle, edge, onLight[current.annotation.colour].line);
      place(handle, edge, current.found, view);
    }
  };
  const end = effect(() => {
    void [state.layout.value, state.width.value];
    set();
  });
  signal.addEventListener("abort", end);
  const quiet = { signal, passive: true, capture: true };
  view.addEventListener("resize", set, quiet);
  // What scrolls inside the page takes its words with it; the page itself takes the handles as well.
  view.addEventListener("scroll", (event) => event.target !== view.document && set(), quiet);

  for (const edge of edges) drag(edge);

  function drag(edge: Edge): void {
    const handle = handles[edge];
    let held: { id: string; index: TextIndex; span: Span } | null = null;
    handle.addEventListener(
      "pointerdown",
      (event) => {
        const current = active();
        const index = indexOf(root());
        const span = current && spanOf(index, current.found);
        if (!current || !span || event.button !== 0) return;
        event.preventDefault();
        held = { id: current.annotation.id, index, span };
        handle.setPointerCapture(event.pointerId);
        // The caret is asked for beneath the handle.
        handle.style.pointerEvents = "none";
      },
      { signal },
    );
    handle.addEventListener(
      "pointermove",
      (event) => {
        if (!held) return;
        const at = offsetAt(options, held.index, event.clientX, event.clientY);
        if (at === null) return;
        const { text } = held.index;
        const next = trimmed(text, { ...held.span, [edge]: snap(text, at) });
        if (!next) return;
        held.span = next;
        preview(held.id, foundAt(held.index, segmentsAt(held.index, next)));
      },
      { signal },
    );
    for (const done of ["pointerup", "pointercancel"]) {
      handle.addEventListener(
        done,
        () => {
          handle.style.pointerEvents = "";
          if (held) move(held.id, held.index, held.span);
          held = null;
        },
        { signal },
      );
    }
  }

  keys.addEventListener(
    "keydown",
    (event) => {
      const { key, shiftKey, altKey, ctrlKey, metaKey, target, defaultPrevented } = event as KeyboardEvent;
      if (!shiftKey || ctrlKey || metaKey || defaultPrevented || (key !== "ArrowLeft" && key !== "ArrowRight")) return;
      if (state.editing.peek() !== null || state.pending.peek()) return;
      if ((target as Element | null)?.closest?.("textarea, input, select")) return;
      const current = active();
      if (!current) return;
      event.preventDefault();
      const index = indexOf(root());
      const span = spanOf(index, current.found);
      const mirrored = view.getComputedStyle(root()).direction === "rtl";
      const way = (key === "ArrowRight") === mirrored ? "back" : "on";
      const next = span && stepped(index.text, span, altKey ? "start" : "end", way);
      if (next) move(current.annotation.id, index, next);
    },
    { signal },
  );
}
