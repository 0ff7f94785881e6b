/** Readability's conditional cleaning with the same answers: each text is read once, and nothing is asked before it decides. */

/** Latin, Arabic, full-width, ideographic commas and the full-width semicolon. */
export const commas = /[,،﹐︐︑⹁⸴⸲，、；]/g;
/** Prose has so many commas; Readability counted Latin ones only, so that its doubts fell on every Chinese block. */
const enoughCommas = 10;
/** A list of more items than this is no part of a text; Readability's number. */
const mostItems = 100;
const shortText = 25;
const goodClass = 25;
const headings = "h1,h2,h3,h4,h5,h6";
const textual = "span,li,td,blockquote,dl,div,img,ol,p,pre,table,ul";

/** What the reader that cleans knows of an element. */
export interface Knowledge {
  classWeight(element: Element): number;
  /** The text with its white space folded, as Readability measures it. */
  innerText(element: Element): string;
  /** The share of the links in a text of `length` characters. */
  linkShare(element: Element, length: number): number;
  /** What was marked as a table of data. */
  isDataTable(table: Element): boolean;
  /** Words of advertisements and of what loads. */
  isEmptyTalk(text: string): boolean;
  /** What a link says has changed. */
  forgetLinks(): void;
}

/** Looks only so far as there are enough: prose has them in its first paragraphs, however long it is. */
function hasCommas(element: Element): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let text = walker.nextNode(); text !== null && count < enoughCommas; text = walker.nextNode()) {
    const value = text.nodeValue ?? "";
    commas.lastIndex = 0;
    while (count < enoughCommas && commas.test(value)) count++;
  }
  return count >= enoughCommas;
}

const count = (element: Element, tag: string) => element.getElementsByTagName(tag).length;

/** Whether an ancestor within four levels is a `tag`. */
function stands(element: Element, tag: string): boolean {
  let at = element.parentNode;
  for (let level = 0; level < 4 && at !== null; level++, at = at.parentNode) if (at.nodeName === tag) return true;
  return false;
}

function isJunk(element: Element, tag: string, tables: boolean, know: Knowledge): boolean {
  if (tables) {
    if (tag === "table" && know.isDataTable(element)) return false;
    for (let at = element.parentElement; at !== null; at = at.parentElement)
      if (at.nodeName === "TABLE" && know.isDataTable(at)) return false;
    for (const table of element.getElementsByTagName("table")) if (know.isDataTable(table)) return false;
  }
  if (stands(element, "CODE")) return false;
  const weight = know.classWeight(element);
  if (weight < 0) return true;
  if (hasCommas(element)) return false;
  const text = know.innerText(element);
  if (know.isEmptyTalk(text)) return true;
  const links = know.linkShare(element, text.length);
  const shareOf = (selector: string) => {
    let length = 0;
    for (const part of element.querySelectorAll(selector)) length += know.innerText(part).length;
    return text.length === 0 ? 0 : length / text.length;
  };
  const images = count(element, "img");
  const paragraphs = count(element, "p");
  const isList = tag === "ul" || tag === "ol" || shareOf("ul,ol") > 0.9;
  const shady = () => {
    const inFigure = stands(element, "FIGURE");
    if (!inFigure && images > 1 && paragraphs / images < 0.5) return true;
    if (weight >= goodClass && links > 0.5) return true;
    if (images === 0 && shareOf(textual) === 0) return true;
    if (isList) return false;
    if (count(element, "li") - mostItems > paragraphs || (weight < goodClass && links > 0.2)) return true;
    const few = images === 0 || images > 2;
    return !inFigure && text.length < shortText && few && links > 0 && shareOf(headings) < 0.9;
  };
  return shady() && !(isList && isGallery(element, images));
}

/** A list whose every item holds a picture and nothing beside it. */
function isGallery(list: Element, images: number): boolean {
  for (const item of list.children) if (item.childElementCount > 1) return false;
  return images === count(list, "li");
}

/** Takes each `tag` out of `root` that is junk, the inner ones first. */
export function cleanConditionally(root: Element, tag: string, know: Knowledge): void {
  const found = root.querySelectorAll(tag);
  if (found.length === 0) return;
  const tables = [...root.getElementsByTagName("table")].some(know.isDataTable);
  for (let index = found.length - 1; index >= 0; index--) {
    const element = found[index];
    if (!element?.parentNode || !isJunk(element, tag, tables, know)) continue;
    if (element.closest("a") !== null) know.forgetLinks();
    element.remove();
  }
}
