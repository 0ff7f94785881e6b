/** Text as it is matched. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { collapse, collapsedOffsets, fold, outsidePair } from "../../src/anchor/fold.ts";

test.each([
  ["a run of white space is one space", "one\n\t  two", "one two"],
  ["a non-breaking and a full-width space are spaces", "a\u00A0b\u3000c", "a b c"],
  ["soft hyphens are gone", "high\u00ADlight", "highlight"],
  ["zero-width spaces and joiners between letters are gone", "hi\u200Bgh\u200Dli\u2060ght\uFEFF", "highlight"],
  ["marks of direction are gone", "\u200Fשלום\u200E", "שלום"],
  ["a family of emoji stays one sign", "👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧"],
  ["a Persian half-space stays", "می\u200Cخواهم", "می\u200Cخواهم"],
  ["traditional and simplified stay apart", "語言 语言", "語言 语言"],
])("%s", (_, raw, shown) => {
  expect(collapse(raw)).toBe(shown);
});

test.each([
  ["“Curly” ‘quotes’", "\"Curly\" 'quotes'"],
  ["「直角」『引号』", '"直角""引号"'],
  ["en – em — minus −", "en - em - minus -"],
  ["block\nend", "block end"],
])("%s is matched as %s", (shown, matched) => {
  expect(fold(shown)).toBe(matched);
});

const letters = fc.constantFrom(..."ab 語 \n\t\u00A0\u3000\u00AD\u200B\u200D\u200C“'—", "👨", "ی", "\uFEFF");
const text = fc.array(letters, { maxLength: 30 }).map((list) => list.join(""));

test("an offset in matched text is an offset in shown text", () => {
  fc.assert(
    fc.property(text, (raw) => {
      expect(fold(raw)).toHaveLength(raw.length);
    }),
  );
});

test("each shown character knows where it stood", () => {
  fc.assert(
    fc.property(text, (raw) => {
      const shown = collapse(raw);
      const offsets = collapsedOffsets(raw);
      expect(offsets).toHaveLength(shown.length);
      for (const [at, offset] of offsets.entries()) {
        const seen = shown.charAt(at) === " " ? /\s/ : shown.charAt(at);
        expect(raw.charAt(offset)).toMatch(seen);
      }
    }),
  );
});

test("an offset inside of a surrogate pair moves out of it", () => {
  expect(outsidePair("a😀b", 2, "start")).toBe(1);
  expect(outsidePair("a😀b", 2, "end")).toBe(3);
  expect(outsidePair("a😀b", 1, "start")).toBe(1);
});
