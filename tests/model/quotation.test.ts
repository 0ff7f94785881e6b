/** Quotes with their source: as text, Markdown and HTML, with a link to the words. */
import { expect, test } from "vitest";
import type { Segment } from "../../src/model/annotation.ts";
import { fragmentLink } from "../../src/model/fragment.ts";
import { quotationsAs } from "../../src/model/quotation.ts";

const segment = (exact: string, prefix = "", suffix = ""): Segment => ({ exact, prefix, suffix, start: 0 });
const address = "https://post.example/a";
const long =
  "The council voted on Tuesday to plant four thousand trees along the river, and to water them for the three years after that.";

test.each([
  ["no words", [], address],
  [
    "short words with what stands around",
    [segment("four trees", "ncil planted ", " along the riv")],
    `${address}#:~:text=planted-,four%20trees,-along%20the`,
  ],
  [
    "Chinese",
    [segment("三十多个协议", "上海签下了", "，还与杭州")],
    `${address}#:~:text=${encodeURIComponent("上海签下了")}-,${encodeURIComponent("三十多个协议")},-${encodeURIComponent("，还与杭州")}`,
  ],
  [
    "signs of the directive's own",
    [segment("a well-known, plain sentence")],
    `${address}#:~:text=a%20well%2Dknown%2C%20plain%20sentence`,
  ],
  [
    "two paragraphs",
    [segment("ends the first."), segment("Begins the next.")],
    `${address}#:~:text=ends%20the%20first.,Begins%20the%20next.`,
  ],
  ["a long sentence", [segment(long)], `${address}#:~:text=The%20council%20voted%20on,three%20years%20after%20that.`],
])("the link to %s", (_, segments, link) => {
  expect(fragmentLink(address, segments)).toBe(link);
});

test("a link keeps the fragment that an address has, and drops one of text", () => {
  expect(fragmentLink(`${address}#top`, [segment("a longer run of words here")])).toBe(
    `${address}#top:~:text=a%20longer%20run%20of%20words%20here`,
  );
  expect(fragmentLink(`${address}#:~:text=old`, [])).toBe(address);
});

const quotation = {
  source: {
    title: "Trees & <rivers>",
    medium: "Post",
    authors: ["Jane Doe"],
    published: "2017-07-31T08:16",
    url: address,
  },
  segments: [segment("a *longer* run of words here")],
  note: "Check this.",
};
const link = `${address}#:~:text=a%20*longer*%20run%20of%20words%20here`;

test.each([
  ["text", `“a *longer* run of words here”\nCheck this.\n— Trees & <rivers>, Jane Doe, Post, 2017-07-31\n${link}`],
  [
    "markdown",
    `> a \\*longer\\* run of words here\n\nCheck this.\n\n— [Trees & \\<rivers\\>](${link}), Jane Doe, Post, 2017-07-31`,
  ],
  [
    "html",
    `<blockquote cite="${address}"><p>a *longer* run of words here</p></blockquote><p>Check this.</p><p>— <a href="${link}"><cite>Trees &amp; &lt;rivers&gt;</cite></a>, Jane Doe, Post, 2017-07-31</p>`,
  ],
] as const)("a quote as %s", (form, expected) => {
  expect(quotationsAs(form, [quotation], new Date(2026, 10, 23)).text).toBe(expected);
});

test("a Chinese source is quoted in Chinese punctuation", () => {
  const source = {
    title: "两地共建走廊",
    medium: "江澜网",
    authors: ["秦越", "陶以宁"],
    published: "2017-07-31",
    url: address,
  };
  const { text } = quotationsAs(
    "text",
    [{ source, segments: [segment("三十多个协议签下了，又一个，再一个，很长很长很长")], note: "" }],
    new Date(),
  );
  expect(text).toContain(
    "“三十多个协议签下了，又一个，再一个，很长很长很长”\n— 《两地共建走廊》，秦越、陶以宁，江澜网，2017-07-31\n",
  );
});

test("several quotes of a page are cited once", () => {
  const cited = quotationsAs("apa", [quotation, quotation], new Date());
  expect(cited.text.match(/Doe, J\./g)).toHaveLength(1);
  expect(cited.html).toContain("<i>Trees &amp; &lt;rivers&gt;.</i>");
});
