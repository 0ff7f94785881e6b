import { describe, expect, it } from "vitest";
import { readingMinutes } from "../../src/model/reading.ts";

describe("readingMinutes", () => {
  it.each([
    ["nothing", "", 1],
    ["Chinese, in characters", "新".repeat(2550), 10],
    ["Japanese, faster than Chinese", "新しい".repeat(1190), 10],
    ["English, in words", "word ".repeat(2280), 10],
    ["contractions are one word", "don't ".repeat(2280), 10],
    ["both, added", `${"新".repeat(1275)} ${"word ".repeat(1140)}`, 10],
    ["punctuation and spaces count for nothing", "，。 ".repeat(9000), 1],
  ])("%s", (_, text, minutes) => {
    expect(readingMinutes(text)).toBe(minutes);
  });
});
