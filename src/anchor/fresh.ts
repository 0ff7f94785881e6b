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

/** The index of `root` as it is now; the one made before when nothing in it changed since. The first change after that drops it. */
export function indexOf(root: Element): TextIndex {
  const last = kept.get(root);
  // What changed in this very task has not been told to the observer yet, so it is asked.
  const unchanged = last !== undefined && last.observer.takeRecords().length === 0;
  if (unchanged && performance.now() - last.made < longestKept) return last.index;
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
