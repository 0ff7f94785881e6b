/** Where a quote's words really are: points in text nodes that are carried along by hand through every change, and how well a result covers them. */

export interface Point {
  node: Text;
  offset: number;
}

/** Words within one block. */
export interface Piece {
  start: Point;
  end: Point;
}

/** One quote: a piece, or two in neighbouring blocks. */
export type Quote = Piece[];

/** A quote by the numbers of its text nodes in the page, so that it can be had again in a copy of the page. */
export type NumberedQuote = { start: [number, number]; end: [number, number] }[];

function textNodes(root: Element): Text[] {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) nodes.push(node);
  return nodes;
}

export function numberQuotes(root: Element, quotes: readonly Quote[]): NumberedQuote[] {
  const numbers = new Map(textNodes(root).map((node, at) => [node, at]));
  const number = ({ node, offset }: Point): [number, number] => [numbers.get(node) ?? -1, offset];
  return quotes.map((quote) => quote.map(({ start, end }) => ({ start: number(start), end: number(end) })));
}

/** The quotes in `root`, a copy of the page in which they were numbered. */
export function pointQuotes(root: Element, numbered: readonly NumberedQuote[]): Quote[] {
  const nodes = textNodes(root);
  const point = ([number, offset]: [number, number]): Point => {
    const node = nodes[number];
    if (node === undefined) throw new Error("not a copy of the page");
    return { node, offset };
  };
  return numbered.map((quote) => quote.map(({ start, end }) => ({ start: point(start), end: point(end) })));
}

/** Puts `text` into `node` and carries the points along; a point exactly there stays before the new text. */
export function insertText(quotes: readonly Quote[], node: Text, offset: number, text: string): void {
  node.insertData(offset, text);
  eachPoint(quotes, (point) => {
    if (point.node === node && point.offset > offset) point.offset += text.length;
  });
}

export function deleteText(quotes: readonly Quote[], node: Text, offset: number, count: number): void {
  node.deleteData(offset, count);
  eachPoint(quotes, (point) => {
    if (point.node === node && point.offset > offset) point.offset = Math.max(offset, point.offset - count);
  });
}

export function splitText(quotes: readonly Quote[], node: Text, offset: number): Text {
  const rest = node.splitText(offset);
  for (const quote of quotes) {
    for (const { start, end } of quote) {
      if (start.node === node && start.offset >= offset)
        Object.assign(start, { node: rest, offset: start.offset - offset });
      if (end.node === node && end.offset > offset) Object.assign(end, { node: rest, offset: end.offset - offset });
    }
  }
  return rest;
}

function eachPoint(quotes: readonly Quote[], visit: (point: Point) => void): void {
  for (const quote of quotes) {
    for (const piece of quote) {
      visit(piece.start);
      visit(piece.end);
    }
  }
}

export function rangeOf(first: Point, last: Point): Range {
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  return range;
}

/** The range that a reader would select: from the first piece's start to the last one's end. */
export function selectionOf(quote: Quote): Range {
  const first = quote[0];
  const last = quote.at(-1);
  if (first === undefined || last === undefined) throw new Error("an empty quote");
  return rangeOf(first.start, last.end);
}

export type Ruler = (node: Node, offset: number) => number;

/** Numbers the characters of `root` that are ink (no white space, no script or style): a measure that does not use the index under test. */
export function rulerOf(root: Element): Ruler {
  const before = new Map<Node, number>();
  let total = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    before.set(node, total);
    if (node.parentElement?.closest("script, style, noscript, template")) continue;
    total += ink(node.nodeValue ?? "");
  }
  return (node, offset) => {
    const start = before.get(node);
    if (start === undefined) throw new Error("a result outside of the root or not in text");
    return start + ink((node.nodeValue ?? "").slice(0, offset));
  };
}

function ink(text: string): number {
  return text.replace(/[\s\u200B\u00AD]+/g, "").length;
}

/** Intersection over union of the characters that `ranges` cover and those of the quote; 0 to 1. */
export function overlap(ruler: Ruler, quote: Quote, ranges: readonly Range[]): number {
  const truth = quote.map(({ start, end }) => [ruler(start.node, start.offset), ruler(end.node, end.offset)] as const);
  const result = ranges.map(
    (range) => [ruler(range.startContainer, range.startOffset), ruler(range.endContainer, range.endOffset)] as const,
  );
  let shared = 0;
  for (const [a, b] of truth) for (const [c, d] of result) shared += Math.max(0, Math.min(b, d) - Math.max(a, c));
  const size = (list: readonly (readonly [number, number])[]) => list.reduce((sum, [a, b]) => sum + b - a, 0);
  const union = size(truth) + size(result) - shared;
  return union === 0 ? 0 : shared / union;
}
