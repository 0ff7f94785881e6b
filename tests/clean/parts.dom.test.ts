/** Articles in several parts. */
import { describe, expect, it } from "vitest";
import { nextPageOf } from "../../src/clean/metadata/next.ts";
import { joinParts, type PartOptions } from "../../src/clean/parts.ts";
import type { Article } from "../../src/model/article.ts";
import { encode } from "./parts/encode.ts";

const home = "https://paper.example.org/2021/lamp.html";
const at = (number: number) => (number === 1 ? home : `https://paper.example.org/2021/lamp_${number}.html`);
const sentence = (number: number) => `第${number}页说的是守灯人的第${number}个夜晚。`;

function articleOf(doc: Document, url: string): Article | null {
  const content = document.createElement("article");
  for (const paragraph of doc.querySelectorAll("p")) content.append(document.importNode(paragraph, true));
  const text = [...content.children].map((one) => one.textContent).join("\n");
  if (text === "") return null;
  return {
    url,
    canonicalUrl: null,
    title: "守灯人",
    siteName: null,
    source: null,
    authors: [],
    editors: [...doc.querySelectorAll("i")].map((one) => one.textContent),
    published: null,
    modified: null,
    language: "zh-Hans",
    direction: "ltr",
    leadImage: null,
    nextPage: nextPageOf(doc, url),
    content,
    text,
    removed: [{ reason: "share", pass: "boxes", text: `分享${url}`, where: "1/0" }],
  };
}

/** A site of pages by address; each is its markup, or what fetching it throws. */
function site(pages: Record<string, string | Error>, charset = "utf-8") {
  const asked: string[] = [];
  const heard: number[] = [];
  const options: PartOptions = {
    fetchPart: async (url) => {
      asked.push(url);
      const page = pages[url] ?? new Error("404");
      if (page instanceof Error) throw page;
      const [, moved, html] = /^(?:→(\S+) )?([\s\S]*)$/.exec(page) ?? [];
      return { bytes: encode(charset, html ?? ""), contentType: `text/html; charset=${charset}`, url: moved ?? url };
    },
    clean: articleOf,
    signal: new AbortController().signal,
    progress: (parts) => heard.push(parts),
  };
  const doc = new DOMParser().parseFromString(String(pages[home] ?? ""), "text/html");
  const first = articleOf(doc, home);
  if (first === null) throw new Error("the test's first page has no paragraph");
  return { options, first, asked, heard };
}

const link = (href: string, text = "下一页") => `<a href="${href}">${text}</a>`;
const part = (number: number, more = "") => `<p>${sentence(number)}</p>${more}`;

describe("parts are joined", () => {
  it.each(["utf-8", "gb18030"])("in order, told apart by a rule, from pages in %s", async (charset) => {
    const { options, first, asked, heard } = site(
      {
        [home]: part(1, link("lamp_2.html")),
        [at(2)]: part(2, link("lamp_3.html")),
        [at(3)]: part(3, "<i>周牧</i>"),
      },
      charset,
    );
    const before = first.content.outerHTML;
    const { article, failed } = await joinParts(first, options);
    expect(failed).toBeNull();
    expect(article.content.innerHTML).toBe(`<p>${sentence(1)}</p><hr><p>${sentence(2)}</p><hr><p>${sentence(3)}</p>`);
    expect(article.text).toBe([1, 2, 3].map(sentence).join("\n"));
    expect(article.editors).toEqual(["周牧"]);
    expect(article.removed.map((one) => one.text)).toEqual([home, at(2), at(3)].map((url) => `分享${url}`));
    expect(new Set(article.removed.map((one) => one.where)).size).toBe(3);
    expect(article.nextPage).toBeNull();
    expect(asked).toEqual([at(2), at(3)]);
    expect(heard).toEqual([2, 3]);
    expect(first.content.outerHTML).toBe(before);
  });

  const ends: [why: string, pages: Record<string, string>, parts: number][] = [
    [
      "the last part shows the same text again",
      { [at(2)]: part(2, link("lamp_3.html")), [at(3)]: part(2, link("lamp_4.html")) },
      2,
    ],
    [
      "a part leads back to one that was there",
      { [at(2)]: part(2, link("lamp_3.html")), [at(3)]: `→${at(2)} ${part(2)}` },
      2,
    ],
    ["there is no link", { [at(2)]: part(2) }, 2],
    ["the link is to the next article", { [at(2)]: part(2, link("harbour.html")) }, 2],
  ];
  it.each(ends)("until %s", async (_, pages, parts) => {
    const { options, first } = site({ [home]: part(1, link("lamp_2.html")), ...pages });
    const { article, failed } = await joinParts(first, options);
    expect(failed).toBeNull();
    expect(article.content.querySelectorAll("p").length).toBe(parts);
  });

  it("at most fifty times", async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [at(index + 1), part(index + 1, link(`lamp_${index + 2}.html`))]),
    );
    const { options, first } = site(pages);
    const { article } = await joinParts(first, options);
    expect(article.content.querySelectorAll("p").length).toBe(50);
  });

  it("as one, when the next part is the whole article", async () => {
    const { options, first } = site({
      [home]: part(1, link("lamp_all.html", "余下全文")),
      "https://paper.example.org/2021/lamp_all.html": part(1) + part(2),
    });
    const { article } = await joinParts(first, options);
    expect(article.content.innerHTML).toBe(`<p>${sentence(1)}</p><p>${sentence(2)}</p>`);
  });
});

describe("a part that cannot be had", () => {
  const faults: [why: string, page: string | Error][] = [
    ["does not come", new Error("the net is down")],
    ["has no article", "<div></div>"],
    ["leads to another site", `→https://ads.example.com/ ${part(2)}`],
  ];
  it.each(faults)("because it %s is said, and what there is stays", async (_, page) => {
    const { options, first } = site({ [home]: part(1, link("lamp_2.html")), [at(2)]: page });
    const { article, failed } = await joinParts(first, options);
    expect(failed?.address).toBe(at(2));
    expect(failed?.why).toBeInstanceOf(Error);
    expect(article.text).toBe(sentence(1));
    expect(article.nextPage).toBe(at(2));
  });

  it("can be tried again from there", async () => {
    const pages: Record<string, string | Error> = {
      [home]: part(1, link("lamp_2.html")),
      [at(2)]: part(2, link("lamp_3.html")),
      [at(3)]: new Error("the net is down"),
    };
    const { options, first, asked } = site(pages);
    const { article: half } = await joinParts(first, options);
    pages[at(3)] = part(3);
    const { article, failed } = await joinParts(half, options);
    expect(failed).toBeNull();
    expect(article.text).toBe([1, 2, 3].map(sentence).join("\n"));
    expect(asked).toEqual([at(2), at(3), at(3)]);
  });

  it("since the reader stopped is where it goes on", async () => {
    const stop = new AbortController();
    const { options, first, asked } = site({
      [home]: part(1, link("lamp_2.html")),
      [at(2)]: part(2, link("lamp_3.html")),
      [at(3)]: part(3),
    });
    const { article, failed } = await joinParts(first, {
      ...options,
      signal: stop.signal,
      progress: () => stop.abort(new Error("stopped")),
    });
    expect(failed).toEqual({ address: at(3), why: new Error("stopped") });
    expect(article.text).toBe([1, 2].map(sentence).join("\n"));
    expect(asked).toEqual([at(2)]);
  });
});
