/** Where an edge of a highlight may stop. */
import { expect, test } from "vitest";
import { sentencesIn, stopsIn } from "../../src/anchor/stops.ts";

test.each([
  ["English starts at words", "A red fox.", "start", [0, 2, 6]],
  ["English ends at words and at the end of the block", "A red fox.", "end", [1, 5, 9, 10]],
  ["Chinese starts at each character", "北京好。", "start", [0, 1, 2, 3]],
  ["Chinese ends at each character", "北京好。", "end", [1, 2, 3, 4]],
  ["a rare ideograph is one character", "𠮷野", "end", [2, 3]],
  ["Korean has words", "서울 시민", "end", [2, 5]],
  ["an empty block has none", "", "end", []],
] as const)("%s", (_, block, edge, stops) => {
  expect(stopsIn(block, edge)).toEqual(stops);
});

test.each([
  ["two sentences", "It rained. We left.", ["It rained.", "We left."]],
  ["Chinese sentences", "下雨了。我们走吧！", ["下雨了。", "我们走吧！"]],
  ["a heading", "No full stop", ["No full stop"]],
])("%s", (_, block, expected) => {
  expect(sentencesIn(block).map(({ start, end }) => block.slice(start, end))).toEqual(expected);
});
