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

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** A Han character says about as much as three Latin letters (Chinese news against its English translation). */
const hanWeight = 3;

/** How much a text says, in Latin characters. */
export function weigh(text: string): number {
  return text.length + (hanWeight - 1) * (/[\u3000-\uffff]/.test(text) ? countHan(text) : 0);
}

/** Whether a code unit is surely a Han, kana or Hangul character, surely none, or (`null`) one to be looked up. */
function isHan(code: number): boolean | null {
  if (code >= 0x4e00) {
    if (code <= 0x9fff || (code >= 0xac00 && code <= 0xd7a3)) return true;
    return code >= 0xff00 && code <= 0xff65 ? false : null;
  }
  return code < 0x1100 || (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x3004) ? false : null;
}

function countHan(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const known = isHan(text.charCodeAt(index));
    if (known === true) count++;
    else if (known === null) {
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
      if (han.test(character)) count++;
      index += character.length - 1;
    }
  }
  return count;
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
  let block = root;
  const end = () => {
    if (texts.length === 0) return;
    const text = fold(raw);
    if (text !== "") lines.push({ texts, text, linked: linkedLength / raw.length, block, weight: weigh(text) });
    texts = [];
    raw = "";
    linkedLength = 0;
  };
  // What is open around the node, and the blocks among it.
  const open: Element[] = [];
  const blocks: Element[] = [root];
  let node: Node | null = root.firstChild;
  while (node !== null || open.length > 0) {
    if (node === null) {
      const closed = open.pop();
      if (closed === undefined) break;
      if (closed === link) link = null;
      if (closed === blocks.at(-1)) {
        blocks.pop();
        end();
      }
      node = closed.nextSibling;
      continue;
    }
    if (isText(node)) {
      const value = node.data;
      if (value !== "" && (raw !== "" || /\S/.test(value))) {
        if (texts.length === 0) block = blocks.at(-1) ?? root;
        texts.push(node);
        raw += value;
        if (link !== null) linkedLength += value.length;
      }
    } else if (isElement(node)) {
      const name = node.nodeName;
      const isBlock = blockNames.has(name);
      if (isBlock || name === "BR") end();
      const child: ChildNode | null = unread.has(name) ? null : node.firstChild;
      if (child !== null) {
        if (link === null && name === "A" && leads(node)) link = node;
        open.push(node);
        if (isBlock) blocks.push(node);
        node = child;
        continue;
      }
    }
    node = node.nextSibling;
  }
  end();
  return lines;
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
