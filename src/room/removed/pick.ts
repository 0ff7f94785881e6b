/** Choosing a block of the article to take out: with the mouse, or with Tab and Enter. */
import { effect } from "@preact/signals";
import type { RemovedState } from "./Removed.tsx";

/** What can be taken out as one: the blocks that a reader sees as one thing. */
const pickable = ":is(p, h2, h3, h4, h5, h6, figure, blockquote, ul, ol, table, pre, div.scroll, dl, section, aside)";

/** The outermost block of the article at `target` that is no mere wrapper of the whole. */
function blockAt(target: EventTarget | null, body: Element): Element | null {
  const within = (target as Element | null)?.closest?.(pickable);
  if (!within || !body.contains(within) || within === body) return null;
  let block: Element = within;
  // A list item's list, a cell's table: what stands alone among the article's blocks.
  for (
    let parent = block.parentElement;
    parent && parent !== body && parent.matches(pickable);
    parent = parent.parentElement
  )
    if (parent.matches("ul, ol, table, figure, blockquote, div.scroll, dl")) block = parent;
  return block;
}

/** While `state.picking` is on, blocks of `body` can be pressed; each press is told to `picked`. Ends with `signal`. */
export function pickBlocks(
  body: HTMLElement,
  state: RemovedState,
  picked: (block: Element) => void,
  signal: AbortSignal,
): void {
  const choose = (event: Event): void => {
    if (!state.picking.value) return;
    const block = blockAt(event.target, body);
    if (!block) return;
    event.preventDefault();
    event.stopPropagation();
    picked(block);
  };
  const mark = (event: Event): void => {
    for (const marked of body.querySelectorAll(".picked")) marked.classList.remove("picked");
    if (state.picking.value && event.type !== "pointerleave") blockAt(event.target, body)?.classList.add("picked");
  };
  const stop = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !state.picking.value) return;
    event.preventDefault();
    state.picking.value = false;
  };
  body.ownerDocument.addEventListener("keydown", stop, { signal, capture: true });
  body.addEventListener("click", choose, { signal, capture: true });
  body.addEventListener("keydown", (event) => event.key === "Enter" && choose(event), { signal, capture: true });
  for (const type of ["pointerover", "pointerleave", "focusin"]) body.addEventListener(type, mark, { signal });
  const end = effect(() => {
    const picking = state.picking.value;
    body.classList.toggle("picking", picking);
    for (const block of body.querySelectorAll<HTMLElement>(pickable)) {
      if (picking && blockAt(block, body) === block) block.tabIndex = 0;
      else if (!block.matches("div.scroll")) block.removeAttribute("tabindex");
      block.classList.remove("picked");
    }
  });
  signal.addEventListener("abort", end);
}
