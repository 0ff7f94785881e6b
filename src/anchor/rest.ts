/** Watching a page for changes of its text: told once they rest, never while they pour in, and not at all while nothing changes. */

/** How long changes must rest, and how long to wait for that at most, in milliseconds. */
const [restMs, patienceMs] = [120, 1000];

/** Calls `changed` after text under `root` came, went or became another, until `signal` aborts. */
export function watchText(
  root: Node,
  view: Window & typeof globalThis,
  changed: () => void,
  signal: AbortSignal,
): void {
  let timer = 0;
  let since = 0;
  const tell = (): void => {
    timer = 0;
    since = 0;
    changed();
  };
  const observer = new view.MutationObserver(() => {
    const now = view.performance.now();
    since ||= now;
    view.clearTimeout(timer);
    timer = view.setTimeout(tell, Math.min(restMs, Math.max(0, patienceMs - (now - since))));
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    // What these set may hide text or show it.
    attributeFilter: ["class", "style", "hidden"],
  });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    view.clearTimeout(timer);
  });
}
