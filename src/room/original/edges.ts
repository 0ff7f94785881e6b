/** The edges of the active highlight: a handle at either end to drag, and Shift with the arrows. */
import { computed, effect } from "@preact/signals";
import { moveEdge, snap } from "../../anchor/edges.ts";
import { describeIn, type Found, indexOf, type TextIndex } from "../../anchor/index.ts";
import { rangeAt } from "../../anchor/text.ts";
import type { Annotation, Segment } from "../../model/annotation.ts";
import type { Parts } from "../parts.ts";
import { onLight } from "./rules.ts";

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
  /** Of the words, BCP 47. */
  readonly language?: string;
}

/** A handle is as high as its line and this wide, in pixels: the line of it 2, the rest for fingers. */
const width = 16;
const knob = 5;

/** All the words of `found` as one range. */
function wholeOf(found: Found): Range | null {
  const [first, last] = [found.ranges[0], found.ranges.at(-1)];
  if (!first || !last) return null;
  const range = first.cloneRange();
  range.setEnd(last.endContainer, last.endOffset);
  return range;
}

/** `range` by its segments, painted block by block as it will be when it is found again. */
function foundAt(index: TextIndex, segments: readonly Segment[]): Found {
  const ranges = segments.map(({ start, exact }) => rangeAt(index, start, start + exact.length));
  return { ranges, changed: false };
}

/** `range` with one edge at a point of the window, at the end of the word there; `null` where there is no text or nothing would be left. */
function dragged({ view, root, language }: EdgesOptions, range: Range, edge: Edge, x: number, y: number): Range | null {
  const caret = view.document.caretPositionFromPoint(x, y);
  if (!caret || !root().contains(caret.offsetNode)) return null;
  const [start, end] = [range.cloneRange(), range.cloneRange()];
  // A range set beyond its other end collapses: then the edge is where the other one is, and nothing is left.
  if (edge === "start") start.setStart(caret.offsetNode, caret.offset);
  else end.setEnd(caret.offsetNode, caret.offset);
  const moved = edge === "start" ? start : end;
  const other = edge === "start" ? "END_TO_END" : "START_TO_START";
  if (moved.collapsed || moved.compareBoundaryPoints(Range[other], range) !== 0) return null;
  const whole = snap(moved, "word", root(), language);
  if (!whole) return null;
  // Only the edge that is held goes to a word's end: the other one is where the reader put it.
  if (edge === "start") moved.setStart(whole.startContainer, whole.startOffset);
  else moved.setEnd(whole.endContainer, whole.endOffset);
  return moved;
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
  const move = (id: string, range: Range): void => {
    const index = indexOf(root());
    const segments = describeIn(index, range);
    if (segments.length === 0) return;
    preview(id, foundAt(index, segments));
    notebook.place(id, segments);
  };

  // Apart from its note: placing asks the browser to lay out what was typed at once, 10 ms of each key in a long article.
  const found = computed(() => active()?.found ?? null);
  const colour = computed(() => active()?.annotation.colour ?? null);
  const set = (): void => {
    for (const edge of edges) {
      const handle = handles[edge];
      show(handle, found.value !== null);
      if (!found.value || !colour.value) continue;
      dress(handle, edge, onLight[colour.value].line);
      place(handle, edge, found.value, view);
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

  // A selection that is drawn over a handle would end in it, and so at the document's end.
  const letThrough = (through: boolean): void => {
    for (const edge of edges) handles[edge].style.pointerEvents = through ? "none" : "";
  };
  view.addEventListener(
    "pointerdown",
    (event) => letThrough(!edges.some((edge) => handles[edge] === event.target)),
    quiet,
  );
  for (const type of ["pointerup", "pointercancel"]) view.addEventListener(type, () => letThrough(false), quiet);

  for (const edge of edges) drag(edge);

  function drag(edge: Edge): void {
    const handle = handles[edge];
    let held: { id: string; range: Range } | null = null;
    handle.addEventListener(
      "pointerdown",
      (event) => {
        const current = active();
        const range = current && wholeOf(current.found);
        if (!range || event.button !== 0) return;
        event.preventDefault();
        held = { id: current.annotation.id, range };
        handle.setPointerCapture(event.pointerId);
        // The caret is asked for beneath the handle.
        handle.style.pointerEvents = "none";
      },
      { signal },
    );
    handle.addEventListener(
      "pointermove",
      (event) => {
        const next = held && dragged(options, held.range, edge, event.clientX, event.clientY);
        if (!held || !next) return;
        held.range = next;
        const index = indexOf(root());
        preview(held.id, foundAt(index, describeIn(index, next)));
      },
      { signal },
    );
    for (const done of ["pointerup", "pointercancel"]) {
      handle.addEventListener(
        done,
        () => {
          handle.style.pointerEvents = "";
          if (held) move(held.id, held.range);
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
      const range = wholeOf(current.found);
      const mirrored = view.getComputedStyle(root()).direction === "rtl";
      const step = (key === "ArrowRight") === mirrored ? -1 : 1;
      const next = range && moveEdge(range, altKey ? "start" : "end", step, root(), options.language);
      if (next) move(current.annotation.id, next);
    },
    { signal },
  );
}
