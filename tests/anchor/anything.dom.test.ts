/** Any page, any selection: it comes back at its place, and nothing throws. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { describe, resolve } from "../../src/anchor/index.ts";
import type { Segment } from "../../src/model/annotation.ts";

type Tree = string | { tag: string; children: Tree[] };

const words = fc
  .array(
    fc.constantFrom(
      "a",
      "the ",
      "Robin",
      " ",
      "\n",
      "\u00A0",
      "，",
      "新华社",
      "“",
      "'",
      "👨\u200D👩",
      "\u00AD",
      "\u200B",
      "שלום",
      "　",
      ".",
    ),
    { maxLength: 6 },
  )
  .map((list) => list.join(""));
const tags = [
  "p",
  "div",
  "b",
  "a",
  "br",
  "li",
  "td",
  "h2",
  "ruby",
  "rt",
  "script",
  "span",
  "template",
  "pre",
  "details",
];
const { tree } = fc.letrec<{ tree: Tree; element: { tag: string; children: Tree[] } }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, words, tie("element")),
  element: fc.record({ tag: fc.constantFrom(...tags), children: fc.array(tie("tree"), { maxLength: 4 }) }),
}));
const page = fc.array(tree, { minLength: 1, maxLength: 8 });

function build(trees: readonly Tree[]): HTMLElement {
  const root = document.createElement("div");
  const add = (parent: Element, one: Tree) => {
    if (typeof one === "string") return parent.append(one);
    const element = document.createElement(one.tag);
    // Or the browser would run it.
    if (one.tag === "script") element.setAttribute("type", "text/plain");
    parent.append(element);
    for (const child of one.children) add(element, child);
  };
  for (const one of trees) add(root, one);
  document.body.replaceChildren(root);
  return root;
}

/** A range between two of all the points that there are in `root`. */
function rangeIn(root: Element, from: number, to: number): Range {
  const points: [Node, number][] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  for (let node: Node | null = root; node !== null; node = walker.nextNode()) {
    const last = node instanceof Text ? node.length : node.childNodes.length;
    for (let offset = 0; offset <= last; offset++) points.push([node, offset]);
  }
  const range = document.createRange();
  const [first] = points.slice(Math.floor(from * points.length));
  const [second] = points.slice(Math.floor(to * points.length));
  if (first) range.setStart(...first);
  if (second && range.comparePoint(...second) >= 0) range.setEnd(...second);
  return range;
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });

test("whatever is described is found again, unchanged, at the same place", () => {
  fc.assert(
    fc.property(page, share, share, (trees, from, to) => {
      const root = build(trees);
      const range = rangeIn(root, from, to);
      const saved = describe(range, root);
      const [found] = resolve([saved], root);
      if (saved.length === 0) return found === null;
      expect(found?.changed).toBe(false);
      const again = found?.ranges.flatMap((each) => describe(each, root)) ?? [];
      expect(again.map(({ exact, start }) => [exact, start])).toEqual(saved.map(({ exact, start }) => [exact, start]));
      for (const each of found?.ranges ?? []) {
        expect(range.compareBoundaryPoints(Range.START_TO_START, each)).toBeLessThanOrEqual(0);
        expect(range.compareBoundaryPoints(Range.END_TO_END, each)).toBeGreaterThanOrEqual(0);
      }
      return true;
    }),
    { numRuns: 300 },
  );
});

test("stored JSON is what is resolved, and a copy of the page resolves it too", () => {
  fc.assert(
    fc.property(page, share, share, (trees, from, to) => {
      const saved = describe(rangeIn(build(trees), from, to), document.body);
      const stored: Segment[] = JSON.parse(JSON.stringify(saved));
      const [found] = resolve([stored], build(trees).parentElement ?? document.body);
      expect(found === null).toBe(saved.length === 0);
    }),
    { numRuns: 100 },
  );
});

test("no stored segments and no page make it throw, and what it finds is text of the page", () => {
  const segment = fc.record({ exact: words, prefix: words, suffix: words, start: fc.integer({ min: -10, max: 200 }) });
  fc.assert(
    fc.property(page, fc.array(fc.array(segment, { maxLength: 3 }), { maxLength: 3 }), (trees, saved) => {
      const root = build(trees);
      for (const found of resolve(saved, root)) {
        for (const range of found?.ranges ?? []) expect(describe(range, root)).not.toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});
