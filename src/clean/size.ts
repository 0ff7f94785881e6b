/** Pages that are too large to be cleaned while a reader waits. */

/** Readability needs seconds for more, and so would we; measured in Chromium 156. */
const mostElements = 60_000;
/** Characters, scripts included. */
const mostText = 8_000_000;
/** No parser makes a tree so deep (512 levels in Chromium and Firefox); scripts can, and every step up then costs the whole way. */
const mostDepth = 1_000;

/** Whether a page is too large: `cleanPage` answers `null` for it, and the reader should be told why. */
export function tooLarge(doc: Document): boolean {
  const { body } = doc;
  if (body === null) return false;
  const elements = body.getElementsByTagName("*").length;
  if (elements > mostElements || (body.textContent ?? "").length > mostText) return true;
  return elements >= mostDepth && isDeep(body);
}

function isDeep(root: Element): boolean {
  let depth = 0;
  let at: Element | null = root;
  while (at !== null) {
    if (at.firstElementChild !== null) {
      at = at.firstElementChild;
      if (++depth > mostDepth) return true;
      continue;
    }
    while (at !== null && at !== root && at.nextElementSibling === null) {
      at = at.parentElement;
      depth--;
    }
    at = at === root || at === null ? null : at.nextElementSibling;
  }
  return false;
}
