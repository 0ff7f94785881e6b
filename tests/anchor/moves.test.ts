/** Where words should stand now by where others went, and those that are in order. */
import { expect, test } from "vitest";
import { about, awayCost, expectedAt, inOrder, type Move, remember } from "../../src/anchor/moves.ts";

test("moves are kept in the order of their starts, one for each", () => {
  const moves: Move[] = [];
  for (const start of [30, 10, 20, 10]) remember(moves, start, start);
  expect(moves.map(({ start }) => start)).toEqual([10, 20, 30]);
});

test("one that went elsewhere than all others is left out", () => {
  const moves = [10, 20, 30, 40, 50].map((start) => ({ start, by: start === 30 ? 500 : 5 }));
  expect(inOrder(moves).map(({ start }) => start)).toEqual([10, 20, 40, 50]);
  expect(inOrder([])).toEqual([]);
});

const halved = expectedAt(
  [
    { start: 1000, by: 0 },
    { start: 3000, by: -1000 },
  ],
  2000,
);

test.each([
  { name: "a place out of order is worse than the farthest in order", better: 1990, worse: 2100 },
  { name: "between two others the even way is the likeliest", better: 1500, worse: 1950 },
])("$name", ({ better, worse }) => {
  expect(awayCost(halved, better)).toBeLessThan(awayCost(halved, worse));
});

test("where nothing is known but how long the text was, it is as far down as it stood", () => {
  const end = { start: 4000, by: -2000 };
  const expected = expectedAt([], 1000, end);
  expect(expected.at).toBe(500);
  expect(awayCost(expected, 520)).toBeLessThan(awayCost(expected, 1500));
  // Nor is it out of order anywhere: no words are known to stand before it.
  expect(awayCost(expected, 1999)).toBeLessThan(80);
});

test("where nothing is known no place costs anything", () => {
  expect(awayCost(about(2000), 9)).toBe(0);
});
