/** Lines around a repeated quote that stand once in the text: none of its likes has them. Strings only. */
import { placesOf } from "./grams.ts";
import type { Haystack, Place } from "./search.ts";
import type { Sought } from "./sought.ts";

/** A line of the context that stands once in the text, and what it says in letters' worth. */
interface Landmark extends Place {
  readonly worth: number;
  /** 1: it stood after the quote, -1: before it. */
  readonly side: 1 | -1;
}

/** Shorter ones may well stand somewhere by chance; longer ones say no more, both in letters' worth. */
const [leastWorth, mostWorth] = [8, 40];
/** From a paragraph or two off it is still seen, characters. */
const sight = 300;

/** The landmarks of a repeated quote. */
export function landmarksOf(hay: Haystack, { before, after, endsBefore, endsAfter, unit }: Sought): Landmark[] {
  const marks: Landmark[] = [];
  const add = (words: string, side: 1 | -1): void => {
    const worth = Math.min(words.length * unit, mostWorth);
    const [start, other] = worth < leastWorth ? [] : placesOf(hay.text, hay.grams(), words);
    if (start !== undefined && other === undefined) marks.push({ start, end: start + words.length, worth, side });
  };
  for (const [at, end] of endsBefore.entries()) add(before.slice((endsBefore[at + 1] ?? -1) + 1, end), -1);
  for (const [at, end] of endsAfter.entries()) add(after.slice(end + 1, endsAfter[at + 1]), 1);
  return marks;
}

/** What the landmarks say that are seen from a place, on their own side. */
export function seenFrom({ start, end }: Place, marks: readonly Landmark[]): number {
  let sum = 0;
  for (const mark of marks) {
    const away = mark.side === 1 ? mark.start - end : start - mark.end;
    if (away >= 0 && away <= sight) sum += mark.worth;
  }
  return sum;
}
