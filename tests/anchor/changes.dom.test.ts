/** Pages that change between two visits: what becomes of a highlight. */
import { expect, test } from "vitest";
import { describe, resolve } from "../../src/anchor/index.ts";
import { marked } from "./marked.ts";

const lead = "The council approved a new flood barrier on Monday after a debate until midnight.";
const quoted = "Robin Hale, who led the campaign, said ‹the vote was a relief for the whole valley› and its farms.";
const cost = "The barrier will cost “41 million” and protect nine villages along the river.";
const work = "Work is to begin in spring, and Robin Hale hopes that it is done before winter.";
const article = `<h1>Barrier approved</h1><p>${lead}</p><p>${quoted}</p><p>${cost}</p><p>${work}</p>`;
const words = "the vote was a relief for the whole valley";

interface Case {
  name: string;
  html?: string;
  change: (root: HTMLElement) => void;
  /** The text of each range; `null`: lost. */
  expected: string[] | null;
  changed?: boolean;
}

const paragraph = (root: HTMLElement, at: number): HTMLElement => {
  const found = root.querySelectorAll("p")[at];
  if (found === undefined) throw new Error("no such paragraph");
  return found;
};
const put = (where: HTMLElement, html: string) => where.insertAdjacentHTML("beforebegin", html);
const replace = (root: HTMLElement, from: string | RegExp, to: string) => {
  root.innerHTML = root.innerHTML.replace(from, to);
};

const cases: Case[] = [
  { name: "nothing", change: () => {}, expected: [words] },
  {
    name: "other paragraphs are gone",
    change: (root) => {
      for (const one of [0, 2, 3].map((at) => paragraph(root, at))) one.remove();
    },
    expected: [words],
  },
  {
    name: "another template",
    change: (root) => replace(root, /<p>(.*?)<\/p>/g, '<div class="b"><div><span>$1</span></div></div>'),
    expected: [words],
  },
  {
    name: "a word is now bold and another a link",
    change: (root) => replace(root, "a relief for", "<b>a relief</b> <a href=#>for</a>"),
    expected: [words],
  },
  {
    name: "adverts between paragraphs",
    change: (root) => put(paragraph(root, 1), "<div>Advertisement</div>".repeat(3)),
    expected: [words],
  },
  {
    name: "an advert with the same words",
    change: (root) => put(paragraph(root, 0), `<div>More: ${words}!</div>`),
    expected: [words],
  },
  {
    name: "a script of a megabyte before it",
    change: (root) => put(paragraph(root, 0), `<script type="text/data">${"the vote was ".repeat(80_000)}</script>`),
    expected: [words],
  },
  {
    name: "a letter changed",
    change: (root) => replace(root, "relief", "releif"),
    expected: [words.replace("relief", "releif")],
    changed: true,
  },
  {
    name: "words put in",
    change: (root) => replace(root, "a relief", "after all these long years a great relief"),
    expected: [words.replace("a relief", "after all these long years a great relief")],
    changed: true,
  },
  {
    name: "spaces are non-breaking",
    change: (root) => replace(root, "a relief", "a&nbsp;relief"),
    expected: ["the vote was a\u00A0relief for the whole valley"],
  },
  {
    name: "dashes and straight quotes made curly",
    html: article.replace("‹", "").replace("›", "").replace(cost, "He said ‹\"no - never\", and 'left'›."),
    change: (root) => replace(root, /"no - never", and 'left'/, "“no – never”, and ‘left’"),
    expected: ["“no – never”, and ‘left’"],
  },
  {
    name: "the cleaner keeps a paragraph more and one less",
    change: (root) => {
      put(paragraph(root, 0), "<p>By our own correspondent, with additional reporting by the agencies.</p>");
      paragraph(root, 3).remove();
    },
    expected: [words],
  },
  {
    name: "a few of its words taken out",
    change: (root) => replace(root, "for the whole valley", "for the valley"),
    expected: ["the vote was a relief for the valley"],
    changed: true,
  },
  {
    name: "its paragraph is gone, one like it is left",
    change: (root) => {
      put(
        paragraph(root, 1),
        "<p>Robin Hill, who lost the campaign, said the game was a shame for the whole club and its fans.</p>",
      );
      paragraph(root, 2).remove();
    },
    expected: null,
  },
  {
    name: "a name, its paragraph says something else",
    html: article.replace("‹", "").replace("›", "").replace("Robin Hale, who", "‹Robin Hale›, who"),
    change: (root) => paragraph(root, 1).replaceChildren("Ann Wu, who led the campaign, said nothing to Robin Hale."),
    expected: null,
  },
  {
    name: "soft hyphens",
    change: (root) => replace(root, "relief", "re&shy;lief"),
    expected: ["the vote was a re\u00ADlief for the whole valley"],
  },
  {
    name: "zero-width spaces",
    change: (root) => replace(root, "relief", "re\u200Blief"),
    expected: ["the vote was a re\u200Blief for the whole valley"],
  },
  { name: "its paragraph is gone", change: (root) => paragraph(root, 1).remove(), expected: null },
  {
    name: "its paragraph says something else",
    change: (root) => paragraph(root, 1).replaceChildren("Robin Hale, who led the campaign, did not speak."),
    expected: null,
  },
  { name: "it is hidden", change: (root) => paragraph(root, 1).setAttribute("style", "display:none"), expected: null },
  {
    name: "a name, its paragraph gone, the name elsewhere",
    html: article.replace("‹", "").replace("›", "").replace("Robin Hale, who", "‹Robin Hale›, who"),
    change: (root) => paragraph(root, 1).remove(),
    expected: null,
  },
  {
    name: "curly quotes made straight",
    html: article.replace("‹", "").replace("›", "").replace("cost “41 million”", "‹cost “41 million”› "),
    change: (root) => replace(root, /[“”]/g, '"'),
    expected: ['cost "41 million"'],
  },
  {
    name: "two paragraphs, an advert between them",
    html: article.replace("›", "").replace("nine villages", "nine› villages"),
    change: (root) => put(paragraph(root, 2), "<div>Advertisement</div>"),
    expected: [`${words} and its farms.`, "The barrier will cost “41 million” and protect nine"],
  },
  {
    name: "two paragraphs, now one with a line break",
    html: article.replace("›", "").replace("nine villages", "nine› villages"),
    change: (root) => replace(root, `farms.</p><p>The barrier`, "farms.<br>The barrier"),
    expected: [`${words} and its farms.`, "The barrier will cost “41 million” and protect nine"],
  },
  {
    name: "simplified for traditional is another text",
    html: "<p>‹風水›</p><p>今天天氣很好，我們去公園散步吧。</p>",
    change: (root) => replace(root, "風水", "风水"),
    expected: null,
  },
];

test.each(cases)("$name: $expected", ({ html = article, change, expected, changed = false }) => {
  const { root, range } = marked(html);
  const saved = describe(range, root);
  change(root);
  const [found] = resolve([saved], root);
  expect(found?.ranges.map(String) ?? null).toEqual(expected);
  if (found) expect(found.changed).toBe(changed);
});

test("the same words stand where they stood, not in their copy above", () => {
  const { root, range } = marked(article);
  const saved = describe(range, root);
  put(paragraph(root, 0), `<p>${words}.</p><p>Robin Hale said ${words}</p>`);
  const [found] = resolve([saved], root);
  expect(found?.ranges[0]?.startContainer.parentNode).toBe(paragraph(root, 3));
});

test("many highlights are resolved in the order in which they are given", () => {
  const { root } = marked(article);
  const saved = ["flood barrier", "whole valley", "nine villages", "done before winter"].map((quote) => {
    const node = [...root.querySelectorAll("p")]
      .map((each) => each.firstChild)
      .find((each) => each?.nodeValue?.includes(quote));
    const range = document.createRange();
    const start = node?.nodeValue?.indexOf(quote) ?? 0;
    if (node) range.setStart(node, start);
    if (node) range.setEnd(node, start + quote.length);
    return describe(range, root);
  });
  put(paragraph(root, 1), "<div>Advertisement</div>");
  const order = [3, 1, 0, 2];
  const found = resolve(
    order.map((at) => saved[at] ?? []),
    root,
  );
  expect(found.map((one) => String(one?.ranges[0]))).toEqual([
    "done before winter",
    "whole valley",
    "flood barrier",
    "nine villages",
  ]);
});
