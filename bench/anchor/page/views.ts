/** From the original page to the clean view and back: where the words are in both is known from marks that the cleaner carries over. */
import { describe, resolve } from "../../../src/anchor/index.ts";
import { clean } from "../cleaner.ts";
import { kept } from "./kept.ts";
import { bare, blocksOf, pickQuotes } from "./quotes.ts";
import type { Chance } from "./random.ts";
import { overlap, type Piece, type Point, type Quote, rangeOf, rulerOf, selectionOf } from "./truth.ts";

/** The first of the private-use characters that serve as marks; each point has its own. */
const firstMark = 0xe000;
const marks = /[\uE000-\uF8FF]/g;

export interface Crossing {
  row: string;
  asked: number;
  right: number;
  misses: string[];
}

/** Both crossings, for quotes in one block and across two; `null` when marks changed what the cleaner does, so that nothing is known. */
export function crossings(count: number, random: Chance): Crossing[] | null {
  const clear = clean(document);
  if (clear === null) return null;
  const words = bare(clear.textContent ?? "");
  const all = blocksOf(document.body);
  const article = all.filter((block) => bare(block.text).length >= 12 && words.includes(bare(block.text)));
  const quotes = pickQuotes(all, article, count, random);
  const marked = clean(markedCopy(quotes));
  if (marked === null || bare(marked.textContent ?? "").replace(marks, "") !== words) return null;
  const places = unmark(marked);
  document.documentElement.append(marked);
  const pairs = quotes.map((quote) => ({ original: quote, cleaned: cleanedQuote(quote, places, quotes) }));
  const rows: Crossing[] = [];
  for (const blocks of [1, 2]) {
    const known = pairs.filter((pair) => pair.original.length === blocks && pair.cleaned !== null);
    const there = known.map((pair) => ({ from: pair.original, to: pair.cleaned ?? [] }));
    const back = there.map(({ from, to }) => ({ from: to, to: from }));
    const name = blocks === 1 ? "in one block" : "across two blocks";
    rows.push(cross(`original page → clean view, ${name}`, there, document.body, marked));
    rows.push(cross(`clean view → original page, ${name}`, back, marked, document.body));
  }
  marked.remove();
  return rows;
}

function cross(row: string, pairs: readonly { from: Quote; to: Quote }[], source: Element, target: Element): Crossing {
  const saved = kept(pairs.map(({ from }) => describe(selectionOf(from), source)));
  const found = resolve(saved, target);
  const ruler = rulerOf(target);
  const misses: string[] = [];
  pairs.forEach(({ to }, at) => {
    const ranges = found[at]?.ranges ?? [];
    const share = overlap(ruler, to, ranges);
    if (share < 0.8)
      misses.push(`${share.toFixed(2)} ${JSON.stringify(saved[at])} → ${JSON.stringify(ranges.map(String))}`);
  });
  return { row, asked: pairs.length, right: pairs.length - misses.length, misses };
}

/** The page once more, with a mark of its own at each point of the quotes. */
function markedCopy(quotes: readonly Quote[]): Document {
  const points = new Map<Text, { offset: number; mark: string }[]>();
  pieces(quotes).forEach((piece, at) => {
    for (const [point, mark] of [
      [piece.start, startMark(at)],
      [piece.end, endMark(at)],
    ] as const) {
      points.set(point.node, [...(points.get(point.node) ?? []), { offset: point.offset, mark }]);
    }
  });
  const before = [...points.keys()].map((node) => [node, node.data] as const);
  for (const [node, list] of points) {
    let data = node.data;
    for (const { offset, mark } of list.sort((a, b) => b.offset - a.offset))
      data = data.slice(0, offset) + mark + data.slice(offset);
    node.data = data;
  }
  const copy = document.cloneNode(true);
  if (!(copy instanceof Document)) throw new Error("a document's copy is no document");
  for (const [node, data] of before) node.data = data;
  return copy;
}

/** Takes the marks out of `root` again and tells where each stood. */
function unmark(root: Element): Map<string, Point> {
  const places = new Map<string, Point>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data.search(marks) < 0) continue;
    let clear = "";
    for (const sign of node.data) {
      if (sign.search(marks) < 0) clear += sign;
      else places.set(sign, { node, offset: clear.length });
    }
    node.data = clear;
  }
  return places;
}

/** `null` when the cleaner left a part of the quote out. */
function cleanedQuote(quote: Quote, places: ReadonlyMap<string, Point>, quotes: readonly Quote[]): Quote | null {
  const every = pieces(quotes);
  const cleaned: Quote = [];
  for (const piece of quote) {
    const at = every.indexOf(piece);
    const [start, end] = [places.get(startMark(at)), places.get(endMark(at))];
    if (start === undefined || end === undefined) return null;
    const copy: Piece = { start: { ...start }, end: { ...end } };
    if (bare(rangeOf(copy.start, copy.end).toString()) !== bare(rangeOf(piece.start, piece.end).toString()))
      return null;
    cleaned.push(copy);
  }
  return cleaned;
}

function pieces(quotes: readonly Quote[]): Piece[] {
  return quotes.flat();
}

function startMark(at: number): string {
  return String.fromCharCode(firstMark + 2 * at);
}

function endMark(at: number): string {
  return String.fromCharCode(firstMark + 2 * at + 1);
}
