/** Which highlight the pointer meets: it lights, and a press makes it the active one. */
import { annotationsAt } from "./paint.ts";
import type { View } from "./parts.ts";
import type { RoomState } from "./state.ts";

/** How far beside its words a highlight is still met, in pixels. */
const slack = 2;

/** The highlights under a point of the window, the innermost first. */
function under(view: View, state: RoomState, x: number, y: number): string[] {
  const caret = view.document.caretPositionFromPoint(x, y);
  if (!caret) return [];
  const found = state.found.value;
  const near = annotationsAt(caret.offsetNode, caret.offset, found);
  // The caret nearest to a point may be far from it: beside a line's end, in a paragraph's indent.
  return near.filter((id) =>
    found
      .get(id)
      ?.ranges.some((range) =>
        [...range.getClientRects()].some(
          (box) => x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack,
        ),
      ),
  );
}

/** Lights what the pointer is on and activates what is pressed under `root`, until `signal` aborts. */
export function watchPointer(view: View, root: HTMLElement, state: RoomState, signal: AbortSignal): void {
  let last: PointerEvent | null = null;
  const look = (): void => {
    const event = last;
    last = null;
    if (!event || signal.aborted) return;
    const [id = null] = under(view, state, event.clientX, event.clientY);
    state.hovered.value = id;
    root.classList.toggle("on-highlight", id !== null);
  };
  root.addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerType === "touch" || event.buttons !== 0) return;
      if (!last) view.requestAnimationFrame(look);
      last = event;
    },
    { signal, passive: true },
  );
  root.addEventListener(
    "pointerleave",
    () => {
      last = null;
      state.hovered.value = null;
    },
    { signal },
  );
  root.addEventListener(
    "click",
    (event) => {
      if (event.defaultPrevented || !view.getSelection()?.isCollapsed) return;
      const hits = under(view, state, event.clientX, event.clientY);
      const next = hits.indexOf(state.active.value ?? "") + 1;
      // Pressing again goes on to the next of several nested highlights.
      state.active.value = hits[next % Math.max(1, hits.length)] ?? null;
    },
    { signal },
  );
}
