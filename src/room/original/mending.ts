/** Mending: the page shares its registry of highlights and may clear it for its own search; nothing tells of that, so it is looked at when it may have. */

/** What makes a page paint highlights of its own. */
const moments = ["pointerup", "keyup", "input", "scroll", "focus", "visibilitychange"];
/** A page that searches while the reader types waits for a rest in it, or for its server, milliseconds. */
const laterMs = 700;

/** Calls `mend` in the frame after each such moment and once more when all is quiet, until `signal` aborts. */
export function keepMended(view: Window, mend: () => void, signal: AbortSignal): void {
  let frame = 0;
  let timer = 0;
  const look = (): void => {
    view.cancelAnimationFrame(frame);
    view.clearTimeout(timer);
    frame = view.requestAnimationFrame(mend);
    timer = view.setTimeout(mend, laterMs);
  };
  for (const moment of moments) view.addEventListener(moment, look, { capture: true, passive: true, signal });
  signal.addEventListener("abort", () => {
    view.cancelAnimationFrame(frame);
    view.clearTimeout(timer);
  });
}
