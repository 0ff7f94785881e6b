/** Segments on disk: as few as there were selections, and read back as they were. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Segment } from "../../src/model/annotation.ts";
import { asStored, fromStored } from "../../src/model/segments.ts";

const bare = { prefix: "", suffix: "" };
const list: Segment[] = [
  { ...bare, exact: "the last item", prefix: "before ", start: 20 },
  { ...bare, exact: "a whole one", start: 34 },
  { ...bare, exact: "the first", suffix: " after", start: 46 },
];

test("what was selected over three blocks is stored as one, its context once", () => {
  expect(asStored(list)).toEqual([
    { exact: "the last item\na whole one\nthe first", prefix: "before ", suffix: " after", start: 20 },
  ]);
  expect(fromStored(asStored(list))).toEqual(list);
});

test("how long the text was is kept with the first of them", () => {
  const [first, ...rest] = list;
  const known = first ? [{ ...first, of: 12 }, ...rest] : [];
  expect(asStored(known)).toMatchObject([{ of: 12, start: 20 }]);
  expect(fromStored(asStored(known))).toEqual(known);
});

test("segments that an earlier Galley stored one by one are read as they are", () => {
  expect(fromStored(list)).toEqual(list);
});

test("segments that do not follow one another stay apart", () => {
  const [first, , last] = list;
  const parted = [first, last].filter((one) => one !== undefined);
  expect(asStored(parted)).toEqual(parted);
});

test("whatever is stored is read as it was", () => {
  const words = fc.string().map((text) => text.replaceAll("\n", " "));
  const segment = fc.record({ exact: words, prefix: words, suffix: words, start: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(segment), (all) => {
      expect(fromStored(asStored(all))).toEqual(all);
    }),
  );
});
