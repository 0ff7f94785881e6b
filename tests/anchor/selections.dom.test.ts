/** Selections as people make them: what is stored of each, and that it comes back. */
import { expect, test } from "vitest";
import { describe, resolve } from "../../src/anchor/index.ts";
import { marked } from "./marked.ts";

/** `quotes`: what is stored, a segment a block. */
const cases: { name: string; html: string; quotes: string[] }[] = [
  { name: "within a paragraph", html: "<p>One ‹two three› four</p>", quotes: ["two three"] },
  {
    name: "across a link and bold",
    html: "<p>One ‹two <a href=#>three <b>four</b></a> fi›ve</p>",
    quotes: ["two three four fi"],
  },
  { name: "across a line break", html: "<p>Roses ‹are red<br>Violets› are blue</p>", quotes: ["are red Violets"] },
  { name: "lines of the source", html: "<p>Roses ‹are\n      red   and\tblue›</p>", quotes: ["are red and blue"] },
  { name: "two paragraphs", html: "<p>One ‹two.</p>\n<p>Three› four.</p>", quotes: ["two.", "Three"] },
  {
    name: "three paragraphs",
    html: "<p>One ‹two.</p><p>Three.</p><p>Four› five.</p>",
    quotes: ["two.", "Three.", "Four"],
  },
  {
    name: "list items",
    html: "<ul><li>Milk ‹and</li><li>bread</li><li>an›d salt</li></ul>",
    quotes: ["and", "bread", "an"],
  },
  {
    name: "table cells",
    html: "<table><tr><td>Ci‹ty</td><td>41</td></tr><tr><td>To›wn</td></tr></table>",
    quotes: ["ty", "41", "To"],
  },
  {
    name: "a caption",
    html: "<figure><img><figcaption>The ‹barrier›. Photo: A.</figcaption></figure>",
    quotes: ["barrier"],
  },
  {
    name: "from the headline into the text",
    html: "<h1>Barrier ‹approved</h1><p>The council› met.</p>",
    quotes: ["approved", "The council"],
  },
  { name: "a double-clicked word, with its space", html: "<p>One ‹two ›three</p>", quotes: ["two"] },
  { name: "a triple-clicked paragraph", html: "<p>‹All of it.</p><p>›Next.</p>", quotes: ["All of it."] },
  { name: "only white space", html: "<p>One‹ ›two</p>", quotes: [] },
  { name: "nothing", html: "<p>One‹› two</p>", quotes: [] },
  {
    name: "ruby without its reading",
    html: "<p>彼は‹<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>へ›行く</p>",
    quotes: ["東京へ"],
  },
  { name: "right to left", html: "<p dir=rtl>הממשלה ‹אישרה את התקציב› אתמול</p>", quotes: ["אישרה את התקציב"] },
  {
    name: "emoji",
    html: "<p>So ‹good 👍🏽 and 👨\u200D👩\u200D👧 here› now</p>",
    quotes: ["good 👍🏽 and 👨\u200D👩\u200D👧 here"],
  },
  { name: "soft hyphens", html: "<p>The ‹Donau\u00ADdampf\u00ADschiff› sank</p>", quotes: ["Donaudampfschiff"] },
  {
    name: "zero-width characters",
    html: "<p>un‹be\u200Bliev\u2060able\uFEFF news› here</p>",
    quotes: ["believable news"],
  },
  { name: "full-width spaces", html: "<p>　　‹据新华社　电›报道</p>", quotes: ["据新华社 电"] },
  { name: "non-breaking spaces", html: "<p>It cost ‹41&nbsp;million&nbsp;euro›</p>", quotes: ["41 million euro"] },
  { name: "curly quotes stay as they are", html: "<p>He said ‹“no” – twice›.</p>", quotes: ["“no” – twice"] },
  {
    name: "a script and a style between",
    html: "<p>One ‹two<script>x()</script><style>p{}</style> three›</p>",
    quotes: ["two three"],
  },
  {
    name: "hidden text between",
    html: '<p>One ‹two<span style="display:none"> not this</span> three›</p>',
    quotes: ["two three"],
  },
  { name: "a drop cap", html: '<p>‹<span style="float:left">T</span>he council› met</p>', quotes: ["The council"] },
  { name: "ending in white space and a line's end", html: "<p>One ‹two  \n </p>›<p>three</p>", quotes: ["two"] },
  { name: "beginning in white space", html: "<p>One‹ \n two› three</p>", quotes: ["two"] },
  { name: "surrogate pairs of Chinese", html: "<p>他是‹𠮷野家的𠀋›人</p>", quotes: ["𠮷野家的𠀋"] },
  { name: "a letter with marks upon it", html: "<p>the cafe‹\u0301 was› shut</p>", quotes: ["\u0301 was"] },
  {
    name: "right to left with a number and a name in it",
    html: "<p dir=rtl>קבוצת ‹Hale Ltd. שילמה 41 מיליון› אתמול</p>",
    quotes: ["Hale Ltd. שילמה 41 מיליון"],
  },
  {
    name: "joined letters of Persian",
    html: "<p dir=rtl>او ‹می\u200Cخواهد› برود</p>",
    quotes: ["می\u200Cخواهد"],
  },
  { name: "a word that may break", html: "<p>a ‹Donau<wbr>dampf› ship</p>", quotes: ["Donaudampf"] },
  {
    name: "nested lists",
    html: "<ul><li>Food<ul><li>mi‹lk</li></ul></li><li>Dri›nk</li></ul>",
    quotes: ["lk", "Dri"],
  },
  {
    name: "a table's caption and its heads",
    html: "<table><caption>Co‹st</caption><tr><th>Year</th><td>4›1</td></tr></table>",
    quotes: ["st", "Year", "4"],
  },
  {
    name: "lines of verse kept as they are",
    html: "<pre>Roses ‹are red\nViolets› are blue</pre>",
    quotes: ["are red Violets"],
  },
  { name: "a formula's small signs", html: "<p>‹CO<sub>2</sub> and m<sup>3</sup>› fell</p>", quotes: ["CO2 and m3"] },
  {
    name: "words and what they mean",
    html: "<dl><dt>Gal‹ley</dt><dd>A clean› proof</dd></dl>",
    quotes: ["ley", "A clean"],
  },
  { name: "text without any block", html: "One ‹two› three", quotes: ["two"] },
];

test.each(cases)("$name", ({ html, quotes }) => {
  const { root, range } = marked(html);
  const before = root.innerHTML;
  const saved = describe(range, root);
  expect(saved.map((segment) => segment.exact)).toEqual(quotes);
  const [found] = resolve([saved], root);
  if (quotes.length === 0) {
    expect(found).toBeNull();
    return;
  }
  expect(found?.changed).toBe(false);
  expect(found?.ranges).toHaveLength(quotes.length);
  expect(found?.ranges.flatMap((each) => describe(each, root).map(({ exact }) => exact))).toEqual(quotes);
  const [first] = found?.ranges ?? [];
  const last = found?.ranges.at(-1);
  expect(first && range.comparePoint(first.startContainer, first.startOffset)).toBe(0);
  expect(last && range.comparePoint(last.endContainer, last.endOffset)).toBe(0);
  expect(root.innerHTML).toBe(before);
});

test("a selection made backwards is stored as one made forwards", () => {
  const { root, range } = marked("<p>One ‹two</p><p>three› four</p>");
  const { startContainer, startOffset, endContainer, endOffset } = range;
  getSelection()?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  const selected = getSelection()?.getRangeAt(0);
  expect(selected && describe(selected, root)).toEqual(describe(range, root));
});

test("a range that a browser puts on elements and not on text is stored too", () => {
  const { root } = marked("<p>One</p><p>Two</p><p>Three</p>");
  const range = document.createRange();
  range.setStart(root, 1);
  range.setEnd(root, 3);
  expect(describe(range, root).map(({ exact }) => exact)).toEqual(["Two", "Three"]);
});

test("what is selected outside of the root is not stored", () => {
  const { root, range } = marked("<p>Outside</p><article><p>In‹side</p></article><p>After›</p>");
  const article = root.querySelector("article");
  expect(article && describe(range, article).map(({ exact }) => exact)).toEqual(["side"]);
  const other = document.createElement("p");
  other.textContent = "elsewhere";
  expect(describe(range, other)).toEqual([]);
});

test("a highlight is stored in no more than 260 bytes beyond its quote", () => {
  const line = "他说：“这是一个很长的段落，里面有许多文字，用来说明上下文。”";
  const { root, range } = marked(`<p>${line.repeat(3)}‹${line}›${line.repeat(3)}</p>`);
  const saved = describe(range, root);
  const bytes = (value: string) => new TextEncoder().encode(value).length;
  expect(bytes(JSON.stringify(saved)) - bytes(saved.map(({ exact }) => exact).join(""))).toBeLessThanOrEqual(260);
});
