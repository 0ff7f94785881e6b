/** Mozilla Readability, driven from inside: what it lacks for Chinese, Japanese and Korean, and what it does twice. */
import { Readability } from "@mozilla/readability";
import { cleanConditionally, commas, type Knowledge } from "./conditional.ts";
import { measuring } from "./lengths.ts";
import type { Origins, Page } from "./page.ts";

const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}]+/gu;
/** What Readability counts as part of a line of text, and `U`, `S`, `BDI`, which it forgot (mozilla/readability#997). */
const phrasing = new Set(
  (
    "ABBR AUDIO B BDI BDO BR BUTTON CITE CODE DATA DATALIST DFN EM EMBED I IMG INPUT KBD LABEL MARK MATH METER NOSCRIPT OBJECT " +
    "OUTPUT PROGRESS Q RUBY S SAMP SCRIPT SELECT SMALL SPAN STRONG SUB SUP TEXTAREA TIME U VAR WBR #text"
  ).split(" "),
);
/** Broken markup makes attribute names that no script may set. */
const plainName = /^[a-z_][\w.:-]*$/i;
const mayWrapBlocks = new Set(["A", "DEL", "INS"]);
const notShown = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** How strict a run is; Readability calls these flags, and drops them one by one while it finds too little. */
export const strictness = [7, 6, 4, 0] as const;

const weighClasses = 2;
const cleanByDoubt = 4;
/** What an element scores before its text does. */
const firstScores: Readonly<Record<string, number>> = {
  DIV: 5,
  ...Object.fromEntries(["PRE", "TD", "BLOCKQUOTE"].map((name) => [name, 3])),
  ...Object.fromEntries(["ADDRESS", "OL", "UL", "DL", "DD", "DT", "LI", "FORM"].map((name) => [name, -3])),
  ...Object.fromEntries(["H1", "H2", "H3", "H4", "H5", "H6", "TH"].map((name) => [name, -5])),
};
/** What `prune` has taken out of every copy before. */
const gone = new Set(["object", "embed", "link", "iframe", "input", "textarea", "select"]);

class Reader extends Readability<string> {
  declare _doc: {
    readonly documentElement: Element | null;
    readonly body: HTMLElement;
    createElement(tag: string): Element;
    querySelectorAll(selector: string): Iterable<Element>;
  };
  declare _articleTitle: string;
  declare _metadata: { byline: string };
  declare _flags: number;
  declare _grabArticle: () => HTMLElement | null;
  declare _prepDocument: () => void;
  declare REGEXPS: Record<string, RegExp>;
  readonly origins: Origins;
  /** The lengths of links' texts; `null` while texts change. */
  #links: Map<Element, number> | null = null;
  /** The lengths of other texts, while scores are given. */
  #lengthOf: ((element: Element) => number) | null = null;

  constructor(page: Page, title: string, flags: number) {
    super(page.original, { charThreshold: 1, disableJSONLD: true });
    const { copy, body } = page;
    // It looks for a document and does nothing to it.
    this._doc = {
      documentElement: body.parentElement,
      body,
      createElement: (tag) => copy.createElement(tag),
      querySelectorAll: (selector) => body.querySelectorAll(selector),
    };
    this.origins = page.origins;
    this._articleTitle = title;
    // A byline is a line of text that a pass of ours reads and takes out; Readability would swallow it.
    this._metadata = { byline: "ours" };
    this._flags = flags;
    this.REGEXPS = { ...this.REGEXPS, commas };
    // Readability keeps the page as a string for its next try; we start each try from a fresh copy.
    Object.defineProperty(page.body, "innerHTML", { value: "", writable: true, configurable: true });
  }

  grab(): HTMLElement | null {
    this._prepDocument();
    return this._grabArticle();
  }

  /** Readability says `true` only where it asks whether there is any text at all. */
  _getInnerText(element: Element, foldSpaces?: boolean): string {
    const text = (element.textContent ?? "").trim();
    return foldSpaces === undefined ? text.replace(/\s{2,}/g, " ") : text;
  }

  /** Readability splits at `\W`, which leaves nothing of a Chinese title. */
  _textSimilarity(a: string, b: string): number {
    const known = new Set(a.toLowerCase().match(words) ?? []);
    const tokens = b.toLowerCase().match(words) ?? [];
    if (known.size === 0 || tokens.length === 0) return 0;
    const length = (list: string[]) => list.join(" ").length;
    return 1 - length(tokens.filter((token) => !known.has(token))) / length(tokens);
  }

  /** Elementor calls all its boxes widgets, the article's too: the word says nothing there. */
  _getClassWeight(element: Element): number {
    if ((this._flags & weighClasses) === 0 || !element.hasAttributes()) return 0;
    const names = [(element.getAttribute("class") ?? "").replace(/elementor-widget/g, ""), element.id];
    let weight = 0;
    for (const name of names) {
      if (this.REGEXPS["negative"]?.test(name)) weight -= 25;
      if (this.REGEXPS["positive"]?.test(name)) weight += 25;
    }
    return weight;
  }

  /** The same answer as Readability's, without making a style object for each element. */
  _isProbablyVisible(element: Element): boolean {
    if (!element.hasAttributes()) return true;
    if (element.hasAttribute("hidden")) return false;
    const style = element.getAttribute("style");
    if (style !== null && notShown.test(style)) return false;
    return (
      element.getAttribute("aria-hidden") !== "true" || (element.getAttribute("class") ?? "").includes("fallback-image")
    );
  }

  /** The same answer as Readability's; it read all the text of each element before looking at its children. */
  _isElementWithoutContent(element: Element): boolean {
    for (let child = element.firstElementChild; child !== null; child = child.nextElementSibling)
      if (child.localName !== "br" && child.localName !== "hr") return false;
    return (element.textContent ?? "").trim() === "";
  }

  _isPhrasingContent(node: Node): boolean {
    if (phrasing.has(node.nodeName)) return true;
    if (!mayWrapBlocks.has(node.nodeName)) return false;
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      if (!this._isPhrasingContent(child)) return false;
    return true;
  }

  /** The same answer as Readability's, without a walk in script. */
  _hasChildBlockElement(element: Element): boolean {
    return element.querySelector("blockquote,dl,div,img,ol,p,pre,table,ul") !== null;
  }

  /** Readability makes a new element; the way back to the page must not be lost. */
  _setNodeTag(element: Element, tag: string): Element {
    const replacement = element.ownerDocument.createElement(tag);
    replacement.append(...element.childNodes);
    element.replaceWith(replacement);
    if ("readability" in element) Object.assign(replacement, { readability: element.readability });
    for (const name of element.getAttributeNames())
      if (plainName.test(name)) replacement.setAttribute(name, element.getAttribute(name) ?? "");
    this.origins.inherit(replacement, element);
    return replacement;
  }

  /** The same answer as Readability's; most boxes have no link, and then their text need not be read. */
  _getLinkDensity(element: Element): number {
    const links = element.getElementsByTagName("a");
    if (links.length === 0) return 0;
    return this.#linkShare(links, this.#lengthOf?.(element) ?? this._getInnerText(element).length);
  }

  #linkShare(links: HTMLCollectionOf<Element>, length: number): number {
    if (length === 0) return 0;
    let linked = 0;
    for (let index = 0, end = links.length; index < end; index++) {
      const link = links[index];
      if (link !== undefined) linked += this.#lengthOfLink(link);
    }
    return linked / length;
  }

  /** Each box around a link asks for it: kept while no text changes. */
  #lengthOfLink(link: Element): number {
    let length = this.#links?.get(link);
    if (length === undefined) {
      length = this._getInnerText(link).length * (/^#./.test(link.getAttribute("href") ?? "") ? 0.3 : 1);
      this.#links?.set(link, length);
    }
    return length;
  }

  /** The same answer as Readability's. The first one begins the scoring, in which no text changes. */
  _initializeNode(element: Element): void {
    this.#links ??= new Map();
    this.#lengthOf ??= measuring();
    const contentScore = (firstScores[element.nodeName] ?? 0) + this._getClassWeight(element);
    Object.assign(element, { readability: { contentScore } });
  }

  /** Styles and classes end at the sanitiser; here they are still wanted. The first step of cutting out the article. */
  _cleanStyles(): void {
    this.#links = null;
    this.#lengthOf = null;
  }

  /** The same answers as Readability's: see `conditional.ts`. */
  _cleanConditionally(root: Element, tag: string): void {
    if ((this._flags & cleanByDoubt) === 0) return;
    // Lists and boxes come right after tables: what is known then still holds.
    if (tag !== "ul" && tag !== "div") this.#links = new Map();
    const know: Knowledge = {
      classWeight: (element) => this._getClassWeight(element),
      innerText: (element) => this._getInnerText(element),
      linkShare: (element, length) => this.#linkShare(element.getElementsByTagName("a"), length),
      isDataTable: (table) => "_readabilityDataTable" in table && table._readabilityDataTable === true,
      isEmptyTalk: (text) =>
        this.REGEXPS["adWords"]?.test(text) === true || this.REGEXPS["loadingWords"]?.test(text) === true,
      forgetLinks: () => this.#links?.clear(),
    };
    cleanConditionally(root, tag, know);
  }

  /** The same answer as Readability's, which looked at each element for a name that few have; but for names like `sHaRe`. */
  _cleanMatchedNodes(root: Element, isUnwanted: (element: Element, names: string) => boolean): void {
    for (const element of root.querySelectorAll("[class*=hare],[id*=hare],[class*=HARE],[id*=HARE]"))
      if (isUnwanted.call(this, element, `${element.className} ${element.id}`)) element.remove();
  }

  _clean(root: Element, tag: string): void {
    if (!gone.has(tag)) for (const element of root.querySelectorAll(tag)) element.remove();
  }

  /** The same answer as Readability's, without lists of children. */
  _hasSingleTagInsideElement(element: Element, tag: string): boolean {
    const only = element.firstElementChild;
    if (only === null || only.nextElementSibling !== null || only.nodeName !== tag) return false;
    for (let child = element.firstChild; child !== null; child = child.nextSibling)
      if (child.nodeType === 3 && /\S$/.test(child.nodeValue ?? "")) return false;
    return true;
  }

  /** Done before, for all paths: see `pictures.ts`. */
  _fixLazyImages(): void {}
}
/** The main content of `page`, whose copy is changed; `null` when there is none. */
export function readable(page: Page, title: string, flags: number): HTMLElement | null {
  return new Reader(page, title, flags).grab();
}
