/** When words of a text are taken for a stored quote, and when it is said to be lost: thresholds by length and context. Strings only. */
import type { Agreement, Side, Sought } from "./context.ts";
import type { Haystack, Place } from "./search.ts";

/** Letters' worth of a short quote, and of one that is enough by itself. */
const fewWords = 24;
export const manyWords = 48;

/**
 * How much context very words need, in Latin letters' worth, by their own worth. A name of five letters stands in many places with a
 * word or two around it the same; fifty letters that once stood in one place only are themselves enough.
 */
const contextNeeded = [
  { below: 12, need: 28 },
  { below: fewWords, need: 20 },
  { below: manyWords, need: 10 },
];
/** The same for words that stand in more places than one. */
const contextNeededAmong = 20;
/** When less context than needed was stored at all: this share of it. */
const shareNeeded = 0.75;
/** Of a short repeated quote's context this much must agree, over the edges of its block too. */
const shareNeededRepeated = 0.8;

/** Whether the very words at a place with this context are the quote; `places`: in how many they stand. */
export function trusted(sought: Sought, { before, after }: Agreement, places: number): boolean {
  const nearOf = before.nearOf + after.nearOf;
  const allOf = before.allOf + after.allOf;
  const near = before.near + after.near;
  const all = before.all + after.all;
  const worth = sought.exact.length * sought.unit;
  if (sought.repeated) {
    // Many words in a block of the same shape are those words, whichever of its likes they stand in.
    if (worth >= manyWords) return near >= nearOf * shareNeeded;
    if (!nearly(before) || !nearly(after)) return false;
    // Of a short one all of its own block must agree, to the letter: lists and tables repeat themselves with another number.
    return worth >= fewWords || (near >= nearOf && all >= allOf * shareNeededRepeated);
  }
  const step = contextNeeded.find(({ below }) => worth < below)?.need ?? 0;
  const need = Math.max(step, places > 1 ? contextNeededAmong : 0);
  if (need > 0 && allOf === 0) return false;
  // Inside of the block first: what follows a removed paragraph may well begin with the same name.
  return near >= Math.min(need, nearOf * shareNeeded) && all >= Math.min(need, allOf * shareNeeded);
}

/** 0 or more: this is the quote, edited, `kept` of it (a share) still there; the more, the surer. `there`: about where it is expected. */
export function scoreOf(
  hay: Haystack,
  sought: Sought,
  kept: number,
  place: Place,
  agreement: Agreement,
  there: boolean,
): number {
  const { exact, unit, repeated } = sought;
  if (place.end - place.start > exact.length * 2 + mostPutIn) return -1;
  let blockEnds = 0;
  for (let at = hay.shown.indexOf("\n", place.start); at >= 0 && at < place.end; at = hay.shown.indexOf("\n", at + 1))
    blockEnds++;
  const needed = repeated ? keptNeededRepeated(agreement, there) : keptNeeded(exact.length * unit, agreement, there);
  const inBlock = agreement.before.nearOf + agreement.after.nearOf > 0;
  const otherNumbers = !inBlock || repeated ? !hasNumbersOf(exact, hay.text.slice(place.start, place.end)) : false;
  return kept - Math.max(needed, otherNumbers ? otherNumbersNeeded(repeated) : 0) - blockEnds * blockEndCost;
}

/** Items of a list or a table differ by their numbers; a sentence whose number was corrected keeps nearly all else. */
function otherNumbersNeeded(repeated: boolean): number {
  return repeated ? never : 0.9;
}

/** Whether the numbers of `exact` stand in `found`, in their order. */
function hasNumbersOf(exact: string, found: string): boolean {
  const numbers: readonly string[] = found.match(/\d+/g) ?? [];
  let from = 0;
  for (const number of exact.match(/\d+/g) ?? []) {
    const at = numbers.indexOf(number, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** More than there can be: such a quote, with such a context, cannot be told from others like it. */
const never = 2;
/** Letters' worth of context beside the quote that hold a side of it. */
const sideHeld = 20;
/** A segment stood in one block; for each more that it would stand in now, this much more of it must be left. */
const blockEndCost = 0.25;
/** Nobody puts more into a sentence than it had, and so many characters. */
const mostPutIn = 120;

/** What share of an edited quote must be left, by how well its context holds it; `there`: about where it is expected. */
function keptNeeded(worth: number, { before, after }: Agreement, there: boolean): number {
  const share = shareOf({ before, after });
  // Both sides say that this is the place, whatever was rewritten in it.
  if (holds(before) && holds(after))
    return (share >= 0.9 ? 0.3 : share >= 0.7 ? 0.5 : 0.7) + (worth >= fewWords ? 0 : 0.3);
  // One side does, with words of the same block.
  const best = before.near > after.near ? before : after;
  if (worth >= fewWords && best.nearOf > 0 && holds(best)) return best.all >= best.allOf * 0.9 ? 0.7 : 0.85;
  // A block of its own where it is expected, beside one of its neighbours.
  if (worth >= fewWords && there && (holds(before) || holds(after))) return 0.85;
  // Nothing but its block's edges, or nothing at all: then nearly all of a long one.
  if (before.all + after.all >= 8 && worth >= 60) return 0.85;
  return worth >= 100 ? 0.92 : never;
}

/** The same where others like it stand: most of it, and nearly all of its context; in the very place two thirds of that. */
function keptNeededRepeated(agreement: Agreement, there: boolean): number {
  if (!nearly(agreement.before) || !nearly(agreement.after)) return never;
  return shareOf(agreement) >= (there ? 0.65 : 0.8) ? 0.6 : never;
}

/** What share of the stored context agrees; block ends that agree may make it more than 1. */
function shareOf({ before, after }: Agreement): number {
  return (before.all + after.all) / Math.max(1, before.allOf + after.allOf);
}

function holds({ near, nearOf, all, allOf }: Side): boolean {
  if (nearOf >= sideHeld) return near >= sideHeld;
  return near >= nearOf * shareNeeded && all >= Math.max(1, Math.min(sideHeld, allOf) * shareNeeded);
}

/** Most of what was stored of its own block. */
function nearly({ near, nearOf }: Side): boolean {
  return near >= nearOf * shareNeeded;
}
