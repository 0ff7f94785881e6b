/** How far the reader is: the thin line at the top, and the place that is remembered for the next time. */
import { beginsLength, blockAt, type Place } from "../model/reading-place.ts";
import type { View } from "./parts.ts";

/** How long scrolling rests before the place is remembered, in milliseconds. */
const restMs = 400;
/** The height of the line at the top, which covers what is under it, in pixels. */
const barHeight = 44;

const blocksOf = (root: Element): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>("article :is(p, h1, h2, h3, h4, li, figure, blockquote, pre, table)"),
];
const beginsOf = (block: Element): string => block.textContent.trim().slice(0, beginsLength);

/** Where the top of the window is; `null` at the article's head, which is where reading begins anyway. */
export function placeOf(view: View, root: Element): Place | null {
  if (view.scrollY < barHeight) return null;
  const blocks = blocksOf(root);
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) <= barHeight) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  if (!block) return null;
  const { top, height } = block.getBoundingClientRect();
  const into = height > 0 ? Math.min(1, Math.max(0, (barHeight - top) / height)) : 0;
  return { block: low, begins: beginsOf(block), into };
}

/** Scrolls to a place remembered; nothing where the article no longer has it. */
export function returnTo(view: View, root: Element, place: Place): void {
  const blocks = blocksOf(root);
  const index = blockAt(place, blocks.map(beginsOf));
  const block = index === null ? null : blocks[index];
  if (!block) return;
  const { top, height } = block.getBoundingClientRect();
  view.scrollTo({ top: view.scrollY + top - barHeight + height * place.into, behavior: "instant" });
}

/**
 * Draws the progress line and tells `reached` of the place when scrolling rests, until `signal` aborts. Returns what tells of it at once
 * where scrolling does not rest yet: for the moment a page goes away.
 */
export function followReading(
  view: View,
  root: Element,
  reached: (place: Place) => void,
  signal: AbortSignal,
): () => void {
  const { document } = view;
  const line = document.createElement("div");
  line.className = "progress";
  line.ariaHidden = "true";
  document.body.append(line);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const tell = (): void => {
    stop();
    const place = placeOf(view, root);
    if (place) reached(place);
  };
  const draw = (): void => {
    const { top, height } = root.getBoundingClientRect();
    const way = height + top + view.scrollY - view.innerHeight;
    const share = way > 0 ? Math.min(1, Math.max(0, view.scrollY / way)) : 1;
    line.style.scale = `${share} 1`;
    stop();
    timer = setTimeout(tell, restMs);
  };
  document.addEventListener("scroll", draw, { signal, passive: true });
  signal.addEventListener("abort", stop);
  return () => {
    if (timer !== null) tell();
  };
}
