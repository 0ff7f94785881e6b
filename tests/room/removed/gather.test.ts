import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import { gathering, type Join, type Joined } from "../../../src/room/removed/gather.ts";

const part = (text: string, nextPage: string | null): Article => ({
  url: "https://a.example/1",
  canonicalUrl: null,
  title: "长文",
  siteName: null,
  source: null,
  authors: [],
  editors: [],
  published: null,
  modified: null,
  language: "zh",
  direction: "ltr",
  leadImage: null,
  nextPage,
  // The room passes it on and never looks inside.
  content: {} as HTMLElement,
  text,
  removed: [],
});
const first = part("一", "https://a.example/2");

function begin(join: Join, article: Article = first) {
  const shown: string[] = [];
  return { shown, whole: gathering(article, join, ({ text }) => void shown.push(text)) };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("gathering the parts of an article", () => {
  it("offers nothing where there is no next part", () => {
    const { whole } = begin(async (article) => ({ article, failed: null }), part("全", null));
    expect(whole.fetching.value.state).toBe("whole");
  });

  it("fetches nothing before the reader asks", async () => {
    let asked = 0;
    const { whole } = begin(async (article) => {
      asked++;
      return { article, failed: null };
    });
    await settled();
    expect([whole.fetching.value.state, asked]).toEqual(["offered", 0]);
  });

  it("shows the whole, and says how far it is", async () => {
    const said: unknown[] = [];
    const { whole, shown } = begin(async (_, __, progress) => {
      progress(1);
      said.push(whole.fetching.value);
      return { article: part("一二", null), failed: null };
    });
    whole.begin();
    await settled();
    expect(said).toEqual([{ state: "fetching", parts: 1 }]);
    expect([shown, whole.fetching.value.state]).toEqual([["一二"], "whole"]);
  });

  it("names a part that failed, shows what came, and goes on from there", async () => {
    const asked: string[] = [];
    const { whole, shown } = begin(async (article) => {
      asked.push(article.text);
      if (asked.length > 1) return { article: part("一二三", null), failed: null };
      return { article: part("一二", "https://a.example/3"), failed: { address: "https://a.example/3", why: "503" } };
    });
    whole.begin();
    await settled();
    expect(whole.fetching.value).toEqual({ state: "failed", address: "https://a.example/3" });
    whole.begin();
    await settled();
    expect([asked, shown, whole.fetching.value.state]).toEqual([["一", "一二"], ["一二", "一二三"], "whole"]);
  });

  it("stops when told to, and offers the rest again", async () => {
    const { whole } = begin(
      (article, signal) =>
        new Promise((resolve) => signal.addEventListener("abort", () => resolve({ article, failed: null }))),
    );
    whole.begin();
    whole.stop();
    await settled();
    expect(whole.fetching.value.state).toBe("offered");
  });

  it("drops what comes after the page was cleaned anew", async () => {
    const { promise, resolve: come } = Promise.withResolvers<Joined>();
    const { whole, shown } = begin(() => promise);
    whole.begin();
    whole.restart(part("新", "https://a.example/2"));
    come({ article: part("旧旧", null), failed: null });
    await settled();
    expect([shown, whole.fetching.value.state]).toEqual([[], "offered"]);
  });
});
