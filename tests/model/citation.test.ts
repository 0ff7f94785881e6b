/** Citations, in the form that each standard gives. */
import { expect, test } from "vitest";
import { apa, gbt7714, mla, type Source, textOf } from "../../src/model/citation.ts";

const accessed = new Date(2026, 10, 23);

const english: Source = {
  title: "City to plant 4,000 trees",
  medium: "The Harbour Post",
  authors: ["Jane Q. Doe"],
  published: "2017-07-31T08:16:00+08:00",
  url: "https://post.example/trees",
};
const chinese: Source = {
  title: "两地共建科创走廊",
  medium: "江澜网",
  authors: ["秦越", "陶以宁"],
  published: "2017-07-31",
  url: "https://news.example/1.html",
};
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `Ann Name${index + 1}`);

const cases: readonly [string, Source, string, string, string][] = [
  [
    "one author",
    english,
    "DOE J Q. City to plant 4,000 trees[EB/OL]. The Harbour Post, 2017(2017-07-31)[2026-11-23]. https://post.example/trees.",
    "Doe, J. Q. (2017, July 31). City to plant 4,000 trees. The Harbour Post. https://post.example/trees",
    "Doe, Jane Q. “City to plant 4,000 trees.” The Harbour Post, 31 July 2017, post.example/trees. Accessed 23 Nov. 2026.",
  ],
  [
    "two authors, in Chinese",
    chinese,
    "秦越, 陶以宁. 两地共建科创走廊[EB/OL]. 江澜网, 2017(2017-07-31)[2026-11-23]. https://news.example/1.html.",
    "秦越, & 陶以宁. (2017, July 31). 两地共建科创走廊. 江澜网. https://news.example/1.html",
    "秦越, and 陶以宁. “两地共建科创走廊.” 江澜网, 31 July 2017, news.example/1.html. Accessed 23 Nov. 2026.",
  ],
  [
    "no author and no date",
    { ...english, authors: [], published: null },
    "City to plant 4,000 trees[EB/OL]. The Harbour Post[2026-11-23]. https://post.example/trees.",
    "City to plant 4,000 trees. (n.d.). The Harbour Post. https://post.example/trees",
    "“City to plant 4,000 trees.” The Harbour Post, post.example/trees. Accessed 23 Nov. 2026.",
  ],
  [
    "a question as its title, and a date without a day",
    { ...english, title: "Who plants?", published: "2017-07" },
    "DOE J Q. Who plants?[EB/OL]. The Harbour Post, 2017(2017-07)[2026-11-23]. https://post.example/trees.",
    "Doe, J. Q. (2017, July). Who plants? The Harbour Post. https://post.example/trees",
    "Doe, Jane Q. “Who plants?” The Harbour Post, July 2017, post.example/trees. Accessed 23 Nov. 2026.",
  ],
  [
    "four authors",
    { ...english, authors: names(4) },
    "NAME1 A, NAME2 A, NAME3 A, et al. City to plant 4,000 trees[EB/OL]. The Harbour Post, 2017(2017-07-31)[2026-11-23]. https://post.example/trees.",
    "Name1, A., Name2, A., Name3, A., & Name4, A. (2017, July 31). City to plant 4,000 trees. The Harbour Post. https://post.example/trees",
    "Name1, Ann, et al. “City to plant 4,000 trees.” The Harbour Post, 31 July 2017, post.example/trees. Accessed 23 Nov. 2026.",
  ],
  [
    "a family name with a particle",
    { ...english, authors: ["Anna Maria van den Berg"] },
    "VAN DEN BERG A M. City to plant 4,000 trees[EB/OL]. The Harbour Post, 2017(2017-07-31)[2026-11-23]. https://post.example/trees.",
    "van den Berg, A. M. (2017, July 31). City to plant 4,000 trees. The Harbour Post. https://post.example/trees",
    "van den Berg, Anna Maria. “City to plant 4,000 trees.” The Harbour Post, 31 July 2017, post.example/trees. Accessed 23 Nov. 2026.",
  ],
];

test.each(cases)("GB/T 7714 with %s", (_, source, expected) => {
  expect(textOf(gbt7714(source, accessed))).toBe(expected);
});
test.each(cases)("APA with %s", (_, source, __, expected) => {
  expect(textOf(apa(source))).toBe(expected);
});
test.each(cases)("MLA with %s", (_, source, __, ___, expected) => {
  expect(textOf(mla(source, accessed))).toBe(expected);
});

test("more than three Chinese authors end in 等", () => {
  const source = { ...chinese, authors: ["甲", "乙", "丙", "丁"] };
  expect(textOf(gbt7714(source, accessed))).toMatch(/^甲, 乙, 丙, 等\. /);
});

test("more than twenty authors are cut as APA cuts them", () => {
  const cited = textOf(apa({ ...english, authors: names(22) }));
  expect(cited).toContain("Name19, A., . . . Name22, A. (2017");
  expect(cited).not.toContain("Name20");
});
