/** Quotes as a reader would make them: 25 to 200 characters of the article's blocks, one in seven across two blocks. */
import type { Chance } from "./random.ts";
import type { Piece, Point, Quote } from "./truth.ts";

/** The text nodes of one block, in order. */
export interface Block {
  element: Element;
  nodes: Text[];
  text: string;
}

const blockTags =
  "p,li,h1,h2,h3,h4,h5,h6,blockquote,td,th,dd,dt,figcaption,pre,div,section,article,main,body,center,tr,table";
const silent = "script,style,noscript,template,textarea,select,button,svg,rt,rp,iframe,title";

/** The blocks of `root` that hold at least one seen letter. A `<br>` ends no block. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent === null || parent.closest(silent) !== null) continue;
    if (node.data.trim() === "" || (root.isConnected && !parent.checkVisibility({ visibilityProperty: true })))
      continue;
    const element = parent.closest(blockTags) ?? root;
    const last = blocks.at(-1);
    if (last !== undefined && last.element === element) {
      last.nodes.push(node);
      last.text += node.data;
    } else {
      blocks.push({ element, nodes: [node], text: node.data });
    }
  }
  return blocks;
}

/**
 * The blocks whose whole text stands in `article` (white space left out), so that quotes are of the article and not of a menu. Words right in the
 * body are left out: they cannot be taken away as a block.
 */
export function articleBlocks(blocks: readonly Block[], article: string): Block[] {
  const words = bare(article);
  return blocks.filter(
    ({ element, text }) => element.localName !== "body" && bare(text).length >= 12 && words.includes(bare(text)),
  );
}

export function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

/** `count` quotes; fewer when the page is too small. */
export function pickQuotes(all: readonly Block[], article: readonly Block[], count: number, random: Chance): Quote[] {
  const quotes: Quote[] = [];
  for (let tries = 0; quotes.length < count && tries < count * 20; tries++) {
    const quote = quotes.length % 7 === 6 ? acrossTwo(all, article, random) : within(random.of(article), random);
    if (quote !== null) quotes.push(quote);
  }
  return quotes;
}

function within(block: Block | undefined, random: Chance): Quote | null {
  if (block === undefined || block.text.trim().length < 25) return null;
  const length = random.between(25, 200);
  const start = wordStart(block.text, random.between(0, Math.max(0, block.text.length - length)));
  const piece = pieceOf(block, start, wordEnd(block.text, start + length));
  return piece !== null && inkOf(block, piece) >= 20 ? [piece] : null;
}

function acrossTwo(all: readonly Block[], article: readonly Block[], random: Chance): Quote | null {
  const first = random.of(article);
  if (first === undefined) return null;
  const second = all[all.indexOf(first) + 1];
  if (second === undefined || !article.includes(second)) return null;
  if (hasTextBetween(first, second)) return null;
  const head = pieceOf(
    first,
    wordStart(first.text, first.text.trimEnd().length - random.between(12, 100)),
    first.text.length,
  );
  const tail = pieceOf(second, 0, wordEnd(second.text, random.between(12, 100)));
  return head === null || tail === null ? null : [head, tail];
}

/** Text that is read though it is in no block here: a button's words, and what a closed `<details>` holds. */
const readBetween = "button,select,details:not([open]) > :not(summary)";

/** Whether such text stands between two blocks: who selects both has selected it too. */
function hasTextBetween(first: Block, second: Block): boolean {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  const [from, to] = [first.nodes.at(-1), second.nodes[0]];
  if (from === undefined || to === undefined) return false;
  walker.currentNode = from;
  for (let node = walker.nextNode(); node !== null && node !== to; node = walker.nextNode())
    if (node.parentElement?.closest(readBetween) && bare(node.nodeValue ?? "") !== "") return true;
  return false;
}

/** 3 to 8 characters that are words of a block and stand elsewhere in the article too: names, mostly. */
export function pickShort(article: readonly Block[], count: number, random: Chance): Quote[] {
  const whole = article.map((block) => block.text).join("\n");
  const quotes: Quote[] = [];
  for (let tries = 0; quotes.length < count && tries < count * 40; tries++) {
    const block = random.of(article);
    if (block === undefined) break;
    const start = wordStart(block.text, random.between(0, Math.max(0, block.text.length - 8)));
    const end = wordEnd(block.text, start + random.between(3, 6));
    const text = block.text.slice(start, end).trim();
    if (text.length < 3 || text.length > 8 || /\n/.test(text)) continue;
    const elsewhere = whole.split(text).length - 1 > block.text.split(text).length - 1;
    const piece = elsewhere ? pieceOf(block, start, end) : null;
    if (piece !== null) quotes.push([piece]);
  }
  return quotes;
}

/** Gathers quotes into groups of which no two touch the same block or neighbours, so that what is done to one quote is not done to another's context. */
export function apart(all: readonly Block[], quotes: readonly Quote[], size: number): Quote[][] {
  const groups: { quotes: Quote[]; taken: Set<Element | undefined> }[] = [];
  for (const quote of quotes) {
    const own = quote.map((piece) => blockOf(piece));
    const around = all.flatMap(({ element }, at) =>
      own.includes(element) ? [all[at - 1]?.element, element, all[at + 1]?.element] : [],
    );
    const free = groups.find((group) => group.quotes.length < size && own.every((block) => !group.taken.has(block)));
    const group = free ?? { quotes: [], taken: new Set() };
    if (free === undefined) groups.push(group);
    group.quotes.push(quote);
    for (const block of around) group.taken.add(block);
  }
  return groups.map((group) => group.quotes);
}

export function blockOf(piece: Piece): Element {
  const block = piece.start.node.parentElement?.closest(blockTags);
  if (!block) throw new Error("a quote outside of any block");
  return block;
}

/** The offsets `start` to `end` of the block's text as points, without white space at the ends; `null` when nothing is left. */
export function pieceOf(block: Block, start: number, end: number): Piece | null {
  let [from, to] = [Math.max(0, start), Math.min(end, block.text.length)];
  while (from < to && /\s/.test(block.text.charAt(from))) from++;
  while (to > from && /\s/.test(block.text.charAt(to - 1))) to--;
  if (to - from < 3) return null;
  return { start: pointAt(block, from, false), end: pointAt(block, to, true) };
}

function pointAt(block: Block, offset: number, atEnd: boolean): Point {
  let left = offset;
  for (const node of block.nodes) {
    if (left < node.length || (atEnd && left === node.length)) return { node, offset: left };
    left -= node.length;
  }
  throw new Error("an offset outside of the block");
}

function inkOf(block: Block, piece: Piece): number {
  const from = block.nodes.indexOf(piece.start.node);
  const to = block.nodes.indexOf(piece.end.node);
  const text = block.nodes
    .slice(from, to + 1)
    .map((node) => node.data)
    .join("");
  return (
    bare(text).length -
    bare(piece.start.node.data.slice(0, piece.start.offset)).length -
    bare(piece.end.node.data.slice(piece.end.offset)).length
  );
}

const inWord = /[\p{L}\p{N}'’-]/u;
const han = /[\u3040-\u30FF\u3400-\u9FFF]/;

function betweenWords(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const [left, right] = [text.charAt(at - 1), text.charAt(at)];
  if (/[\uDC00-\uDFFF]/.test(right)) return false;
  return han.test(left) || han.test(right) || !inWord.test(left) || !inWord.test(right);
}

export function wordStart(text: string, offset: number): number {
  let at = Math.max(0, offset);
  while (!betweenWords(text, at)) at--;
  return at;
}

export function wordEnd(text: string, offset: number): number {
  let at = Math.min(text.length, Math.max(0, offset));
  while (!betweenWords(text, at)) at++;
  return at;
}
