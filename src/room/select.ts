/** Selections: what the reader marks with the mouse or the keys becomes a pending highlight. */
import { describe } from "../anchor/index.ts";
import type { View } from "./parts.ts";
import type { Pending, RoomState } from "./state.ts";
import { takesLetters } from "./typing.ts";

/** Half of the selection bar's width, in pixels: it stands under the end of the selection. */
const barHalf = 160;

/** The selected range under `root`, cut to it; `null` when nothing of it is selected. */
function selectedRange(view: View, root: Element): Range | null {
  const selection = view.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(root)) return null;
  if (!root.contains(range.startContainer)) range.setStart(root, 0);
  if (!root.contains(range.endContainer)) range.setEnd(root, root.childNodes.length);
  return range.toString().trim() === "" ? null : range;
}

function pendingFrom(range: Range, root: Element, view: View): Pending | null {
  const segments = describe(range, root);
  const lines = range.getClientRects();
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (segments.length === 0 || !first || !last) return null;
  const { scrollX, scrollY, innerHeight } = view;
  return {
    segments,
    text: range.toString(),
    place: {
      left: last.right + scrollX - barHalf,
      top: first.top + scrollY,
      bottom: last.bottom + scrollY,
      view: { top: scrollY, bottom: scrollY + innerHeight, width: view.document.documentElement.clientWidth },
    },
  };
}

/** Takes what is selected under `root` as the pending highlight. */
export function readSelection(view: View, root: Element, state: RoomState): void {
  const range = selectedRange(view, root);
  state.pending.value = range ? pendingFrom(range, root, view) : null;
}

/** Watches the selection under `root` until `signal` aborts. */
export function watchSelection(view: View, root: Element, state: RoomState, signal: AbortSignal): void {
  const { document } = view;
  let pressed = false;
  const read = (): void => readSelection(view, root, state);
  // A finger that is held selects while it is down, and the browser takes the touch away from the page: no end of it is told.
  const press = ({ pointerType }: PointerEvent): void => {
    pressed = pointerType !== "touch";
  };
  document.addEventListener("pointerdown", press, { signal, capture: true });
  document.addEventListener(
    "pointerup",
    () => {
      pressed = false;
      // The selection is settled only after the press has been handled.
      setTimeout(read);
    },
    { signal, capture: true },
  );
  // Each letter typed is a change of selection too: read with nothing pending, it would have the browser lay out the letter at once.
  const isTyped = (target: EventTarget | null): boolean => state.pending.peek() === null && takesLetters(target);
  document.addEventListener("selectionchange", ({ target }) => !pressed && !isTyped(target) && read(), { signal });
  // What was selected while the margin was on its way.
  read();
}
