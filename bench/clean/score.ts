/** How a result compares with the answer: words, shingles, snippets, fields. */
import type { Gold } from "./corpus.ts";
import type { Outcome } from "./extractors.ts";

/** Precision, recall and their harmonic mean, 0 to 1. */
export interface Overlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PageScore {
  readonly id: string;
  readonly words: Overlap;
  readonly shingles: Overlap;
  /** Snippets: how many should and do stand in the result, and how many should not and do. */
  readonly withFound: number;
  readonly withAll: number;
  readonly withoutFound: number;
  readonly withoutAll: number;
  /** 0 to 1; `null`: the answer has none. */
  readonly fields: Readonly<Record<FieldName, number | null>>;
  readonly time: number;
}

export const fieldNames = ["title", "date", "source", "author", "editor"] as const;
export type FieldName = (typeof fieldNames)[number];

const han = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
/** WCXB's tokens are `\w+`; a Han or kana character is a token of its own. */
const token = new RegExp(`[${han}]|(?:(?![${han}])[\\p{L}\\p{M}\\p{N}_])+`, "gu");

export function tokens(text: string): string[] {
  return text.toLowerCase().match(token) ?? [];
}

function count(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

export function f1(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** The overlap of two bags. Both empty: perfect. */
export function overlap(predicted: readonly string[], gold: readonly string[]): Overlap {
  if (predicted.length === 0 && gold.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const left = count(gold);
  let shared = 0;
  for (const [item, times] of count(predicted)) shared += Math.min(times, left.get(item) ?? 0);
  const precision = predicted.length === 0 ? 0 : shared / predicted.length;
  const recall = gold.length === 0 ? 0 : shared / gold.length;
  return { precision, recall, f1: f1(precision, recall) };
}

/** Runs of four tokens (Scrapinghub's article extraction benchmark); a shorter text is one shingle. */
function shingles(list: readonly string[]): string[] {
  if (list.length < 4) return list.length === 0 ? [] : [list.join(" ")];
  return list.slice(3).map((_, index) => list.slice(index, index + 4).join(" "));
}

const folded = (text: string) => text.replace(/\s+/g, " ").trim();
const bare = (text: string) => text.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, "");

function nameSet(list: readonly string[]): string[] {
  const single = list.flatMap((name) =>
    name
      .replace(/^\s*by\s+/i, "")
      .split(/\s*[,，、;；&|]\s*|\s+and\s+|\s{2,}|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u),
  );
  return [...new Set(single.map(bare).filter((name) => name !== ""))];
}

/** A date as `YYYY-MM-DD`, or as much of it as there is; an empty string when it is none. */
export function day(date: string): string {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?/.exec(date.trim());
  if (parts !== null)
    return parts
      .slice(1)
      .flatMap((part) => part?.padStart(2, "0") ?? [])
      .join("-");
  const parsed = new Date(date);
  return Number.isNaN(parsed.getTime()) ? "" : parsed.toISOString().slice(0, 10);
}

/** All scores of one result. */
export function score(outcome: Outcome, gold: Gold): PageScore {
  const predicted = tokens(outcome.text);
  const answer = tokens(gold.text);
  const text = folded(outcome.text);
  const found = (list: readonly string[]) => list.filter((snippet) => text.includes(folded(snippet))).length;
  const equal = (given: string, wanted: string) => (wanted === "" ? null : Number(bare(given) === bare(wanted)));
  const people = (given: readonly string[], wanted: readonly string[]) =>
    wanted.length === 0 ? null : overlap(nameSet(given), nameSet(wanted)).f1;
  return {
    id: gold.id,
    words: overlap(predicted, answer),
    shingles: overlap(shingles(predicted), shingles(answer)),
    withFound: found(gold.with),
    withAll: gold.with.length,
    withoutFound: found(gold.without),
    withoutAll: gold.without.length,
    fields: {
      title: equal(outcome.title, gold.title),
      date: gold.date === "" ? null : Number(day(outcome.date) === day(gold.date)),
      source: equal(outcome.source, gold.source),
      author: people(outcome.authors, gold.authors),
      editor: people(outcome.editors, gold.editors),
    },
    time: outcome.time,
  };
}
