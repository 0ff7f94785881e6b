/** What a phrase may begin with, read from its source: too few characters would lose phrases, so doubt is any character. */
import { sample, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import { beginnings } from "../../src/clean/languages/beginnings.ts";
import { languages } from "../../src/clean/languages/index.ts";

describe("what a phrase begins with", () => {
  it.each([
    ["分享到", "分"],
    ["Copyright", "c"],
    ["(?:分享|转发)到", "分转"],
    ["(?:特别)?声明", "特声"],
    ["[（(]?本文", "（(本"],
    ["(?:(?:a|b)?c|d)e", "abcd"],
    ["a{0,2}b", "ab"],
    ["a{2}b", "a"],
    ["a+b", "a"],
    ["\\d{1,2}分", "0123456789"],
    ["(?:a)(?:b)?", "a"],
    ["a|b", "ab"],
  ])("%s: %s", (source, letters) => {
    expect([...new Set(beginnings(source))].join("")).toBe(letters);
  });

  it.each([
    ".{0,4}备案",
    "[^，]{0,6}ICP",
    "\\p{L}+",
    "(?!he)they",
    "[a-z]b",
    "(?:a)?",
    "a*",
    "(?:a|)",
    "\\s*a",
    "(a)",
    "\\(c\\)",
  ])("%s: anything", (source) => {
    expect(beginnings(source)).toBeNull();
  });
});

// Making texts for a thousand expressions takes seconds on a busy machine.
it("is among what texts begin with that match the phrases of all languages", () => {
  const kinds = ["lines", "starts", "headings", "edges"] as const;
  const sources = languages.flatMap((language) => kinds.flatMap((kind) => Object.values(language[kind]).flat()));
  // Texts cannot be made for looks around and letters of a script.
  const made = sources.filter((source) => beginnings(source) !== null && !/\(\?[!<=]|\\[pb]/.test(source));
  expect(made.length).toBeGreaterThan(1_000);
  for (const source of made) {
    const begins = beginnings(source);
    for (const text of sample(stringMatching(new RegExp(`^(?:${source})`, "u")), { numRuns: 4, seed: 1 }))
      expect(begins, `${source} begins ${text}`).toContain(text.charAt(0).toLowerCase());
  }
}, 60_000);
