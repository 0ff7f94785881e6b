/** Whole pages in the manner of real sites, each with what it should become: `tests/pages/clean/NAME.html` and `NAME.json`. */
import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import { fold } from "../../src/clean/text.ts";
import type { Article } from "../../src/model/article.ts";
import { parse } from "./cases.ts";

interface Expected {
  readonly url: string;
  /** The article's text, one line a block; `null`: the page is no article. */
  readonly text: readonly string[] | null;
  readonly facts?: Partial<Article>;
  /** Addresses of its pictures, in order. */
  readonly pictures?: readonly string[];
  /** Addresses of its links, in order. */
  readonly links?: readonly string[];
  /** Selectors that find something in the article. */
  readonly has?: readonly string[];
  /** Each stands in a block that is reported as removed. */
  readonly removed?: readonly string[];
}

const pages = import.meta.glob<string>("../pages/clean/*.html", { query: "?raw", import: "default", eager: true });
const answers = import.meta.glob<Expected>("../pages/clean/*.json", { import: "default", eager: true });
const attributes = (article: Article, selector: string, name: string) =>
  [...article.content.querySelectorAll(selector)].map((element) => element.getAttribute(name));

test("every page has its answer", () => {
  const names = (list: object) => Object.keys(list).map((path) => path.replace(/\.\w+$/, ""));
  expect(names(pages)).toEqual(names(answers));
  expect(names(pages).length).toBeGreaterThan(0);
});

describe.each(Object.entries(pages))("%s", (path, html) => {
  const expected = answers[path.replace(/html$/, "json")];
  if (expected === undefined) throw new Error(`no answer for ${path}`);
  const doc = parse(html);
  const before = doc.documentElement.outerHTML;
  const article = cleanPage(doc, { url: expected.url });

  test("becomes its text, and stays as it was", () => {
    expect(article?.text.split("\n") ?? null).toEqual(expected.text);
    expect(doc.documentElement.outerHTML).toBe(before);
  });
  if (article === null) return;
  if (expected.facts)
    test("says its facts", () => {
      expect(article).toMatchObject(expected.facts ?? {});
    });
  if (expected.pictures)
    test("keeps its pictures and no other", () => {
      expect(attributes(article, "img", "src")).toEqual(expected.pictures);
    });
  if (expected.links)
    test("keeps its links", () => {
      expect(attributes(article, "a[href]", "href")).toEqual(expected.links);
    });
  if (expected.has)
    test("keeps its form", () => {
      expect(expected.has?.filter((selector) => article.content.querySelector(selector) === null)).toEqual([]);
    });
  if (expected.removed)
    test("reports what was removed", () => {
      const all = article.removed.map(({ text }) => fold(text));
      expect(expected.removed?.filter((snippet) => !all.some((text) => text.includes(snippet)))).toEqual([]);
    });
});
