/**
 * `npm run bench -- replay`: the rows of `bench/anchor` on strings alone, so that all pages of the corpus take minutes: 125,000 removed
 * quotes show what 10,000 do not. The seen texts are read once in Chromium and kept in `.cache`.
 */
import { parseArgs } from "node:util";
import { segmentsOf } from "../../src/anchor/describe.ts";
import { fold } from "../../src/anchor/fold.ts";
import { haystackOf } from "../../src/anchor/haystack.ts";
import { locate } from "../../src/anchor/locate.ts";
import type { Place } from "../../src/anchor/search.ts";
import type { Segment } from "../../src/model/annotation.ts";
import { bare } from "../anchor/page/quotes.ts";
import { chance } from "../anchor/page/random.ts";
import { apart, articleLines, type Line, pickQuotes, pickShort, type Quote } from "./lines.ts";
import { type PeerQuote, peerPlace, peerQuote } from "./peer.ts";
import { type Row, rows } from "./rows.ts";
import { textsOf } from "./texts.ts";

const quotesPerPage = 40;
/** So much of a quote and of what was found for it must be the same: intersection over union. */
const rightShare = 0.8;

const usage = `npm run bench -- replay [options]
  --seed N,N    other quotes and changes; several, one after another
  --only ROW    rows with this in their name
  --page IDS    pages with one of these in their name, a comma between
  --every N     each Nth page only
  --misses      prints what was not right
  --fresh       reads the texts of the pages anew, as after a change of the cleaner
  GALLEY_CORPUS names another folder of pages (default ../shared/corpus)`;

interface Sum {
  asked: number;
  wrong: number;
  /** Of the peer's places. */
  peerWrong: number;
}

export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      seed: { type: "string", default: "1" },
      only: { type: "string", default: "" },
      page: { type: "string", default: "" },
      every: { type: "string", default: "1" },
      misses: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const names = values.page.split(",");
  const every = Number(values.every);
  const pages = await textsOf((id, at) => at % every === 0 && names.some((name) => id.includes(name)), values.fresh);
  const wanted = rows.filter(({ name }) => name.includes(values.only));
  const sums = new Map(wanted.map((row): [Row, Sum] => [row, { asked: 0, wrong: 0, peerWrong: 0 }]));
  for (const seed of values.seed.split(",").map(Number))
    for (const { id, texts } of pages)
      for (const view of texts === null ? [] : (["page", "clean"] as const)) {
        const ofView = wanted.filter((row) => (row.view ?? "page") === view);
        const miss = values.misses
          ? (row: Row, words: string) => console.log(`${row.name} | ${seed} ${id} ${words}`)
          : null;
        if (texts !== null && ofView.length > 0) replay(texts[view], texts.clean, ofView, seed, sums, miss);
      }
  console.log(`\n${pages.filter(({ texts }) => texts !== null).length} pages, seeds ${values.seed}\n`);
  for (const [{ name, gone, peer }, { asked, wrong, peerWrong }] of sums) {
    const share = (bad: number): string => (1 - bad / Math.max(1, asked)).toFixed(5);
    const beside = peer ? `  by the rule of Hypothesis ${share(peerWrong)}` : "";
    console.log(`${name.padEnd(44)} ${String(asked).padStart(7)}  ${gone ? `placed ${wrong}` : share(wrong)}${beside}`);
  }
}

type Miss = ((row: Row, words: string) => void) | null;

/** A quote and what was stored of it. */
interface Saved {
  readonly quote: Quote;
  readonly segments: readonly Segment[];
  readonly peer: PeerQuote;
}

function replay(
  text: string,
  clean: string,
  ofView: readonly Row[],
  seed: number,
  sums: Map<Row, Sum>,
  miss: Miss,
): void {
  const lines = text.split("\n");
  const starts = startsOf(lines);
  const article = articleLines(lines, clean);
  const hay = haystackOf(text);
  const savedOf = (quotes: readonly Quote[]): Saved[] =>
    quotes.map((quote) => {
      const [first, last] = [quote[0], quote.at(-1)];
      if (!first || !last) throw new Error("an empty quote");
      const place = { start: (starts[first.line] ?? 0) + first.from, end: (starts[last.line] ?? 0) + last.to };
      return { quote, segments: segmentsOf(hay, place), peer: peerQuote(text, place) };
    });
  const long = savedOf(pickQuotes(lines, article, quotesPerPage, chance(seed)));
  const short = ofView.some(({ quotes }) => quotes === "short")
    ? savedOf(pickShort(lines, article, quotesPerPage, chance(seed)))
    : [];
  for (const row of ofView) {
    const saved = row.quotes === "short" ? short : long;
    const byQuote = new Map(saved.map((one) => [one.quote, one]));
    const quotes = saved.map(({ quote }) => quote);
    const sum = sums.get(row);
    for (const group of row.group >= quotesPerPage ? [quotes] : apart(quotes, row.group)) {
      const judged = judge(
        row,
        lines,
        group.flatMap((quote) => byQuote.get(quote) ?? []),
        seed,
      );
      for (const { isRight, isPeerRight, words } of judged) {
        if (!isRight) miss?.(row, words);
        if (!sum) continue;
        sum.asked++;
        sum.wrong += Number(!isRight);
        sum.peerWrong += Number(!isPeerRight);
      }
    }
  }
}

/** What comes of a group of quotes when the lines change: whether each is right, and what is to be seen of it. */
function* judge(
  row: Row,
  lines: readonly string[],
  saved: readonly Saved[],
  seed: number,
): Generator<{ isRight: boolean; isPeerRight: boolean; words: string }> {
  const live = saved.map(({ quote }) => quote.map((piece) => ({ ...piece })));
  const numbered = lines.map((text, from): Line => ({ text, from }));
  const changed = row.change(numbered, live, chance(seed + 1)).filter(({ text }) => text.trim() !== "");
  const now = changed.map(({ text }) => text).join("\n");
  const starts = startsOf(changed.map(({ text }) => text));
  const numbers = new Map(changed.map(({ from }, at) => [from, at]));
  const words = row.gone ? bare(fold(now)) : "";
  const asked = [...saved.keys()].filter(
    (at) => !row.gone || !words.includes(bare(fold(seenOf(row, lines, saved[at]?.quote ?? [])))),
  );
  const found = locate(
    haystackOf(now),
    asked.map((at) => saved[at]?.segments ?? []),
  );
  for (const [number, at] of asked.entries()) {
    const places = found[number]?.places ?? [];
    const truth = (live[at] ?? []).flatMap(({ line, from, to }): Place[] => {
      const start = starts[numbers.get(line) ?? -1];
      return start === undefined ? [] : [{ start: start + from, end: start + to }];
    });
    const isRight = row.gone ? places.length === 0 : shareOf(truth, places) >= rightShare;
    const peer = row.peer && saved[at] ? peerPlace(now, saved[at].peer) : null;
    const shown = (all: readonly Place[]) => JSON.stringify(all.map((place) => around(now, place)));
    yield {
      isRight,
      isPeerRight: peer !== null && shareOf(truth, [peer]) >= rightShare,
      words: isRight ? "" : `${JSON.stringify(saved[at]?.segments)} → ${shown(places)} ${row.gone ? "" : shown(truth)}`,
    };
  }
}

/** What must stand nowhere for a quote to be gone: its words, and of a short one those around it in its line too. */
function seenOf(row: Row, lines: readonly string[], quote: Quote): string {
  const around = row.quotes === "short" ? 20 : 0;
  return quote
    .map(({ line, from, to }) => {
      const text = lines[line] ?? "";
      return text.slice(Math.max(0, from - around), to + around);
    })
    .join("");
}

function shareOf(truth: readonly Place[], places: readonly Place[]): number {
  const length = (all: readonly Place[]) => all.reduce((sum, { start, end }) => sum + end - start, 0);
  let both = 0;
  for (const one of truth)
    for (const other of places) both += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  return both / (length(truth) + length(places) - both);
}

/** Characters. */
const shownAround = 100;

function around(text: string, { start, end }: Place): string {
  return `${start}: ${text.slice(Math.max(0, start - shownAround), start)}‹${text.slice(start, end)}›${text.slice(end, end + shownAround)}`;
}

/** Where each line starts in the text of all. */
function startsOf(lines: readonly string[]): number[] {
  let next = 0;
  return lines.map((line) => {
    const start = next;
    next += line.length + 1;
    return start;
  });
}
