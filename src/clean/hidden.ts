/** What the reader does not see: from the layout where there is one, from inline styles where there is none. */
import type { Page } from "./page.ts";

const boxes = "div,section,aside,article,header,figure,ul,ol,li,p,table,dl,h1,h2,h3,h4,h5,h6,form,span";
/** What hides more of a page than this does not hide it from the reader: it is folded, or waits for a script. */
const mostHidden = 0.4;

/** Menus and dialogs that wait to be opened can be much of a page; more than this is the page itself. */
const mostHiddenInParts = 0.6;

const lengthOf = (element: Element) => (element.textContent ?? "").length;

/**
 * Takes what is not shown out of the copy, unless it is much of the page (a folded article, WeChat's `visibility:hidden` body).
 * The layout is asked before any change, on the page itself. `marked`: what has a style or is `hidden`.
 */
export function pruneHidden({ original, body, origins }: Page, marked: readonly Element[]): Element[] {
  const styled = marked.filter(
    (element) => element.hasAttribute("hidden") || /hidden|none/i.test(element.getAttribute("style") ?? ""),
  );
  const removed: Element[] = [];
  if (styled.length === 0 && original.defaultView === null) return removed;
  const all = lengthOf(body);
  for (const element of styled) {
    if (lengthOf(element) <= all * mostHidden) continue;
    element.removeAttribute("style");
    element.removeAttribute("hidden");
  }
  if (original.defaultView === null) return removed;
  const hidden = [...body.querySelectorAll(boxes)].filter((element) => {
    const origin = origins.get(element);
    return origin !== undefined && !origin.checkVisibility({ visibilityProperty: true });
  });
  const spared: Element[] = [];
  const unseen: Element[] = [];
  for (const element of hidden) {
    if ([...spared, ...unseen].some((one) => one.contains(element))) continue;
    (lengthOf(element) > all * mostHidden ? spared : unseen).push(element);
  }
  // Much hidden in small parts is a page that has not been shown yet: its style sheet did not come, or its script.
  if (unseen.reduce((sum, element) => sum + lengthOf(element), 0) > all * mostHiddenInParts) return removed;
  for (const element of unseen) {
    element.remove();
    removed.push(element);
  }
  return removed;
}
