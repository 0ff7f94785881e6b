/** Notes in Markdown: the subset that a note needs, and nothing that could run. */
import { expect, test } from "vitest";
import { type Block, blocksOf, type Inline, plainOf } from "../../src/model/markdown.ts";
import { paragraphsOf } from "../../src/model/plain-note.ts";

/** A tree as one short line, so that a case is a line. */
function inline(node: Inline): string {
  if (node.kind === "text") return node.text;
  if (node.kind === "break") return "/";
  if (node.kind === "code") return `code(${node.text})`;
  if (node.kind === "tag") return `tag(${node.name})`;
  const words = node.children.map(inline).join("");
  return node.kind === "link" ? `link(${words}|${node.address})` : `${node.kind}(${words})`;
}

function block(node: Block): string {
  if (node.kind === "paragraph") return `p(${node.children.map(inline).join("")})`;
  if (node.kind === "code") return `pre(${node.text})`;
  if (node.kind === "quote") return `quote(${node.children.map(block).join("")})`;
  const items = node.items.map((item) => `li(${item.map(block).join("")})`).join("");
  return `${node.first === null ? "ul" : `ol${node.first}`}(${items})`;
}

const read = (note: string): string => blocksOf(note).map(block).join("");

const table: readonly (readonly [note: string, tree: string])[] = [
  ["", ""],
  ["one\n\n\n two \n three\n", "p(one)p(two/three)"],
  ["~20 people, 3 - 4 of them; 12:30", "p(~20 people, 3 - 4 of them; 12:30)"],
  ["1、甲\n2、乙", "ol1(li(p(甲))li(p(乙)))"],
  ["• one", "ul(li(p(one)))"],
  ["~~~\nfenced", "pre(fenced)"],
  ["plain words", "p(plain words)"],
  ["two\nlines", "p(two/lines)"],
  ["two\n\nparagraphs", "p(two)p(paragraphs)"],
  ["**bold** and *italic*", "p(strong(bold) and emphasis(italic))"],
  ["__bold__ and _italic_", "p(strong(bold) and emphasis(italic))"],
  ["**bold *and italic* in it**", "p(strong(bold emphasis(and italic) in it))"],
  ["*italic **and bold** in it*", "p(emphasis(italic strong(and bold) in it))"],
  ["中文**加粗**没有空格", "p(中文strong(加粗)没有空格)"],
  ["snake_case_name stays", "p(snake_case_name stays)"],
  ["2 * 3 * 4", "p(2 * 3 * 4)"],
  ["**never closed", "p(**never closed)"],
  ["\\*not italic\\*", "p(*not italic*)"],
  ["a `code *span*` here", "p(a code(code *span*) here)"],
  ["``a ` tick``", "p(code(a ` tick))"],
  ["[words](https://example.org/a_b)", "p(link(words|https://example.org/a_b))"],
  ["[**bold** link](http://example.org)", "p(link(strong(bold) link|http://example.org))"],
  ["[wiki](https://example.org/a_(b))", "p(link(wiki|https://example.org/a_(b)))"],
  ["[mail](mailto:desk@example.org)", "p(link(mail|mailto:desk@example.org))"],
  ["see https://example.org/a, then", "p(see link(https://example.org/a|https://example.org/a), then)"],
  ["见https://example.org/a。", "p(见link(https://example.org/a|https://example.org/a)。)"],
  ["<https://example.org>", "p(link(https://example.org|https://example.org))"],
  ["#number and #事实", "p(tag(number) and tag(事实))"],
  ["#1 of 3", "p(#1 of 3)"],
  ["- one\n- two", "ul(li(p(one))li(p(two)))"],
  ["1. one\n2. two", "ol1(li(p(one))li(p(two)))"],
  ["3) three", "ol3(li(p(three)))"],
  ["- one\n  - inner\n- two", "ul(li(p(one)ul(li(p(inner))))li(p(two)))"],
  ["- one\n\n- two", "ul(li(p(one))li(p(two)))"],
  ["words\n- one", "p(words)ul(li(p(one)))"],
  ["> said\n> twice\nanswer", "quote(p(said/twice))p(answer)"],
  ["> > deep", "quote(quote(p(deep)))"],
  ["```js\nlet a = *1*;\n```\nafter", "pre(let a = *1*;)p(after)"],
  ["```\nnever closed", "pre(never closed)"],
];

test.each(table)("%j is read as %s", (note, tree) => {
  expect(read(note)).toBe(tree);
});

test.each(table)("%j reads the same without Markdown, or is seen to have marks", (note, tree) => {
  const { paragraphs, hasMarks } = paragraphsOf(note);
  const lines = paragraphs.map((one) => one.replace(/\s*\n\s*/g, "/"));
  if (!hasMarks) expect(note && lines.map((one) => `p(${one})`).join("")).toBe(tree);
  expect(hasMarks).toBe(/[\\`*_#<[]|:\/\/|(?:pre|quote|[uo]l\d*)\(/.test(note + tree));
});

test.each([
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](\tjavascript:alert(1))",
  "[x](vbscript:x)",
  "<javascript:alert(1)>",
])("%j makes no link", (note) => {
  expect(read(note)).not.toContain("link(");
});

test("mark-up of a page is words like others", () => {
  expect(read("<img src=x onerror=alert(1)>")).toBe("p(<img src=x onerror=alert(1)>)");
});

test("quotes in quotes end somewhere, and what lies deeper is kept as words", () => {
  expect(read(`${"> ".repeat(500)}deep`)).toContain("deep");
});

test("a note's plain words are without its marks, in one line", () => {
  expect(plainOf("**Look**: [here](https://example.org)\n- one #tag\n- `two`\n\n> three")).toBe(
    "Look: here one #tag two three",
  );
});
