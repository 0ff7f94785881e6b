/** What happens to the lines of a page between two visits: the changes of `bench/anchor` that need no elements. */
import { adverts, wordPattern, wordsFrom } from "../anchor/page/changes.ts";
import type { Chance } from "../anchor/page/random.ts";
import type { Line, Piece, Quote } from "./lines.ts";

/** The lines as they are then; the pieces of `quotes` are carried along. */
type Change = (lines: readonly Line[], quotes: readonly Quote[], random: Chance) => Line[];

export interface Row {
  readonly name: string;
  readonly change: Change;
  /** How many quotes are changed at a time. */
  readonly group: number;
  readonly quotes?: "short";
  readonly gone?: true;
  readonly view?: "clean";
  /** No quote is changed and none cut in two: what a peer that looks for the very words makes of it is shown beside. */
  readonly peer?: true;
}

const linesOf = (quotes: readonly Quote[]): Set<number> => new Set(quotes.flat().map(({ line }) => line));

const nothing: Change = (lines) => [...lines];

const dropOthers: Change = (lines, quotes, random) => {
  const own = linesOf(quotes);
  return lines.filter(({ from }) => own.has(from) || random.next() >= 0.5);
};

const putAdverts: Change = (lines, _quotes, random) =>
  lines.flatMap((line) => (random.next() > 0.4 ? [line] : [{ text: random.of(adverts) ?? "", from: -1 }, line]));

const mistype: Change = (lines, _quotes, random) => {
  const letters = lines
    .map(({ text }) => text)
    .join("")
    .replace(/[^\p{L}]/gu, "");
  const other = (letter: string): string => {
    const one = letters.charAt(random.between(0, letters.length - 1));
    return one === letter || /[\uD800-\uDFFF]/.test(one) ? (letter === "x" ? "y" : "x") : one;
  };
  // By units, not by signs: a pair of surrogates is no letter here.
  const typed = (text: string) =>
    text.replace(/\p{L}/gu, (one) => (one.length > 1 || random.next() >= 1 / 40 ? one : other(one)));
  return lines.map(({ text, from }) => ({ text: typed(text), from }));
};

const rewrite: Change = (lines, quotes, random) => {
  const texts = lines.map(({ text }) => text);
  const changed = lines.map((line) => ({ ...line }));
  const byNumber = new Map(changed.map((line) => [line.from, line]));
  const wordsOf = (quote: Quote): { piece: Piece; start: number; end: number }[] =>
    quote.flatMap((piece) =>
      [...(byNumber.get(piece.line)?.text ?? "").matchAll(wordPattern)]
        .map((match) => ({ piece, start: match.index, end: match.index + match[0].length }))
        .filter(({ start, end }) => start >= piece.from && end <= piece.to),
    );
  const edit = (number: number, start: number, end: number, words: string): void => {
    const line = byNumber.get(number);
    if (line === undefined) return;
    line.text = line.text.slice(0, start) + words + line.text.slice(end);
    const by = words.length - (end - start);
    for (const piece of quotes.flat()) {
      if (piece.line !== number) continue;
      if (piece.from > start) piece.from += by;
      if (piece.to > start) piece.to += by;
    }
  };
  for (const quote of quotes) {
    for (let out = random.between(1, 3); out > 0; out--) {
      const words = wordsOf(quote);
      const word = words[random.between(1, words.length - 2)];
      if (word !== undefined && words.length >= 5) edit(word.piece.line, word.start, word.end, "");
    }
    const places = random.between(1, 3);
    for (let put = 0; put < places; put++) {
      const words = wordsOf(quote);
      const word = words[random.between(1, words.length - 1)];
      const text = wordsFrom(texts, 6 / places, random);
      if (word !== undefined) edit(word.piece.line, word.start, word.start, text);
    }
  }
  return changed;
};

const repeatAbove: Change = (lines, quotes) => {
  const textOf = ({ line, from, to }: Piece) => lines.find((one) => one.from === line)?.text.slice(from, to) ?? "";
  const copies = quotes.map((quote) => ({ text: `${quote.map(textOf).join(" ")}.`, from: -1 }));
  return [...copies.reverse(), ...lines];
};

const recleaned: Change = (lines, quotes, random) => {
  const own = linesOf(quotes);
  const gone = random.of(lines.filter(({ from }) => !own.has(from)));
  const left = lines.filter((line) => line !== gone);
  for (const text of ["By our own correspondent, with additional reporting by the agencies.", "责任编辑：某某"])
    left.splice(random.between(0, left.length), 0, { text, from: -1 });
  return left;
};

const removeQuoted: Change = (lines, quotes) => {
  const own = linesOf(quotes);
  return lines.filter(({ from }) => !own.has(from));
};

/** As above, and elsewhere a copy of each with half of its words; never where the line itself stood. */
const leaveLookAlikes: Change = (lines, quotes, random) => {
  const texts = lines.map(({ text }) => text);
  const left = removeQuoted(lines, quotes, random);
  const own = [...linesOf(quotes)];
  const before = own.map((line) => left.findLast(({ from }) => from < line));
  const places = left.filter((line) => !before.includes(line));
  for (const number of own) {
    const line = lines.find(({ from }) => from === number)?.text ?? "";
    const text = line.replace(wordPattern, (word) => (random.next() < 0.5 ? word : wordsFrom(texts, 1, random).trim()));
    const place = random.of(places);
    if (place !== undefined) left.splice(left.indexOf(place) + 1, 0, { text, from: -1 });
  }
  return left;
};

export const rows: readonly Row[] = [
  { name: "none", change: nothing, group: 40, peer: true },
  { name: "none, 3 to 8 characters", change: nothing, group: 40, quotes: "short" },
  { name: "other paragraphs dropped", change: dropOthers, group: 5, peer: true },
  { name: "ads between any two lines", change: putAdverts, group: 40 },
  { name: "one letter in 40 changed", change: mistype, group: 40 },
  { name: "six words put in, a few taken out", change: rewrite, group: 10 },
  { name: "repeated above the article", change: repeatAbove, group: 40, peer: true },
  { name: "clean view, cleaner changed", change: recleaned, group: 5, view: "clean" },
  { name: "false: removed", change: removeQuoted, group: 5, gone: true },
  { name: "false: removed, 3 to 8 characters", change: removeQuoted, group: 5, quotes: "short", gone: true },
  { name: "false: removed, look-alikes put elsewhere", change: leaveLookAlikes, group: 5, gone: true },
  { name: "false: removed, clean view", change: removeQuoted, group: 5, gone: true, view: "clean" },
];
