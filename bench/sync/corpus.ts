/** Annotations as readers make them, over real news text; and the text of other pages, held out, for anything that learns. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Annotation } from "../../src/model/annotation.ts";
import { colours } from "../../src/model/annotation.ts";
import { stampOf } from "../../src/model/clock.ts";
import { pageKey } from "../../src/model/page.ts";
import type { PageRecord } from "../../src/store/codec.ts";

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

/** A seeded generator of numbers below 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hex = (random: () => number, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join("");

export interface Library {
  readonly notes: Annotation[];
  readonly pages: PageRecord[];
}

/**
 * `count` annotations, three an article, minutes apart, articles hours apart. Quotes begin at any word; notes are words of another page.
 * Where there are fewer pages than articles a page comes again under another address, with other quotes and another part of its text.
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
  const notes: Annotation[] = [];
  const pages: PageRecord[] = [];
  let time = Date.UTC(2026, 2, 1);
  for (let article = 0; notes.length < count; article++) {
    const page = source[article % source.length];
    const other = source[(article * 7 + 3) % source.length];
    if (!page || !other) throw new Error("no pages to make annotations of");
    const round = Math.floor(article / source.length);
    const url = round === 0 ? page.url : page.url.replace(/\/?$/, `-${round + 1}`);
    const key = pageKey(url, null);
    pages.push({ page: key, url, title: page.title, source: null, authors: [], published: null });
    time += Math.floor(random() * 20 * 3_600_000);
    for (let nth = 0; nth < 3 && notes.length < count; nth++) {
      time += 20_000 + Math.floor(random() * 240_000);
      const start = wordStart(page.text, Math.floor(random() * (page.text.length - quote)));
      const end = start + quote;
      const from = wordStart(other.text, Math.floor(random() * (other.text.length - note)));
      notes.push({
        id: hex(random, 16),
        page: key,
        segments: [
          {
            exact: page.text.slice(start, end),
            prefix: withContext ? page.text.slice(Math.max(0, start - context), start) : "",
            suffix: withContext ? page.text.slice(end, end + context) : "",
            start,
          },
        ],
        colour: colours[Math.floor(random() * random() * colours.length)] ?? "yellow",
        note: other.text.slice(from, from + note),
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

function wordStart(text: string, near: number): number {
  const space = text.indexOf(" ", near);
  return space >= 0 && space < near + 20 ? space + 1 : near;
}
