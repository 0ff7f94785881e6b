/** Old charsets: what is encoded reads back as it was. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { declaredCharset, encode } from "../../scripts/encode.ts";

const portal = join(import.meta.dirname, "..", "pages", "portal");

describe("encode", () => {
  it.each([
    { charset: "gbk", text: "清样:“老码头”——三十里 A1" },
    { charset: "gbk", text: "镕堃囧喆 全角空格 ·" },
    { charset: "big5", text: "渡輪復航,「老碼頭」亮燈" },
  ] as const)("writes $text in $charset so that a browser reads it back", ({ charset, text }) => {
    const bytes = encode(text, charset);
    expect(new TextDecoder(charset).decode(bytes)).toBe(text);
    expect(new TextDecoder("utf-8").decode(bytes)).not.toBe(text);
  });

  it("writes ASCII as it is, byte for byte", () => {
    expect([...encode("<p>\n", "gbk")]).toEqual([60, 112, 62, 10]);
  });

  it("refuses a character that the charset has not", () => {
    expect(() => encode("a😀", "gbk")).toThrow("😀");
  });

  it.each(["article.html", "traditional.html"])(
    "can write the whole of %s in the charset that it names",
    async (name) => {
      const html = await readFile(join(portal, name), "utf8");
      const charset = declaredCharset(html);
      if (charset === null) throw new Error(`${name} names no old charset`);
      expect(new TextDecoder(charset).decode(encode(html, charset))).toBe(html);
    },
  );
});
