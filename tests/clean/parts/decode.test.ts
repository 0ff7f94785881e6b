/** Bytes of pages in the charsets that pages are in. */
import { describe, expect, it, test } from "vitest";
import { decodePage } from "../../../src/clean/parts/decode.ts";
import { encode } from "./encode.ts";

const sentences: Record<string, string> = {
  "utf-8": "渡口的老船长说，这条江他走了四十年。",
  gb18030: "渡口的老船长说，这条江他走了四十年，水没有变，人都变了。",
  big5: "渡口的老船長說，這條江他走了四十年，水沒有變，人都變了。",
  shift_jis: "港の灯台は、四十年ぶりに灯りがともった。",
  "euc-jp": "港の灯台は、四十年ぶりに灯りがともった。",
  "euc-kr": "항구의 등대는 사십 년 만에 다시 불을 밝혔다.",
};
const labels: [charset: string, label: string][] = [
  ["utf-8", "UTF-8"],
  ["gb18030", "gb2312"],
  ["gb18030", "GBK"],
  ["big5", "Big5"],
  ["shift_jis", "Shift_JIS"],
  ["euc-jp", "EUC-JP"],
  ["euc-kr", "euc-kr"],
];
const page = (head: string, charset: string) =>
  `<!doctype html><html><head>${head}</head><body><p>${sentences[charset]}</p></body></html>`;

describe("a page is read in the charset", () => {
  it.each(labels)("%s that the server calls %s", (charset, label) => {
    const text = page("", charset);
    expect(decodePage(encode(charset, text), `text/html; charset="${label}"`)).toBe(text);
  });

  it.each(labels)("%s that the page calls %s", (charset, label) => {
    const text = page(`<meta charset=${label}>`, charset);
    expect(decodePage(encode(charset, text), "text/html")).toBe(text);
    const old = page(`<META content="text/html; charset=${label}" http-equiv=Content-Type>`, charset);
    expect(decodePage(encode(charset, old), null)).toBe(old);
  });

  it.each(Object.keys(sentences))("%s that only its bytes tell", (charset) => {
    const text = page("", charset);
    expect(decodePage(encode(charset, text), null)).toBe(text);
  });

  it.each([
    ["big5", "utf-8"],
    ["gb18030", "utf-8"],
    ["utf-8", "gb2312"],
    ["shift_jis", "none-of-these"],
  ])("%s that the server wrongly calls %s", (charset, label) => {
    const text = page("", charset);
    expect(decodePage(encode(charset, text), `text/html; charset=${label}`)).toBe(text);
  });
});

test("a byte order mark speaks louder than the server", () => {
  const body = new TextEncoder().encode("渡口");
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...body).buffer;
  expect(decodePage(bytes, "text/html; charset=gbk")).toBe("渡口");
});
