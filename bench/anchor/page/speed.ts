/** What a thousand highlights cost, beside what the text index of the same page costs. */
import { describe, readText, resolveIn } from "../../../src/anchor/index.ts";
import type { Segment } from "../../../src/model/annotation.ts";
import * as changes from "./changes.ts";
import type { Chance } from "./random.ts";
import { type Quote, selectionOf } from "./truth.ts";

/** Milliseconds; `index` and `describe` for one, all others for 1,000 highlights without the index. */
export interface Speeds {
  /** Characters of the index, and of `textContent`. */
  characters: number;
  textContent: number;
  describe: number;
  /** Unchanged ones with the index, on the page as it is and with a megabyte of inline scripts. */
  slim: number;
  bulky: number;
  rows: { row: string; index: number; resolve: number }[];
}

const thousand = 1000;
const rounds = 15;
/** Characters of inline scripts, and in how many. */
const [megabyte, scripts] = [1_000_000, 20];

const rows: [string, changes.Change][] = [
  ["unchanged", changes.nothing],
  ["after ads", changes.putAdverts],
  ["one letter changed", changes.mistype],
  ["repeated", changes.repeatAbove],
  ["removed", changes.removeQuoted],
];

export function speedsOf(fresh: () => Element, pick: (root: Element) => Quote[], random: Chance): Speeds | null {
  const first = fresh();
  if (pick(first).length < 5) return null;
  const speeds: Speeds = {
    characters: readText(first).text.length,
    textContent: (first.textContent ?? "").length,
    describe: 0,
    slim: 0,
    bulky: 0,
    rows: [],
  };
  const selections = pick(first).map(selectionOf);
  speeds.describe = time(() => selections.forEach((range) => void describe(range, first))) / selections.length;
  for (const [row, change] of rows) {
    const root = fresh();
    const quotes = pick(root);
    const saved = quotes.map((quote) => describe(selectionOf(quote), root));
    change(root, quotes, random);
    const many: Segment[][] = Array.from({ length: thousand }, (_, at) => saved[at % saved.length] ?? []);
    // Layout is the page's work, not the index's.
    root.getBoundingClientRect();
    speeds.rows.push({ row, ...timesOf(root, many) });
  }
  const root = fresh();
  const saved = pick(root).map((quote) => describe(selectionOf(quote), root));
  const all = () => void resolveIn(readText(root), saved);
  root.getBoundingClientRect();
  speeds.slim = time(all);
  for (let at = 0; at < scripts; at++) {
    const script = document.createElement("script");
    script.type = "application/json";
    script.textContent = JSON.stringify({
      words: (root.textContent ?? "").slice(0, 1000).padEnd(megabyte / scripts, "…"),
    });
    root.children[at % root.children.length]?.before(script);
  }
  root.getBoundingClientRect();
  speeds.bulky = time(all);
  return speeds;
}

/** The index, by itself and in the rounds in which something is looked for in it, and that: the one is measured by the other. */
function timesOf(root: Element, many: Segment[][]): { index: number; resolve: number } {
  const best = { index: time(() => readText(root)), resolve: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const text = readText(root);
    const read = performance.now();
    resolveIn(text, many);
    const end = performance.now();
    best.index = Math.min(best.index, read - start);
    best.resolve = Math.min(best.resolve, end - read);
  }
  return best;
}

/** The best of a few rounds, milliseconds: what else the machine does only ever adds. */
function time(work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
