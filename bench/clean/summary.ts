/** Many page scores as one row of figures. */
import { f1, fieldNames, type PageScore } from "./score.ts";

export interface Summary {
  readonly set: string;
  readonly extractor: string;
  readonly pages: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

const mean = (list: readonly number[]) =>
  list.length === 0 ? null : list.reduce((sum, one) => sum + one, 0) / list.length;
const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);

/** The value below which `share` of the sorted list lies. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One row: quality as means over pages, time in milliseconds. */
export function summarise(set: string, extractor: string, scores: readonly PageScore[]): Summary {
  const precision = mean(scores.map((one) => one.shingles.precision)) ?? 0;
  const recall = mean(scores.map((one) => one.shingles.recall)) ?? 0;
  const withFound = sum(scores.map((one) => one.withFound));
  const withAll = sum(scores.map((one) => one.withAll));
  const withoutFound = sum(scores.map((one) => one.withoutFound));
  const withoutAll = sum(scores.map((one) => one.withoutAll));
  const snippets = withAll + withoutAll;
  const times = scores.map((one) => one.time);
  const fields = fieldNames.map((name) => [name, mean(scores.flatMap((one) => one.fields[name] ?? []))]);
  return {
    set,
    extractor,
    pages: scores.length,
    figures: {
      wordF1: mean(scores.map((one) => one.words.f1)),
      shingleF1: f1(precision, recall),
      precision,
      recall,
      snippets: snippets === 0 ? null : (withFound + withoutAll - withoutFound) / snippets,
      snippetF1: snippets === 0 ? null : (2 * withFound) / (withFound + withAll + withoutFound),
      ...Object.fromEntries(fields),
      median: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      total: sum(times),
    },
  };
}

const timeNames = new Set(["median", "p95", "total"]);

/** The rows as a table for a terminal; times are shown with their ratio to Readability's on the same pages. */
export function table(rows: readonly Summary[]): string {
  const names = Object.keys(rows[0]?.figures ?? {});
  const cell = (row: Summary, name: string) => {
    const value = row.figures[name];
    if (value === null || value === undefined) return "";
    if (!timeNames.has(name)) return value.toFixed(3);
    const base = rows.find((one) => one.set === row.set && one.extractor === "readability")?.figures[name];
    return base ? `${value.toFixed(1)} x${(value / base).toFixed(2)}` : value.toFixed(1);
  };
  const lines = [
    ["set", "extractor", "pages", ...names],
    ...rows.map((row) => [row.set, row.extractor, String(row.pages), ...names.map((name) => cell(row, name))]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length))) ?? [];
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
