/** Picking words on the original page: its own selection becomes a pending highlight, and a plain press meets the highlight under it. */
import { type Signal, signal as signalOf } from "@preact/signals";
import { describe } from "../../anchor/index.ts";
import { isHost } from "../host.ts";
import { annotationsAt } from "../paint.ts";
import type { RoomState } from "../state.ts";

type View = Window & typeof globalThis;

export interface Picks {
  /** The words that the reader has selected. */
  readonly picked: Signal<Range | null>;
  /** Reads the selection now. */
  read(): void;
  /** Takes the page's selection away, after it was made a highlight. */
  drop(): void;
}

/** Where a reader writes, a selection is the page's own business. */
const written = "input, textarea, select, [contenteditable]:not([contenteditable='false' i])";

function selectedRange(view: View): Range | null {
  const { body } = view.document;
  const selection = view.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(body)) return null;
  const { commonAncestorContainer: common } = range;
  const around = common instanceof view.Element ? common : common.parentElement;
  if (around?.closest(written)) return null;
  if (!body.contains(range.startContainer)) range.setStart(body, 0);
  if (!body.contains(range.endContainer)) range.setEnd(body, body.childNodes.length);
  return range.toString().trim() === "" ? null : range;
}

/** The bar over a page is placed by its frame: what a room is told of the place is never asked. */
const nowhere = { left: 0, top: 0, bottom: 0, view: { top: 0, bottom: Number.POSITIVE_INFINITY, width: 600 } };

/** Watches what is selected and pressed on the page of `view` until `signal` aborts. */
export function watchPicks(view: View, state: RoomState, signal: AbortSignal): Picks {
  const picked = signalOf<Range | null>(null);
  let pressed = false;
  const read = (): void => {
    const range = selectedRange(view);
    const segments = range ? describe(range, view.document.body) : [];
    picked.value = segments.length > 0 ? range : null;
    state.pending.value = range && segments.length > 0 ? { segments, text: range.toString(), place: nowhere } : null;
  };
  // On the window and first of all: a page that stops events of its own does not stop the reader.
  const first = { signal, capture: true, passive: true };
  view.addEventListener(
    "pointerdown",
    () => {
      pressed = true;
    },
    first,
  );
  const settle = (): void => {
    pressed = false;
    // The selection is settled only after the press has been handled.
    view.setTimeout(read);
  };
  for (const end of ["pointerup", "pointercancel"]) view.addEventListener(end, settle, first);
  view.document.addEventListener("selectionchange", () => !pressed && read(), { signal });
  view.addEventListener("click", (press) => meet(press, view, state), first);
  return { picked, read, drop: () => view.getSelection()?.removeAllRanges() };
}

/** A finger or a mouse may miss a letter by this much, in pixels. */
const slack = 2;

function isOn(range: Range, { clientX, clientY }: MouseEvent): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      clientX >= left - slack && clientX <= right + slack && clientY >= top - slack && clientY <= bottom + slack,
  );
}

/** The highlight under a press becomes the active one; pressing again goes on to the next of several. Links and buttons work as ever. */
function meet(press: MouseEvent, view: View, state: RoomState): void {
  if (!press.isTrusted || isHost(press.target) || view.getSelection()?.isCollapsed === false) return;
  const found = state.found.peek();
  const caret = view.document.caretPositionFromPoint(press.clientX, press.clientY);
  const hits = caret
    ? annotationsAt(caret.offsetNode, caret.offset, found).filter(
        (id) => state.annotations.peek().has(id) && found.get(id)?.ranges.some((range) => isOn(range, press)),
      )
    : [];
  const next = hits.indexOf(state.active.peek() ?? "") + 1;
  state.active.value = hits[next % Math.max(1, hits.length)] ?? null;
}
