import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/model/fingerprint.ts";
import { pageKey } from "../../src/model/page.ts";
import { articleKeyIn } from "../../src/store/articles.ts";
import { areaOver } from "./shelf.ts";

const text = Array.from({ length: 30 }, (_, index) => `湖边第${index}盏灯的来历，${index * 13}年间换过主人。`).join("");
const elsewhere = Array.from(
  { length: 30 },
  (_, index) => `第${index}班渡船在${index * 11}分离岸，载的是另一批货。`,
).join("");
const known = { url: "https://news.example/2026/lamp.html", title: "湖边的灯", text };

type Page = typeof known;
const traits = ({ url, title, text: words }: Page) => ({ url, title, print: fingerprint(words) });

function shelf(at = known) {
  const page = pageKey(at.url, null);
  const record = { ...traits(at), page, source: null, authors: [], published: null };
  return areaOver(new Map([[`page/${page}`, record]]));
}

const same = pageKey(known.url, null);
const cases: [what: string, page: Page, canonical: string | null, isSame: boolean][] = [
  ["the same address", known, null, true],
  ["the same address, edited", { ...known, text: `${text}编者补记一段。` }, null, true],
  ["the same address, another headline", { ...known, title: "湖边的灯（更新）" }, null, true],
  ["the same address, rewritten under its headline", { ...known, text: elsewhere }, null, true],
  ["the same address, given to another article", { ...known, title: "渡船时刻", text: elsewhere }, null, false],
  ["a mobile path that names no canonical", { ...known, url: "https://m.news.example/touch?id=77" }, null, true],
  ["an AMP page with its canonical link", { ...known, url: "https://news.example/amp/77" }, known.url, true],
  ["its second part", { ...known, url: "https://news.example/2026/lamp_2.html", text: elsewhere }, null, true],
  [
    "another article under the same headline",
    { ...known, url: "https://news.example/2027/lamp.html", text: elsewhere },
    null,
    false,
  ],
  ["the same text on another site", { ...known, url: "https://other.example/2026/lamp.html" }, null, false],
];

describe("which article a page is", () => {
  it.each(cases)("%s", async (_, page, canonical, isSame) => {
    expect((await articleKeyIn(shelf(), traits(page), canonical)) === same).toBe(isSame);
  });

  it.each([
    ["two days of a daily piece", "/daily/2026-07-21.html", "/daily/2026-07-22.html", false],
    ["two numbers of a daily piece", "/daily/21", "/daily/22", false],
    ["the first of two with a number", "/story_1.html", "/story_2.html", false],
    ["a part beside the whole", "/story.html", "/story-3.html", true],
    ["the whole beside a part", "/story/2", "/story", true],
    ["two parts that say so", "/story?page=2", "/story?page=3", true],
    ["two parts by their folder", "/story/page/2/", "/story/page/3/", true],
    ["a place in it", "/story", "/story#more", true],
    ["two routes of an app", "/app#/story/one", "/app#/story/two", false],
    ["two numbers of an app", "/app#/story/1", "/app#/story/2", false],
  ])("tells parts from pieces of one headline: %s", async (_, first, second, isSame) => {
    const at = (path: string, words: string): Page => ({
      url: `https://news.example${path}`,
      title: known.title,
      text: words,
    });
    const page = at(first, text);
    const key = await articleKeyIn(shelf(page), traits(at(second, elsewhere)), null);
    expect(key === pageKey(page.url, null)).toBe(isSame);
  });

  it.each([
    ["a phone's host", "https://m.news.example/2026/lamp.html", null],
    [
      "AMP, with its canonical link",
      "https://amp.news.example/2026/lamp.amp.html",
      "https://news.example/2026/lamp.html",
    ],
    ["a link from a feed", "https://news.example/2026/lamp.html?utm_source=feed&spm=1.2.3", null],
    ["a link to a paragraph", "https://news.example/2026/lamp.html#p7", null],
    ["an address without TLS", "http://news.example/2026/lamp.html", null],
  ])("is the same under other addresses: %s", async (_, url, canonical) => {
    expect(await articleKeyIn(shelf(), traits({ ...known, url }), canonical)).toBe(same);
  });

  it("is the same each time an address is read that was given to another article", async () => {
    const other = traits({ ...known, title: "渡船时刻", text: elsewhere });
    const first = await articleKeyIn(shelf(), other, null);
    expect(await articleKeyIn(shelf(), other, null)).toBe(first);
    expect(first.startsWith(`${same}#`)).toBe(true);
  });
});
