/** Text as a reader sees it: lines, each with the text nodes that it is made of. */
import { blockNames, fold } from "./text.ts";

export interface Line {
  readonly texts: readonly Text[];
  /** White space folded, never empty. */
  readonly text: string;
  /** Share of the text that stands in links, 0 to 1. */
  readonly linked: number;
  /** The nearest block around its first word. */
  readonly block: Element;
  /** How much it says, whatever the script; see `weigh`. */
  readonly weight: number;
}

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** A Han character says about as much as three Latin letters (Chinese news against its English translation). */
const hanWeight = 3;

/** How much a text says, in Latin characters. */
export function weigh(text: string): number {
  const count = /[\u3000-\uffff]/.test(text) ? (text.match(han)?.length ?? 0) : 0;
  return text.length + (hanWeight - 1) * count;
}

const unread = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "IFRAME", "svg", "RP", "RT"]);

// Not `instanceof`: the page's nodes may come from another frame's realm.
const isText = (node: Node): node is Text => node.nodeType === 3;
const isElement = (node: Node): node is Element => node.nodeType === 1;

/** A link around more text than this, in characters, was never closed. */
const mostLink = 600;

/** Whether an `<a>` is a link: an anchor without an address is none. */
function leads(anchor: Element): boolean {
  return anchor.hasAttribute("href") && (anchor.textContent ?? "").length <= mostLink;
}

/** The lines of `root` in document order. A block and a `<br>` end a line. Walks without recursion. */
export function linesOf(root: Element): Line[] {
  const lines: Line[] = [];
  let texts: Text[] = [];
  let raw = "";
  let linkedLength = 0;
  let link: Node | null = null;
  const end = () => {
    const text = fold(raw);
    const first = texts[0];
    if (text !== "" && first !== undefined) {
      const linked = linkedLength / Math.max(1, raw.length);
      lines.push({ texts, text, linked, block: blockOf(first, root), weight: weigh(text) });
    }
    if (texts.length > 0) texts = [];
    raw = "";
    linkedLength = 0;
  };
  let node: Node | null = root;
  while (node !== null) {
    const name = node.nodeName;
    if (isText(node)) {
      const value = node.data;
      if (value !== "" && (raw !== "" || /\S/.test(value))) {
        texts.push(node);
        raw += value;
        if (link !== null) linkedLength += value.length;
      }
    } else if (blockNames.has(name) || name === "BR") end();
    if (node.firstChild !== null && !unread.has(name)) {
      if (link === null && name === "A" && isElement(node) && leads(node)) link = node;
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node === null) break;
      if (node === link) link = null;
      if (blockNames.has(node.nodeName)) end();
    }
    if (node === null || node === root) break;
    node = node.nextSibling;
  }
  end();
  return lines;
}

function blockOf(text: Text, root: Element): Element {
  let at = text.parentElement;
  while (at !== null && at !== root && !blockNames.has(at.nodeName)) at = at.parentElement;
  return at ?? root;
}

/** What makes a sentence end, in all scripts. */
const sentenceEnd = /[.。．！？!?…؟۔।」”"』’)）:：;；]$/;
/** A line of this weight that ends like a sentence is prose; a longer one without an end is too. */
const proseWeight = 100;
const longWeight = 260;

/** Whether a line is a paragraph of running text. */
export function isProse(line: Line): boolean {
  if (line.linked > 0.5 || line.weight < proseWeight) return false;
  return line.weight >= longWeight || sentenceEnd.test(line.text);
}

/** Names, dates and counts between links are shorter than this. */
const leastSubstance = 30;

/** The weight that a line gives to an article: of its text outside links, nothing when it is but a few words. */
export function substance(line: Line): number {
  return line.weight < leastSubstance ? 0 : line.weight * (1 - line.linked);
}
