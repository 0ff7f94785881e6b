/** Pages that are too large to be cleaned while a reader waits. */
import { machinery } from "./page.ts";
import { fold } from "./text.ts";

/** Readability needs seconds for more, and so would we; measured in Chromium 156. */
const mostElements = 60_000;
/** Characters, white space folded, scripts and styles not counted. */
const mostText = 8_000_000;
/** No parser makes a tree so deep (512 levels in Chromium and Firefox); scripts can, and every step up then costs the whole way. */
const mostDepth = 1_000;

/** Whether a page has too many elements, or too deep ones, to be copied at all. */
export function tooLargeToCopy({ body }: Document): boolean {
  if (body === null) return false;
  const elements = body.getElementsByTagName("*");
  return elements.length > mostElements || isDeep(elements);
}

/** Whether what a page says is too long to be read while a reader waits. */
export function tooLong(texts: Iterable<string>): boolean {
  let length = 0;
  for (const text of texts) length += text.length;
  return length > mostText;
}

/** Whether a page is too large: `cleanPage` answers `null` for it, and the reader should be told why. */
export function tooLarge(doc: Document): boolean {
  if (doc.body === null) return false;
  return tooLargeToCopy(doc) || (tooLong([doc.body.textContent ?? ""]) && tooLong(textsOf(doc.body)));
}

function* textsOf(body: Element): Iterable<string> {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode())
    if (text.parentElement?.closest(machinery) === null) yield fold(text.nodeValue ?? "");
}

/** In document order an element is at most one level deeper than the one before: only as many need be looked at as could be too deep. */
function isDeep(elements: HTMLCollectionOf<Element>): boolean {
  for (let index = 0; index < elements.length; ) {
    let depth = 0;
    for (let at: Element | null = elements[index] ?? null; at !== null; at = at.parentElement) depth++;
    if (depth > mostDepth) return true;
    index += mostDepth + 1 - depth;
  }
  return false;
}
