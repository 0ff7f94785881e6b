/** The table that the bench prints. */
import type { Busy, PageResult, RowResult } from "./page/rows.ts";

/** What is asked of Galley, and what Hypothesis was measured to reach (the issue's figures; it is not run here). */
const bars: Record<string, { hypothesis: string; bar: number }> = {
  none: { hypothesis: "1.000", bar: 1 },
  "other paragraphs dropped": { hypothesis: "1.000", bar: 1 },
  "wrapped in other markup": { hypothesis: "1.000", bar: 1 },
  "ads between paragraphs": { hypothesis: "0.993", bar: 0.999 },
  "one letter in 40 changed": { hypothesis: "0.977", bar: 0.997 },
  "six words put in, a few taken out": { hypothesis: "0.271", bar: 0.95 },
  "repeated above the article": { hypothesis: "0.941", bar: 0.997 },
  "quotes, dashes, spaces": { hypothesis: "0.988", bar: 0.999 },
  "clean view, cleaner changed": { hypothesis: "—", bar: 0.998 },
  "original page → clean view, in one block": { hypothesis: "—", bar: 0.998 },
  "clean view → original page, in one block": { hypothesis: "—", bar: 0.998 },
  "original page → clean view, across two blocks": { hypothesis: "0.42", bar: 0.99 },
  "clean view → original page, across two blocks": { hypothesis: "0.42", bar: 0.99 },
};

const speedBars: Record<string, { hypothesis: number; ratio: number | null }> = {
  unchanged: { hypothesis: 169, ratio: 2 },
  "after ads": { hypothesis: 262, ratio: null },
  "one letter changed": { hypothesis: 2100, ratio: 20 },
  repeated: { hypothesis: 2080, ratio: null },
  removed: { hypothesis: Number.NaN, ratio: null },
};

export interface ReportOptions {
  json: boolean;
  misses: boolean;
  speed: boolean;
  seed: number;
  busy: Busy | null;
}

export function report(results: ReadonlyMap<string, PageResult>, options: ReportOptions): void {
  const rows = sumRows(results);
  const sizes = [...results.values()].flatMap((result) => result.sizes).sort((a, b) => a - b);
  const speeds = speedRows(results);
  const describe = spread([...results.values()].flatMap((result) => result.speeds?.describe ?? []));
  const marked = [...results.values()].filter((result) => result.marked).length;
  if (options.json) {
    const json = {
      seed: options.seed,
      pages: results.size,
      crossed: marked,
      rows,
      speeds,
      describe,
      size: spread(sizes),
      busy: options.busy,
    };
    console.log(JSON.stringify(json, (key, value: unknown) => (key === "misses" ? undefined : value), 2));
    return;
  }
  console.log(
    `\n${results.size} pages, seed ${options.seed}; both views compared on ${marked}. Hypothesis: measured before, not run here.\n`,
  );
  for (const { row, asked, right, misses } of rows) {
    const bar = bars[row];
    const share = asked === 0 ? "—" : (right / asked).toFixed(4);
    const said = row.startsWith("false") ? `placed ${asked - right}` : `Hypothesis ${bar?.hypothesis ?? "—"}`;
    const verdict =
      asked === 0 || right / asked >= (bar?.bar ?? (row.startsWith("false") ? 1 : 0)) ? "" : "  BELOW THE BAR";
    console.log(`${row.padEnd(46)} ${String(asked).padStart(5)}  ${share}  ${said}${verdict}`);
    if (options.misses) for (const miss of misses) console.log(`    ${miss}`);
  }
  if (!options.speed) return;
  console.log("\n1,000 highlights, milliseconds (median of pages, worst page)");
  for (const { row, total, index, ratio } of speeds) {
    const bar = speedBars[row];
    const peer =
      bar && !Number.isNaN(bar.hypothesis) ? `Hypothesis ${bar.hypothesis}, a tenth ${bar.hypothesis / 10}` : "";
    const slow = bar && (total.median > bar.hypothesis / 10 || (bar.ratio !== null && ratio.median > bar.ratio));
    console.log(
      `${row.padEnd(22)} ${show(total)}  index ${show(index)}  resolving/index ${show(ratio)}${bar?.ratio ? ` (bar ${bar.ratio})` : ""}  ${peer}${slow ? "  BELOW THE BAR" : ""}`,
    );
  }
  const bulky = spread([...results.values()].flatMap(({ speeds: one }) => (one ? [one.bulky / one.slim] : [])));
  console.log(`a megabyte of inline scripts: ${show(bulky)} times the time of the page without`);
  console.log(`describe ${show(describe)} ms (bar 1); stored beyond the quote ${show(spread(sizes))} bytes (bar 260)`);
  if (options.busy) console.log(busyWords(options.busy));
}

function busyWords({ characters, highlights, longest, longestWithout, settled, right }: Busy): string {
  const task = (ms: number) => (ms === 0 ? "under 50" : ms.toFixed(0));
  return `a page of ${characters} characters with ${highlights} highlights, 100 paragraphs put in: longest task ${task(longest)} ms (bar 50; without highlights ${task(longestWithout)}), late text found after ${settled.toFixed(0)} ms, ${right ? "all right" : "NOT ALL RIGHT"}`;
}

function sumRows(results: ReadonlyMap<string, PageResult>): RowResult[] {
  const sums = new Map<string, RowResult>();
  for (const [page, result] of results) {
    for (const { row, asked, right, misses } of result.rows) {
      const sum = sums.get(row) ?? { row, asked: 0, right: 0, misses: [] };
      sums.set(row, sum);
      sum.asked += asked;
      sum.right += right;
      sum.misses.push(...misses.map((miss) => `${page} ${miss}`));
    }
  }
  return [...sums.values()];
}

interface Spread {
  median: number;
  worst: number;
}

function speedRows(results: ReadonlyMap<string, PageResult>) {
  const pages = [...results.values()].flatMap((result) => result.speeds ?? []);
  return Object.keys(speedBars).map((row) => {
    const found = pages.flatMap((speeds) => speeds.rows.filter((entry) => entry.row === row));
    return {
      row,
      total: spread(found.map(({ index, resolve }) => index + resolve)),
      index: spread(found.map(({ index }) => index)),
      ratio: spread(found.map(({ index, resolve }) => resolve / index)),
    };
  });
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? 0, worst: sorted.at(-1) ?? 0 };
}

function show({ median, worst }: Spread): string {
  return `${median.toFixed(2)} (${worst.toFixed(2)})`;
}
