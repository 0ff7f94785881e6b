/** An article in several parts, and the bytes they come in. */
import { describe, expect, test } from "vitest";
import { decode, encodingOf } from "../../src/clean/decode.ts";
import { cleanPage } from "../../src/clean/index.ts";
import { type FetchPart, joinParts, mostParts } from "../../src/clean/parts.ts";
import { chinese, page, paragraphs, parse } from "./cases.ts";

const lines = chinese(12);
const address = (part: number) => `https://n.example/a/1${part === 1 ? "" : `_${part}`}.html`;
const part = (number: number, of: number) =>
  page(
    "标题在此处",
    `<div><h1>标题在此处</h1>${paragraphs(lines.slice(number * 3 - 3, number * 3))}${number < of ? `<a href="${address(number + 1)}">下一页</a>` : ""}</div>`,
  );

function first(of: number) {
  const article = cleanPage(parse(part(1, of)), { url: address(1) });
  if (article === null) throw new Error("no article");
  return article;
}

const fetching =
  (pages: (url: string) => string): FetchPart =>
  async (url) => ({ bytes: new TextEncoder().encode(pages(url)), contentType: "text/html; charset=utf-8", url });
const numberOf = (url: string) => Number(/_(\d+)\.html/.exec(url)?.[1] ?? 1);

test("all parts are joined, told apart by a rule, with progress", async () => {
  const seen: number[] = [];
  const { article, failed } = await joinParts(first(4), {
    fetchPart: fetching((url) => part(numberOf(url), 4)),
    signal: new AbortController().signal,
    progress: (parts) => seen.push(parts),
  });
  expect(article.text).toBe(lines.join("\n"));
  expect(article.content.querySelectorAll("hr")).toHaveLength(3);
  expect(seen).toEqual([2, 3, 4]);
  expect(failed).toBeNull();
});

test("a part that fails is said, and can be tried again from there", async () => {
  const signal = new AbortController().signal;
  const broken: FetchPart = async (url, aborted) => {
    if (numberOf(url) === 3) throw new Error("offline");
    return fetching((at) => part(numberOf(at), 4))(url, aborted);
  };
  const half = await joinParts(first(4), { fetchPart: broken, signal });
  expect(half.failed).toEqual({ url: address(3), why: "offline" });
  const whole = await joinParts(half.article, {
    fetchPart: fetching((url) => part(numberOf(url), 4)),
    signal,
    joined: half.joined,
  });
  expect(whole.article.text).toBe(lines.join("\n"));
});

test("a circle ends, a part is never joined twice", async () => {
  const circle = (url: string) => part(numberOf(url), 3).replace("</div>", `<a href="${address(1)}">下一页</a></div>`);
  const { article } = await joinParts(first(3), { fetchPart: fetching(circle), signal: new AbortController().signal });
  expect(article.text).toBe(lines.slice(0, 9).join("\n"));
});

test("an endless article stops at the most parts, a stop at once", async () => {
  const endless = (url: string) =>
    page(
      "标题在此处",
      `<div>${paragraphs(chinese(3).map((line) => `${numberOf(url)} ${line}`))}<a href="${address(numberOf(url) + 1)}">下一页</a></div>`,
    );
  const { joined } = await joinParts(first(4), { fetchPart: fetching(endless), signal: new AbortController().signal });
  expect(joined).toHaveLength(mostParts);
  const stopped = await joinParts(first(4), { fetchPart: fetching(endless), signal: AbortSignal.abort() });
  expect(stopped.joined).toHaveLength(1);
});

test("another site's page is not fetched", async () => {
  const article = { ...first(4), nextPage: "https://else.example/a/1_2.html" };
  const { joined } = await joinParts(article, {
    fetchPart: () => Promise.reject(new Error("fetched")),
    signal: new AbortController().signal,
  });
  expect(joined).toHaveLength(1);
});

describe("bytes become text by header, by meta, by what reads best", () => {
  // 中文新闻 / 日本語のニュース / 한국어 뉴스, in bytes: no browser encodes these.
  const bytes = (hex: string) => new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
  const gbk = bytes("d6d0b9fad0c2cec5b5c4b1a8b5c0");
  const big5 = bytes("a4a4b0eab7735c6ec2afaa6ec2b3a144".replace("5c6e", ""));
  const cases: readonly (readonly [string, Uint8Array, string | null, string])[] = [
    ["GBK by header", gbk, "text/html; charset=GBK", "gb18030"],
    ["GBK by content", new Uint8Array([...gbk, ...gbk, ...gbk]), null, "gb18030"],
    ["GBK that the header calls UTF-8", new Uint8Array([...gbk, ...gbk]), "text/html; charset=utf-8", "gb18030"],
    ["Big5 by header", big5, "text/html; charset=big5", "big5"],
    [
      "Shift_JIS by content",
      bytes("93fa967b8cea82cc836a8385815b835882f093c782de82b182c682aa82c582ab82dc82b7814282b182cc8b4c8e9682cd"),
      null,
      "shift_jis",
    ],
    [
      "EUC-KR by content",
      bytes("c7d1b1b9bee420b4bababd20b1e2bbe7b8a620c0d0b4c2b4d92e20c0ccb0cdc0ba20b1e2bbe7c0ccb4d92e"),
      null,
      "euc-kr",
    ],
    ["by meta", new Uint8Array([...new TextEncoder().encode("<meta charset=gb2312>"), ...gbk]), "text/html", "gb18030"],
    ["an encoding that does not exist", new TextEncoder().encode("中文"), "text/html; charset=klingon", "utf-8"],
    ["a byte order mark", bytes("fffe2d4e"), "text/html; charset=gbk", "utf-16le"],
    ["nothing said", new TextEncoder().encode("中文新闻"), null, "utf-8"],
  ];
  for (const [name, data, header, wanted] of cases)
    test(name, () => {
      expect(encodingOf(data, header)).toBe(wanted);
    });
  test("and the text is right", () => {
    expect(decode(gbk, "text/html; charset=gbk")).toBe("中国新闻的报道");
  });
});
