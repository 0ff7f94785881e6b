/** What of a page is text that a reader sees, and where its blocks end. */

/** Their text is never seen as part of the page, or (`rt`, `rp`) stands beside the words and is not one of them. */
const skipped = new Set(
  (
    "script style noscript template head title textarea select option datalist iframe object embed audio video canvas " +
    "rt rp rtc desc metadata defs"
  ).split(" "),
);

const blocks = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section summary " +
    "table tbody td tfoot th thead tr ul"
  ).split(" "),
);

const blockDisplays = /^(?:block|flex|grid|flow-root|list-item|table)/;

/** `none`: neither it nor what is in it is read; `unseen`: its own text is not read; `block`: it stands apart from what is around it. */
export type Reading = "none" | "unseen" | "block" | "inline";

/** How an element is read. `view` is the window that shows its document; `null` for a document that is not shown (then tags alone tell). */
export function readingOf(element: Element, view: Window | null): Reading {
  const name = element.localName;
  if (skipped.has(name)) return "none";
  const block = blocks.has(name);
  if (view === null) {
    if (element.hasAttribute("hidden")) return "none";
    return block ? "block" : "inline";
  }
  const style = view.getComputedStyle(element);
  const display = style.display;
  if (display === "none") return "none";
  if (style.visibility === "hidden") return "unseen";
  if (block) return "block";
  // A float (a drop cap) or a positioned note is `block` too, yet its letters belong to the words around it.
  const apart = blockDisplays.test(display) && style.float === "none" && !/absolute|fixed/.test(style.position);
  return apart ? "block" : "inline";
}
