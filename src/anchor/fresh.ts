/** The text index of a root, kept for as long as nothing in the root changes. */
import { readText, type TextIndex } from "./text.ts";

/** Milliseconds after which an index is made anew in any case: a style sheet that shows or hides text changes no element. */
const longestKept = 5000;

interface Kept {
  readonly index: TextIndex;
  /** When it was made, milliseconds. */
  readonly made: number;
  readonly observer: MutationObserver;
}

const kept = new WeakMap<Element, Kept>();

/** What is kept of `root`, unless something in it changed since. */
function unchanged(root: Element): Kept | undefined {
  const last = kept.get(root);
  // What changed in this very task has not been told to the observer yet, so it is asked.
  if (!last?.observer.takeRecords().length) return last;
  last.observer.disconnect();
  kept.delete(root);
  return undefined;
}

/** Whether `index` still says what stands in its root; only of the last one that was made of it. */
export const isFresh = (index: TextIndex): boolean => unchanged(index.root)?.index === index;

/** The index of `root` as it is now; the one made before when nothing in it changed since. The first change after that drops it. */
export function indexOf(root: Element): TextIndex {
  const last = unchanged(root);
  if (last && performance.now() - last.made < longestKept) return last.index;
  last?.observer.disconnect();
  const observer = new MutationObserver(() => {
    observer.disconnect();
    if (kept.get(root)?.observer === observer) kept.delete(root);
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    // What these set may hide text or show it; anything else does not touch the words.
    attributeFilter: ["class", "style", "hidden"],
  });
  const index = readText(root);
  kept.set(root, { index, observer, made: performance.now() });
  return index;
}
