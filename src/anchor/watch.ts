/** Keeps anchors right on a page that changes by itself: late text, endless scrolling, live blogs, an article put in another's place. */
import type { Segment } from "../model/annotation.ts";
import { indexOf } from "./fresh.ts";
import { type Found, resolveIn } from "./resolve.ts";

/** Milliseconds after a change before looking, so that a burst of changes is looked at once. */
const quiet = 150;
/** Milliseconds of work before the page gets its turn: half of a frame. */
const slice = 8;
/** How many annotations are looked for between two looks at the clock. */
const batch = 8;

interface Kept {
  readonly found: Found;
  /** The text under its ranges when it was found: if it is another now, the page changed under it. */
  readonly text: string;
}

/**
 * Finds `saved` in `root` and calls `changed` with the list (in the order of `saved`) at once when all were looked for, and again whenever a change of the
 * page changed it; an entry that did not change is the same object. Looks again only for what is missing or whose text was touched. Watches until
 * `signal` aborts. `root` itself must stay in the document; for a page that swaps its article, give the body.
 */
export function watch(
  root: Element,
  saved: readonly (readonly Segment[])[],
  changed: (found: (Found | null)[]) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  const kept: (Kept | null)[] = saved.map(() => null);
  let told = false;
  let dirty = false;
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    timer = undefined;
    dirty = false;
    running = true;
    const news = await look(root, saved, kept, signal);
    running = false;
    if (signal.aborted) return;
    if (news || !told) changed(kept.map((one) => one?.found ?? null));
    told = true;
    if (dirty) soon();
  };
  const soon = () => {
    dirty = true;
    if (!running) timer ??= setTimeout(run, quiet);
  };
  const observer = new MutationObserver(soon);
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["class", "style", "hidden"],
  });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  void run();
}

/** One look at all of `saved`; puts what it finds into `kept` and tells whether anything is new. */
async function look(
  root: Element,
  saved: readonly (readonly Segment[])[],
  kept: (Kept | null)[],
  signal: AbortSignal,
): Promise<boolean> {
  let news = false;
  let began = performance.now();
  const rest = async () => {
    if (performance.now() - began < slice) return;
    await turn();
    began = performance.now();
  };
  const wanted: number[] = [];
  for (let at = 0; at < saved.length; at++) {
    const one = kept[at];
    if (!one || textOf(one.found.ranges) !== one.text) wanted.push(at);
    if (at % batch === 0) await rest();
    if (signal.aborted) return news;
  }
  for (let from = 0; from < wanted.length; from += batch) {
    const numbers = wanted.slice(from, from + batch);
    const found = resolveIn(
      indexOf(root),
      numbers.map((at) => saved[at] ?? []),
    );
    numbers.forEach((at, place) => {
      const now = found[place] ?? null;
      if (now === null && kept[at] === null) return;
      kept[at] = now && { found: now, text: textOf(now.ranges) };
      news = true;
    });
    await rest();
    if (signal.aborted) return news;
  }
  return news;
}

/** Text that is not in the document any more counts for nothing. */
function textOf(ranges: readonly Range[]): string {
  return ranges.map((range) => (range.startContainer.isConnected ? range.toString() : "")).join("\n");
}

/** Lets the page have its turn. */
function turn(): Promise<void> {
  if (typeof scheduler !== "undefined" && "yield" in scheduler) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
