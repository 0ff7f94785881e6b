/** A highlight made on the original page is in the clean view, and the other way round. */
import { expect, test } from "vitest";
import { describe, resolve } from "../../src/anchor/index.ts";
import { cleanPage } from "../../src/clean/index.ts";
import { marked } from "./marked.ts";

const filling = Array.from(
  { length: 8 },
  (_, at) =>
    `<p>Paragraph ${at + 1} says how many boats crossed the lake that month, who paid for the fuel, and why the landing at the old mill stays closed in winter.</p>`,
).join("");

/** A page whose article has `html` in it. */
const page = (html: string): string =>
  `<nav><a href="/">Home</a> <a href="/sports">Sports</a></nav><aside>Subscribe now</aside>
  <article><h1>The night ferry</h1>${html}<div class="ad">Advertisement</div>${filling}</article><footer>Imprint</footer>`;

/** The clean view of the page with this body, in the document beside it. */
function cleanView(body: Element): Element {
  const copy = document.implementation.createHTMLDocument("The night ferry");
  copy.body.append(copy.importNode(body, true));
  const content = cleanPage(copy, { url: "https://news.example/ferry" })?.content;
  if (!content) throw new Error("not an article");
  const view = document.createElement("main");
  view.append(document.importNode(content, true));
  body.after(view);
  return view;
}

const cases = [
  ["in a paragraph", "<p>The ferry carries ‹nurses and bakers› home.</p>", ["nurses and bakers"]],
  [
    "across a link",
    '<p>The ferry <a href="/x">car‹ries</a> nurses› home each night, and the captain knows most of them by name, as he says.</p>',
    ["ries nurses"],
  ],
  [
    "across two paragraphs",
    "<p>The night ferry carries nurses and ‹bakers home.</p><p>The captain knows› most of them by name.</p>",
    ["bakers home.", "The captain knows"],
  ],
  [
    "across an advert that the clean view has not",
    '<p>The night ferry carries nurses and ‹bakers home.</p><div class="ad">Advertisement</div><p>The captain knows› most of them by name.</p>',
    null,
  ],
  [
    "in a list",
    "<p>The ferry carries these people home, each night of the year:</p><ul><li>nurses and doctors of the old hospital,</li><li>bak‹ers of the whole</li><li>north› shore, and all who wait for them at home.</li></ul>",
    ["ers of the whole", "north"],
  ],
  ["in Chinese", "<p>据两市商务部门统计，‹七座码头周边›新登记的小店有二百一十四家。</p>", ["七座码头周边"]],
  [
    "with line breaks",
    "<p>The ferry carries ‹nurses<br>and bakers› home every night of the year.</p>",
    ["nurses and bakers"],
  ],
] as const;

test.each(cases)("%s", (_, html, quotes) => {
  const { root, range } = marked(page(html));
  const view = cleanView(root);
  const made = describe(range, root);
  const [there] = resolve([made], view);
  const words = there?.ranges.map((each) => describe(each, view)[0]?.exact);
  if (quotes === null) {
    expect(words?.[0]).toBe("bakers home.");
    expect(words?.at(-1)).toBe("The captain knows");
    return;
  }
  expect(words).toEqual(quotes);
  expect(there?.changed).toBe(false);
  const back = document.createRange();
  const [first, last] = [there?.ranges[0], there?.ranges.at(-1)];
  if (!first || !last) throw new Error("lost");
  back.setStart(first.startContainer, first.startOffset);
  back.setEnd(last.endContainer, last.endOffset);
  const [here] = resolve([describe(back, view)], root);
  expect(here?.ranges.map((each) => describe(each, root)[0]?.exact)).toEqual(quotes);
  expect(here?.ranges.every((each) => range.comparePoint(each.startContainer, each.startOffset) === 0)).toBe(true);
});
