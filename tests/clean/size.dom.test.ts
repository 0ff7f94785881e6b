/** Pages far larger than any article: each is opened, or said to be too large; none is left without an answer. */
import { expect, test } from "vitest";
import { largePages } from "../../bench/large/pages.ts";
import { cleanPage, tooLarge } from "../../src/clean/index.ts";

type Outcome = "opened" | "too large";
const outcomes: Readonly<Record<string, Outcome>> = {
  "30,000 elements": "opened",
  "150,000 elements": "too large",
  "10 MB of text": "too large",
  "10 MB in one paragraph": "too large",
  "5,000 levels deep": "too large",
  "900 levels deep": "opened",
  "a megabyte of lines": "opened",
  "a megabyte of line pairs": "opened",
  "a megabyte of <br>": "too large",
  "50,000 <br>": "opened",
  "a 1 MB attribute": "opened",
  "a 1 MB address": "opened",
  "20,000 links in one paragraph": "opened",
  "20,000 rows": "too large",
};

for (const [name, wanted] of Object.entries(outcomes))
  test(`${name}: ${wanted}`, { timeout: 60_000 }, () => {
    const doc = largePages[name]?.();
    if (doc === undefined) throw new Error(`there is no page ${name}`);
    const article = cleanPage(doc, { url: "https://n.example/a" });
    expect(tooLarge(doc)).toBe(wanted === "too large");
    if (wanted === "too large") expect(article).toBeNull();
    else expect(article?.text).toContain("it chose the plan");
  });

test("what is too large stays so when it is asked for anyway", () => {
  const doc = largePages["5,000 levels deep"]?.();
  expect(doc && cleanPage(doc, { anyway: true })).toBeNull();
});

test("the length of scripts does not make a page too large", () => {
  const script = `<script>${"x".repeat(9_000_000)}</script>`;
  const doc = new DOMParser().parseFromString(`<body>${script}<noscript>y</noscript><p>a line`, "text/html");
  expect(tooLarge(doc)).toBe(false);
});
