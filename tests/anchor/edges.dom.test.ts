/** Moving the edges of a highlight. */
import { expect, test } from "vitest";
import { moveEdge, sentences, snap } from "../../src/anchor/edges.ts";
import { marked } from "./marked.ts";

test.each([
  ["the end goes on by a word", "<p>One ‹two› three four</p>", "end", 1, "two three"],
  ["the end goes back by a word", "<p>One ‹two three› four</p>", "end", -1, "two"],
  ["the start goes back by a word", "<p>One <b>two</b> ‹three› four</p>", "start", -1, "two three"],
  ["the start goes on by a word", "<p>One ‹two three› four</p>", "start", 1, "three"],
  ["the end takes the full stop", "<p>One ‹two›.</p>", "end", 1, "two."],
  ["the end goes on into the next paragraph", "<p>One ‹two›</p><p>three four</p>", "end", 1, "twothree"],
  ["the start goes back into the paragraph before", "<p>One two</p><p>‹three› four</p>", "start", -1, "twothree"],
  ["Chinese goes by character", "<p>据新华社‹北京›电，今天</p>", "end", 1, "北京电"],
  ["Chinese goes back by character", "<p>据新华社‹北京电›，今天</p>", "end", -1, "北京"],
  ["an edge in a word goes to its end first", "<p>One t‹wo th›ree</p>", "end", 1, "wo three"],
] as const)("%s", (_, html, edge, step, expected) => {
  const { root, range } = marked(html);
  expect(String(moveEdge(range, edge, step, root))).toBe(expected);
});

test.each([
  ["nothing would be left", "<p>One ‹two› three</p>", "end", -1],
  ["the text ends", "<p>One ‹two›</p>", "end", 1],
  ["the text starts", "<p>‹One› two</p>", "start", -1],
  ["nothing is selected", "<p>One‹› two</p>", "end", 1],
] as const)("an edge does not move when %s", (_, html, edge, step) => {
  const { root, range } = marked(html);
  expect(moveEdge(range, edge, step, root)).toBeNull();
});

test.each([
  ["words", "<p>One t‹wo th›ree four</p>", "word", "two three"],
  ["words that are whole already", "<p>One ‹two› three</p>", "word", "two"],
  ["characters in Chinese", "<p>据新‹华社北›京电</p>", "word", "华社北"],
  ["a sentence", "<p>It rained. We ‹left› early. So it was.</p>", "sentence", "We left early."],
  ["sentences over two blocks", "<h2>The ‹end</h2><p>We› left. So it was.</p>", "sentence", "The endWe left."],
  ["a Chinese sentence", "<p>昨天下雨了。我们‹没有›去。今天</p>", "sentence", "我们没有去。"],
] as const)("a highlight grows to whole %s", (_, html, to, expected) => {
  const { root, range } = marked(html);
  expect(String(snap(range, to, root))).toBe(expected);
});

test("sentences are walked in reading order, block by block", () => {
  const { root } = marked("<h1>The end</h1><p>It <b>rained. We</b> left.</p><script>x</script><p>下雨了。走吧！</p>");
  expect([...sentences(root)].map(String)).toEqual(["The end", "It rained.", "We left.", "下雨了。", "走吧！"]);
});
