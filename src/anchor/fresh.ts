/** The text index of a root, kept for as long as nothing in the root changes. */
import { readText, type TextIndex } from "./text.ts";

interface Kept {
  readonly index: TextIndex;
  readonly observer: MutationObserver;
}

const kept = new WeakMap<Element, Kept>();

/** The index of `root` as it is now; the one made before when nothing in it changed since. The first change after that drops it. */
export function indexOf(root: Element): TextIndex {
  const last = kept.get(root);
  // What changed in this very task has not been told to the observer yet, so it is asked.
  if (last !== undefined && last.observer.takeRecords().length === 0) return last.index;
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
  kept.set(root, { index, observer });
  return index;
}
