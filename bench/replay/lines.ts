/** Quotes in a text of lines, as `bench/anchor` picks them in a page of blocks. */
import { bare, wordEnd, wordStart } from "../anchor/page/quotes.ts";
import type { Chance } from "../anchor/page/random.ts";

/** A line, and the number that it had at first; -1: it is new. */
export interface Line {
  text: string;
  readonly from: number;
}

/** Characters of a line, which was number `line` at first. */
export interface Piece {
  readonly line: number;
  from: number;
  to: number;
}

/** A piece, or two in neighbouring lines. */
export type Quote = readonly Piece[];

/** The numbers of the lines that stand in the article too, white space left out. */
export function articleLines(lines: readonly string[], article: string): number[] {
  const words = bare(article);
  return [...lines.keys()].filter((at) => {
    const line = bare(lines[at] ?? "");
    return line.length >= 12 && words.includes(line);
  });
}

/** `count` quotes of 25 to 200 characters, one in seven over two lines; fewer when the text is too small. */
export function pickQuotes(
  lines: readonly string[],
  article: readonly number[],
  count: number,
  random: Chance,
): Quote[] {
  const quotes: Quote[] = [];
  const own = new Set(article);
  for (let tries = 0; quotes.length < count && tries < count * 20; tries++) {
    const line = random.of(article);
    if (line === undefined) break;
    const quote = quotes.length % 7 === 6 ? acrossTwo(lines, own, line, random) : within(lines, line, random);
    if (quote !== null) quotes.push(quote);
  }
  return quotes;
}

function within(lines: readonly string[], line: number, random: Chance): Quote | null {
  const text = lines[line] ?? "";
  if (text.length < 25) return null;
  const length = random.between(25, 200);
  const start = wordStart(text, random.between(0, Math.max(0, text.length - length)));
  const piece = pieceOf(text, line, start, wordEnd(text, start + length));
  return piece !== null && bare(text.slice(piece.from, piece.to)).length >= 20 ? [piece] : null;
}

function acrossTwo(lines: readonly string[], article: ReadonlySet<number>, line: number, random: Chance): Quote | null {
  if (!article.has(line + 1)) return null;
  const [first = "", second = ""] = [lines[line], lines[line + 1]];
  const head = pieceOf(first, line, wordStart(first, first.length - random.between(12, 100)), first.length);
  const tail = pieceOf(second, line + 1, 0, wordEnd(second, random.between(12, 100)));
  return head === null || tail === null ? null : [head, tail];
}

/** 3 to 8 characters that are words of a line and stand in another line too. */
export function pickShort(
  lines: readonly string[],
  article: readonly number[],
  count: number,
  random: Chance,
): Quote[] {
  const whole = article.map((line) => lines[line]).join("\n");
  const quotes: Quote[] = [];
  for (let tries = 0; quotes.length < count && tries < count * 40; tries++) {
    const line = random.of(article);
    if (line === undefined) break;
    const text = lines[line] ?? "";
    const start = wordStart(text, random.between(0, Math.max(0, text.length - 8)));
    const end = wordEnd(text, start + random.between(3, 6));
    const words = text.slice(start, end).trim();
    const isShort = words.length >= 3 && words.length <= 8;
    const piece =
      isShort && whole.split(words).length > text.split(words).length ? pieceOf(text, line, start, end) : null;
    if (piece !== null) quotes.push([piece]);
  }
  return quotes;
}

function pieceOf(text: string, line: number, start: number, end: number): Piece | null {
  let [from, to] = [Math.max(0, start), Math.min(end, text.length)];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return to - from < 3 ? null : { line, from, to };
}

/** Groups of at most `size` quotes of which no two touch the same line or neighbours. */
export function apart(quotes: readonly Quote[], size: number): Quote[][] {
  const groups: { quotes: Quote[]; taken: Set<number> }[] = [];
  for (const quote of quotes) {
    const free = groups.find(
      (group) => group.quotes.length < size && quote.every(({ line }) => !group.taken.has(line)),
    );
    const group = free ?? { quotes: [], taken: new Set() };
    if (free === undefined) groups.push(group);
    group.quotes.push(quote);
    for (const { line } of quote) for (const near of [line - 1, line, line + 1]) group.taken.add(near);
  }
  return groups.map((group) => group.quotes);
}
