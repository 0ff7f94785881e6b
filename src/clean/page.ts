/** Our own copy of a page's body, and the way back from each of its elements to the page's. */

export interface Page {
  /** Never changed. */
  readonly original: Document;
  /** Inert: nothing in it loads, runs, or asks the network. */
  readonly copy: Document;
  readonly body: HTMLElement;
  /** From an element of the copy to the page's own; what we make ourselves points at what it was made from. */
  readonly origins: Map<Element, Element>;
}

/** Copies the body of `original` into an inert document. `null`: it has none, or a frameset. */
export function copyPage(original: Document): Page | null {
  const source = original.body;
  if (source === null || source.localName !== "body") return null;
  const copy = original.implementation.createHTMLDocument("");
  const body = copy.importNode(source, true);
  copy.body.replaceWith(body);
  const from = source.getElementsByTagName("*");
  const to = body.getElementsByTagName("*");
  const origins = new Map<Element, Element>([[body, source]]);
  for (let index = to.length - 1; index >= 0; index--) {
    const element = to[index];
    const origin = from[index];
    if (element !== undefined && origin !== undefined) origins.set(element, origin);
  }
  return { original, copy, body, origins };
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
