/** Annotations as readers make them, over real news text; and the text of other pages, held out, for anything that learns. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Annotation } from "../../src/model/annotation.ts";
import { colours } from "../../src/model/annotation.ts";
import { stampOf } from "../../src/model/clock.ts";
import { pageKey } from "../../src/model/page.ts";
import type { PageRecord } from "../../src/store/codec.ts";
import { seeded } from "../../tests/sync-sim/schedule.ts";

const corpus = process.env["GALLEY_CORPUS"] ?? resolve(import.meta.dirname, "../../../shared/corpus");

export interface NewsPage {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

/** Lengths in characters, as the table has them. */
const lengths = { en: { quote: 120, note: 40, context: 40 }, zh: { quote: 60, note: 20, context: 13 } };
export type Language = keyof typeof lengths;

/** Real pages of a language; throws, naming what is missing, when the corpus is not there. */
export function newsPages(language: Language): NewsPage[] {
  const sets = language === "en" ? ["wcxb"] : ["zh-portals", "zh-pages"];
  return sets.flatMap((set) => {
    const path = join(corpus, set, "gold.jsonl");
    if (!existsSync(path)) throw new Error(`no pages at ${path}; set GALLEY_CORPUS to a folder with ${set}`);
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line): NewsPage => {
        const { url, title, text } = JSON.parse(line);
        return { url, title: title ?? text.slice(0, 24), text: text.replace(/\s+/g, " ") };
      })
      .filter(({ text }) => text.length > 4 * lengths[language].quote);
  });
}

/** Every other page is for what learns; what is measured is measured on the others. */
export const trainingHalf = <Item>(pages: readonly Item[]): Item[] => pages.filter((_, index) => index % 2 === 1);
export const measuredHalf = <Item>(pages: readonly Item[]): Item[] => pages.filter((_, index) => index % 2 === 0);

const hex = (random: () => number, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");

export interface Library {
  readonly notes: Annotation[];
  readonly pages: PageRecord[];
}

/**
 * Hands out pieces of a page's text in random order, each once: text that comes twice would pack too well. They begin with a word where
 * words have spaces between them, as what a reader marks does.
 */
function piecesOf(text: string, length: number, random: () => number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start + length <= text.length; start = wordStart(text, start + length))
    pieces.push(text.slice(start, start + length));
  for (let last = pieces.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [pieces[last], pieces[other]] = [pieces[other] ?? "", pieces[last] ?? ""];
  }
  return pieces;
}

const longestWord = 20;

function wordStart(text: string, near: number): number {
  const space = text.indexOf(" ", near - 1);
  return space >= 0 && space < near + longestWord ? space + 1 : near;
}

const quotesPerArticle = 3;
const titleLength = { en: 60, zh: 24 };

/**
 * `count` annotations, three an article, minutes apart, articles hours apart; fewer when the text is used up. No text is used twice: where
 * there are fewer pages than articles, a page comes again under another host, with a title and quotes from its unused text.
 */
export function annotationsOver(
  source: readonly NewsPage[],
  language: Language,
  count: number,
  withContext: boolean,
  seed = 1,
): Library {
  const random = seeded(seed);
  const { quote, note, context } = lengths[language];
  const piece = context + longestWord + quote + context;
  const left = source.map(({ text }) => piecesOf(text, piece, random));
  /** Of each page a fifth of the pieces is for notes on other pages. */
  const words = left
    .flatMap((pieces) => pieces.splice(0, Math.ceil(pieces.length / 5)))
    .flatMap((text) => piecesOf(text, note, random));
  const notes: Annotation[] = [];
  const pages: PageRecord[] = [];
  let time = Date.UTC(2026, 2, 1);
  for (let article = 0; notes.length < count && left.some((pieces) => pieces.length > quotesPerArticle); article++) {
    const nth = article % source.length;
    const page = source[nth];
    const pieces = left[nth];
    if (!page || !pieces || pieces.length <= quotesPerArticle) continue;
    const round = Math.floor(article / source.length);
    const url = round === 0 ? page.url : page.url.replace("://", `://r${round}.`);
    const title = round === 0 ? page.title : (pieces.pop() ?? "").slice(0, titleLength[language]);
    const key = pageKey(url, null);
    pages.push({ page: key, url, title, source: null, authors: [], published: null });
    time += Math.floor(random() * 20 * 3_600_000);
    for (const text of pieces.splice(0, quotesPerArticle)) {
      const start = wordStart(text, context);
      time += 20_000 + Math.floor(random() * 240_000);
      notes.push({
        id: hex(random, 16),
        page: key,
        segments: [
          {
            exact: text.slice(start, start + quote),
            prefix: withContext ? text.slice(start - context, start) : "",
            suffix: withContext ? text.slice(start + quote, start + quote + context) : "",
            start: Math.max(0, page.text.indexOf(text)) + start,
          },
        ],
        colour: colours[Math.floor(random() * random() * colours.length)] ?? "yellow",
        note: words.pop() ?? "",
        tags: [],
        created: time,
        edited: time,
        deleted: null,
        stamp: stampOf({ time, count: 0, device: random() < 0.5 ? "1a2b3c4d" : "5e6f7a8b" }),
      });
    }
  }
  return { notes, pages };
}
