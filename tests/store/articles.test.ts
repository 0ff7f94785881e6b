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

function shelf() {
  const page = pageKey(known.url, null);
  const record = { ...traits(known), page, source: null, authors: [], published: null };
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

  it("is the same each time an address is read that was given to another article", async () => {
    const other = traits({ ...known, title: "渡船时刻", text: elsewhere });
    const first = await articleKeyIn(shelf(), other, null);
    expect(await articleKeyIn(shelf(), other, null)).toBe(first);
    expect(first.startsWith(`${same}#`)).toBe(true);
  });
});
