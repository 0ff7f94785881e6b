/** Runs every row of the table on the page that is open, inside of it. */
import { describe, indexOf, resolve, type TextIndex } from "../../../src/anchor/index.ts";
import { offsetsOf } from "../../../src/anchor/text.ts";
import type { Segment } from "../../../src/model/annotation.ts";
import { asStored } from "../../../src/model/segments.ts";
import { clean } from "../cleaner.ts";
import * as changes from "./changes.ts";
import { kept as asKept } from "./kept.ts";
import { apart, articleBlocks, bare, blockOf, blocksOf, pickQuotes, pickShort } from "./quotes.ts";
import { type Chance, chance } from "./random.ts";
import { type Speeds, speedsOf } from "./speed.ts";
import { type NumberedQuote, numberQuotes, overlap, pointQuotes, type Quote, rulerOf, selectionOf } from "./truth.ts";
import { crossings } from "./views.ts";

export interface RowResult {
  row: string;
  asked: number;
  /** Right, or for the rows of false anchors: said to be lost. */
  right: number;
  misses: string[];
}

export interface PageResult {
  rows: RowResult[];
  speeds: Speeds | null;
  /** Beyond the quote itself, UTF-8 bytes of the JSON that is stored, one number a highlight. */
  sizes: number[];
  marked: boolean;
}

interface Row {
  row: string;
  change: changes.Change;
  /** How many quotes are changed at a time. */
  group: number;
  quotes?: "short";
  gone?: true;
  view?: "clean";
}

const rows: Row[] = [
  { row: "none", change: changes.nothing, group: 40 },
  { row: "none, 3 to 8 characters", change: changes.nothing, group: 40, quotes: "short" },
  { row: "other paragraphs dropped", change: changes.dropOthers, group: 5 },
  { row: "wrapped in other markup", change: changes.wrap, group: 40 },
  { row: "ads between paragraphs", change: changes.putAdverts, group: 40 },
  { row: "one letter in 40 changed", change: changes.mistype, group: 40 },
  { row: "six words put in, a few taken out", change: changes.rewrite, group: 10 },
  { row: "repeated above the article", change: changes.repeatAbove, group: 40 },
  { row: "quotes, dashes, spaces", change: changes.typography, group: 40 },
  { row: "clean view, cleaner changed", change: changes.recleaned, group: 5, view: "clean" },
  { row: "false: removed", change: changes.removeQuoted, group: 5, gone: true },
  { row: "false: removed, 3 to 8 characters", change: changes.removeQuoted, group: 5, quotes: "short", gone: true },
  { row: "false: removed, look-alikes put elsewhere", change: changes.leaveLookAlikes, group: 5, gone: true },
  { row: "false: removed, clean view", change: changes.removeQuoted, group: 5, gone: true, view: "clean" },
];

/** The body as it was loaded, to begin each row with. */
let first: Element | null = null;

function freshRoot(): Element {
  first ??= document.importNode(document.body, true);
  document.body.replaceWith(document.importNode(first, true));
  return document.body;
}

/** The clean view of the page as it was loaded, once it was asked for. */
let cleaned: Element | null = null;

function cleanRoot(): Element | null {
  if (cleaned === null) {
    freshRoot();
    cleaned = clean(document);
  }
  if (cleaned === null) return null;
  const content = document.importNode(cleaned, true);
  document.body.replaceChildren(content);
  return content;
}

export { type Busy, busyPage } from "./busy.ts";
export { chance };

/** All rows with `count` quotes; `seed` fixes every choice. `null`: the page has no article to quote from. */
export function runPage(seed: number, count: number, only: string, speed: boolean): PageResult | null {
  freshRoot();
  const text = clean(document)?.textContent;
  if (!text) return null;
  const pick = (root: Element, kind: Row["quotes"], random: Chance) => {
    const all = blocksOf(root);
    const article = articleBlocks(all, text);
    return kind === "short" ? pickShort(article, count, random) : pickQuotes(all, article, count, random);
  };
  const result: PageResult = { rows: [], speeds: null, sizes: [], marked: true };
  /** Picking is slow, so it is done once for each kind of quote and view. */
  const picked = new Map<string, NumberedQuote[]>();
  for (const row of rows) {
    if (!row.row.includes(only)) continue;
    const sum: RowResult = { row: row.row, asked: 0, right: 0, misses: [] };
    const root = () => (row.view === "clean" ? cleanRoot() : freshRoot());
    const start = root();
    if (start === null) continue;
    const kind = `${row.view} ${row.quotes}`;
    const numbered = picked.get(kind) ?? numberQuotes(start, pick(start, row.quotes, chance(seed)));
    picked.set(kind, numbered);
    for (const group of groupsOf(start, numbered, row.group)) {
      const page = root();
      if (page !== null) runGroup(row, page, pointQuotes(page, group), chance(seed + 1), sum, result.sizes);
    }
    result.rows.push(sum);
  }
  if ("original page clean view".includes(only) || only.includes("→")) {
    freshRoot();
    const crossed = crossings(count, chance(seed));
    if (crossed === null) result.marked = false;
    else result.rows.push(...crossed);
  }
  if (speed) result.speeds = speedsOf(freshRoot, (root) => pick(root, undefined, chance(seed)), chance(seed + 2));
  return result;
}

/** Quotes that share no block are changed together, `size` at a time; all of them when the change is to the whole page. */
function groupsOf(root: Element, numbered: readonly NumberedQuote[], size: number): NumberedQuote[][] {
  if (size >= 40) return [[...numbered]];
  const quotes = pointQuotes(root, numbered);
  return apart(blocksOf(root), quotes, size).map((group) =>
    group.map((quote) => numbered[quotes.indexOf(quote)] ?? []),
  );
}

function runGroup(row: Row, root: Element, quotes: Quote[], random: Chance, sum: RowResult, sizes: number[]): void {
  const saved = asKept(quotes.map((quote) => describe(selectionOf(quote), root)));
  if (row.row === "none") sizes.push(...saved.map(sizeBeyondQuote));
  // A short quote stands elsewhere by choice; the words around it must not.
  const texts = quotes.map((quote) => (row.quotes === "short" ? surroundings(quote) : selectionOf(quote).toString()));
  row.change(root, quotes, random);
  const kept = saved.map((_, at) => at).filter((at) => !row.gone || !changes.stillThere(root, texts[at] ?? ""));
  const found = resolve(
    kept.map((at) => saved[at] ?? []),
    root,
  );
  const ruler = row.gone ? null : rulerOf(root);
  const index = indexOf(root);
  kept.forEach((at, place) => {
    const quote = quotes[at] ?? [];
    const ranges = found[place]?.ranges ?? [];
    const share = ruler === null ? Number(ranges.length === 0) : overlap(ruler, quote, ranges);
    sum.asked++;
    if (share >= 0.8) sum.right++;
    else
      sum.misses.push(
        `${share.toFixed(2)} ${JSON.stringify(saved[at])} → ${JSON.stringify(ranges.map((range) => around(index, range)))} ${ruler ? JSON.stringify(around(index, selectionOf(quote))) : ""}`,
      );
  });
}

/** Where a range's text stands, with what is around it, to see what it was taken for. */
function around(index: TextIndex, range: Range): string {
  const place = offsetsOf(index, range);
  if (place === null) return String(range);
  const { start, end } = place;
  const { text } = index;
  return `${start}: ${text.slice(Math.max(0, start - shownAround), start)}‹${text.slice(start, end)}›${text.slice(end, end + shownAround)}`;
}

/** Characters. */
const shownAround = 100;

/** The quote with up to 20 characters of its block on either side. */
function surroundings(quote: Quote): string {
  const [piece] = quote;
  if (piece === undefined) return "";
  const block = blockOf(piece);
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(piece.start.node, piece.start.offset);
  const after = document.createRange();
  after.selectNodeContents(block);
  after.setStart(piece.end.node, piece.end.offset);
  return `${bare(before.toString()).slice(-20)}${selectionOf(quote)}${bare(after.toString()).slice(0, 20)}`;
}

function sizeBeyondQuote(segments: Segment[]): number {
  const bytes = (value: string) => new TextEncoder().encode(value).length;
  return bytes(JSON.stringify(asStored(segments))) - segments.reduce((sum, segment) => sum + bytes(segment.exact), 0);
}
