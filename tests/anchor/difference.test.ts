/** Old words and new ones, told apart. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "../../src/anchor/difference.ts";

/** Gone words in [-…-], new ones in {+…+}, as `git diff --word-diff` prints them. */
function shown(before: string, now: string, language?: string): string {
  const marks = { same: ["", ""], gone: ["[-", "-]"], new: ["{+", "+}"] } as const;
  return difference(before, now, language)
    .map(({ kind, text }) => marks[kind][0] + text + marks[kind][1])
    .join("");
}

test.each([
  ["nothing", "the same words", "the same words", "the same words"],
  ["a word", "a small fire", "a large fire", "a [-small-]{+large+} fire"],
  ["a number", "killed 12 people", "killed 14 people", "killed [-12-]{+14+} people"],
  ["words put in", "the vote was a relief", "the vote was, at last, a relief", "the vote was{+, at last,+} a relief"],
  ["neighbours together", "one two three four", "one 2 3 four", "one [-two three-]{+2 3+} four"],
  ["kinds of quotes are no change", 'he said "no"', "he said “no”", "he said “no”"],
  ["all of it", "old", "new", "[-old-]{+new+}"],
  ["Chinese by word", "他昨天去了北京", "他昨天去了上海", "他昨天去了[-北京-]{+上海+}"],
])("%s", (_, before, now, expected) => {
  expect(shown(before, now, "zh")).toBe(expected);
});

test("nothing is lost: without the new words it is the old text, without the gone ones the new", () => {
  const words = fc
    .array(fc.constantFrom("a", "b", " ", ", ", "北京", "天", "👍🏽", "."), { maxLength: 25 })
    .map((list) => list.join(""));
  fc.assert(
    fc.property(words, words, (before, now) => {
      const pieces = difference(before, now);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect(without("new")).toBe(before);
      expect(without("gone")).toBe(now);
    }),
  );
});

test("two chapters without a common word are told as one piece each", () => {
  const chapter = (word: string) => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join(" ");
  expect(difference(chapter("x"), chapter("y")).map(({ kind }) => kind)).toEqual(["gone", "new"]);
});
