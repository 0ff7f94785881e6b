/** The selection bar over the original page: in a small sealed frame of its own, near the end of the selection. */
import { effect } from "@preact/signals";
import { render } from "preact";
import type { Annex, Walls } from "../host.ts";
import type { Parts } from "../parts.ts";
import { SelectionBar } from "../SelectionBar.tsx";
import type { Picks } from "./picks.ts";

/** Between the selection and the bar, and between the bar and the window's edge, in pixels. */
const [distance, edge] = [10, 8];
/** How far the bar reaches back from the selection's end, in pixels. */
const reach = 130;

/** Puts the bar under the last line of `range`, above the first where there is no room, at the window's foot where there is none either; out of sight with its words. */
function place({ box }: Annex, range: Range, page: Window): void {
  const lines = range.getClientRects();
  const [first, last] = [lines[0], lines[lines.length - 1]];
  const { width, height } = box.getBoundingClientRect();
  const { clientWidth } = page.document.documentElement;
  if (!first || !last) return;
  const below = last.bottom + distance + height <= page.innerHeight - edge;
  const above = first.top - distance - height;
  // What is longer than the window has the bar at its foot.
  const top = below ? last.bottom + distance : above >= edge ? above : page.innerHeight - edge - height;
  const left = Math.max(edge, Math.min(last.right - reach, clientWidth - width - edge));
  box.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
  const inSight = last.bottom > 0 && first.top < page.innerHeight;
  box.style.visibility = inSight ? "visible" : "hidden";
}

/** Opens the frame, shown whenever something is picked. Ends with `signal`; the walls take the frame itself down. */
export async function openBar(
  walls: Walls,
  page: Window & typeof globalThis,
  parts: Parts,
  picks: Picks,
  css: string,
  signal: AbortSignal,
): Promise<void> {
  const annex = await walls.annex(parts.say("selection_bar"));
  if (signal.aborted) return;
  const { box, room, view } = annex;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  room.adoptedStyleSheets = [sheet];
  room.documentElement.className = "alone";
  box.style.cssText += "position: fixed; inset: 0 auto auto 0; border-radius: 999px; box-shadow: 0 6px 24px #0003;";
  render(<SelectionBar {...parts} />, room.body);

  const settle = (): void => {
    const range = picks.picked.peek();
    const bar = room.querySelector<HTMLElement>(".sel");
    if (!range || !bar) return;
    // In Firefox a frame shown in this very moment has no layout yet: it keeps the size of before until it is told.
    if (bar.offsetWidth > 0) {
      box.style.width = `${bar.offsetWidth}px`;
      box.style.height = `${bar.offsetHeight}px`;
    }
    place(annex, range, page);
  };
  const observer = new view.ResizeObserver(settle);
  observer.observe(room.documentElement);
  const end = effect(() => {
    if (!picks.picked.value || !parts.state.pending.value) return box.hidePopover();
    box.style.visibility = "hidden";
    box.style.width ||= "400px";
    box.showPopover();
    // The bar is drawn after this; where it has the size of before, nobody observes a new one.
    page.requestAnimationFrame(settle);
  });
  const quiet = { signal, passive: true, capture: true };
  page.addEventListener("scroll", settle, quiet);
  page.addEventListener("resize", settle, quiet);
  signal.addEventListener("abort", () => {
    end();
    observer.disconnect();
    render(null, room.body);
  });
}
