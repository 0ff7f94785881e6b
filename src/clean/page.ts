/** Our own copy of a page's body, and the way back from each of its elements to the page's. */

/** What no reader reads. */
export const machinery =
  "script,noscript,style,iframe,link,meta,template,canvas,object,embed,applet,input,select,textarea,datalist";
/** Gathered while the copy is walked: to ask a whole page for a name costs as much as a hundredth of the article. */
const sought: ReadonlySet<string> = new Set([...machinery.split(","), "video", "audio"]);

export interface Page {
  /** Never changed. */
  readonly original: Document;
  /** Inert: nothing in it loads, runs, or asks the network. */
  readonly copy: Document;
  /** Stands in an `<html>` that is in no document: connected, each change would cost the bookkeeping of a page that is shown. */
  readonly body: HTMLElement;
  /** From an element of the copy to the page's own; what we make ourselves points at what it was made from. */
  readonly origins: Origins;
}

/** An inert HTML document in the mode of `original`: in another one each attribute is copied instead of shared. */
function emptyLike({ compatMode, implementation }: Document): Document {
  return compatMode === "BackCompat"
    ? new DOMParser().parseFromString("", "text/html")
    : implementation.createHTMLDocument("");
}

/** Copies the body of `original` into an inert document. `null`: it has none, or a frameset. */
export function copyPage(original: Document): Page | null {
  const source = original.body;
  if (source === null || source.localName !== "body") return null;
  const copy = emptyLike(original);
  const body = copy.importNode(source, true);
  copy.createElement("html").append(body);
  return { original, copy, body, origins: new Origins(source, body) };
}

/**
 * The way back, by the order of elements in both trees. The page's elements are looked up only when asked for: a script's handle to
 * each of them would cost as much as the copy.
 */
export class Origins {
  readonly #from: HTMLCollectionOf<Element>;
  readonly #indexes = new Map<Element, number>();
  readonly #source: Element;
  readonly #named: Record<string, Element[]> = {};

  constructor(source: Element, body: Element) {
    this.#source = source;
    this.#from = source.getElementsByTagName("*");
    this.#indexes.set(body, -1);
    const elements = body.getElementsByTagName("*");
    // Counted, not iterated: an iterator takes twice the time.
    for (let index = 0, end = elements.length; index < end; index++) {
      const element = elements[index];
      if (element === undefined) continue;
      this.#indexes.set(element, index);
      const { localName } = element;
      if (!sought.has(localName)) continue;
      this.#named[localName] ??= [];
      this.#named[localName].push(element);
    }
  }

  /** The elements of a `sought` name that the copy was made with, in document order. */
  named(name: string): readonly Element[] {
    return this.#named[name] ?? [];
  }

  /** The page's own element for one of the copy. */
  get(element: Element): Element | undefined {
    const index = this.#indexes.get(element);
    return index === undefined ? undefined : index < 0 ? this.#source : (this.#from[index] ?? undefined);
  }

  /** What stands for `element` points where it does. */
  inherit(heir: Element, element: Element): void {
    const index = this.#indexes.get(element);
    if (index !== undefined) this.#indexes.set(heir, index);
  }

  /** The copies of a page's element. */
  copiesOf(origin: Element): Element[] {
    return [...this.#indexes.keys()].filter((copy) => this.get(copy) === origin);
  }
}

/** Where an element stands in its document: child indexes from the document element, `"1/0/4"`. */
export function pathOf(element: Element): string {
  const indexes: number[] = [];
  for (let at: Element | null = element; at?.parentElement; at = at.parentElement) {
    let index = 0;
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling) index++;
    indexes.unshift(index);
  }
  return indexes.join("/");
}

/** The element at a path of `pathOf`; `null`: the document has changed. */
export function elementAt(doc: Document, path: string): Element | null {
  let at: Element | undefined = doc.documentElement;
  for (const index of path === "" ? [] : path.split("/")) at = at?.children[Number(index)];
  return at ?? null;
}
