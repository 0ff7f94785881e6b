/** When words of a text are taken for a stored quote, and when it is said to be lost: thresholds by length and context. Strings only. */
import { type Agreement, edgeWorth, type Side } from "./context.ts";
import type { Haystack } from "./haystack.ts";
import { numbersOf } from "./numbers.ts";
import type { Place } from "./search.ts";
import type { Sought } from "./sought.ts";

/** Letters' worth of a name or a word, of a short quote, and of one that is enough by itself. */
const oneWord = 12;
export const fewWords = 24;
export const manyWords = 48;

/** What very words of a short quote need around them, in letters' worth; fifty letters that stood once are themselves enough. */
const contextNeeded = [
  { below: oneWord, need: 28 },
  { below: fewWords, need: 20 },
  { below: manyWords, need: 10 },
];
/** The same for words that stand in more places than one. */
const contextNeededAmong = 20;
/** When less context than needed was stored at all: this share of it. */
const shareNeeded = 0.75;
/** Of a short repeated quote's context this much must agree, over the edges of its block too. */
const shareNeededRepeated = 0.8;
/** A side that agrees but for a letter. */
const whole = 0.9;
/** And one of which not even that differs, as it does from route to route of a list. */
const letterForLetter = 0.95;

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
    // Beside its neighbours it may be beyond doubt, see `trustedWhole`.
    if (sought.member && near >= nearOf * whole) return true;
    if (worth >= fewWords) return true;
    // Of a short one all of its own block must agree, to the letter: lists and tables repeat themselves with another number.
    if (!before.flawless || !after.flawless || goesOn(before) || goesOn(after)) return false;
    return worth + near >= manyWords || all >= allOf * shareNeededRepeated;
  }
  // A word stands in many sentences: in one that lost a word beside it, it may be another's.
  const [left, right] = [shareOf(before), shareOf(after)];
  if (worth < fewWords && Math.min(left, right) < (worth < oneWord ? whole : shareNeeded)) return false;
  // And what is all of a heading begins the sentence below it.
  if (worth < oneWord && (goesOn(before) || goesOn(after))) return false;
  // A block of its own, heading or item, with the same words from end to end.
  if (left === 1 && right === 1 && before.edge && after.edge && worth + near >= oneWord) return true;
  const step = contextNeeded.find(({ below }) => worth < below)?.need ?? 0;
  const need = Math.max(step, places > 1 ? contextNeededAmong : 0);
  if (need > 0 && allOf === 0) return false;
  // Inside of the block first: what follows a removed paragraph may well begin with the same name.
  return near >= Math.min(need, nearOf * shareNeeded) && all >= Math.min(need, allOf * shareNeeded);
}

/** 0 or more: this is the quote, edited, so many `letters` of it still there; the more, the surer. `away`: from where it is expected, in characters. */
export function scoreOf(
  hay: Haystack,
  sought: Sought,
  letters: number,
  place: Place,
  agreement: Agreement,
  away: number,
): number {
  const { exact, unit, repeated, verbatim, member } = sought;
  const length = place.end - place.start;
  if (verbatim || length > exact.length * 2 + mostPutIn) return -1;
  const { needed, putIn } = repeated
    ? { needed: keptNeededRepeated(agreement, away), putIn: true }
    : keptNeeded(exact.length * unit, agreement, member, away, length === exact.length);
  // Where its context does not hold it, words that were put in count as words that are gone.
  const kept = letters / (putIn ? exact.length : Math.max(exact.length, length));
  const nearOf = agreement.before.nearOf + agreement.after.nearOf;
  const numbers = numbersOf(exact, hay.text.slice(place.start, place.end));
  const otherNumbers =
    repeated || !putIn || nearOf === 0
      ? numbers !== "kept"
      : numbers === "all other" || (nearOf < sideHeld && numbers === "other");
  const cost = blockEndsIn(hay.shown, place) * blockEndCost;
  const another = otherNumbers && !isBetween(agreement, away);
  return kept - Math.max(needed, another ? otherNumbersNeeded(agreement, repeated, numbers === "gone") : 0) - cost;
}

/** Whether it is all of a block, in its old place between the blocks that stood there before: then it is that item, with another number too. */
function isBetween({ before, after }: Agreement, away: number): boolean {
  const isNeighbour = ({ edge, nearOf, all, allOf }: Side): boolean =>
    edge && nearOf === 0 && allOf >= sideHeld && all - edgeWorth >= allOf * letterForLetter;
  return away <= there && isNeighbour(before) && isNeighbour(after);
}

function blockEndsIn(shown: string, { start, end }: Place): number {
  let count = 0;
  for (let at = shown.indexOf("\n", start); at >= 0 && at < end; at = shown.indexOf("\n", at + 1)) count++;
  return count;
}

/** Items of a list or a table differ by their numbers; a sentence whose number was corrected has all that stood around it. */
function otherNumbersNeeded({ before, after }: Agreement, repeated: boolean, gone: boolean): number {
  if (repeated) return never;
  if (holdOf(before) < 2 || holdOf(after) < 2) return never;
  return gone || before.nearOf + after.nearOf >= sideHeld ? 0.7 : 0.95;
}

/** More than there can be: such a quote, with such a context, cannot be told from others like it. */
const never = 2;
/** Letters' worth of context in the block of the quote that hold a side of it, whatever stands beyond. */
export const sideHeld = 20;
/** The same that say something, and that is all. */
const sideSaid = 8;
/** A word put in or taken out shortly before moves a quote so far, characters. */
export const there = 64;
/** And some more of them, or a short paragraph. */
export const nearby = 200;
/** And some adverts, or a paragraph or two. */
export const reach = 3000;
/** A segment stood in one block; for each more that it would stand in now, this much more of it must be left. */
const blockEndCost = 0.25;
/** Nobody puts more into a sentence than it had, and so many characters. */
export const mostPutIn = 120;

interface Needed {
  /** Share of the quote. */
  readonly needed: number;
  /** Whether words may have been put in, however many. */
  readonly putIn: boolean;
}

/**
 * What share of an edited quote must be left, by how well its context holds it. A text that resembles the quote's resembles it around the quote as well,
 * and only there: so whatever was rewritten, both sides must be what they were, or nearly all of the words.
 */
function keptNeeded(
  worth: number,
  { before, after }: Agreement,
  member: boolean,
  away: number,
  sameLength: boolean,
): Needed {
  const [left, right] = [holdOf(before), holdOf(after)];
  const [more, less] = [Math.max(left, right), Math.min(left, right)];
  const far = away > reach;
  const moved = away > nearby;
  // Of one of several segments the whole is judged, see `trustedWhole`.
  if (member) return { needed: more > 0 ? 0.3 : 0.7, putIn: true };
  if (less === 2) {
    const few = worth >= fewWords ? 0 : 0.3;
    const alone = before.nearOf + after.nearOf < sideHeld;
    const besides = Math.min(before.nearOf, after.nearOf) === 0;
    // What stands elsewhere now has hardly been rewritten as well.
    const here = isBetween({ before, after }, away) ? 0.4 : besides || alone || worth >= 2 * manyWords ? 0.5 : 0.4;
    return { needed: (far ? 0.9 : moved ? 0.86 : here) + few, putIn: true };
  }
  // Elsewhere nearly all of the words may stand by chance beside what stood on one side of them.
  if (worth < fewWords || moved) return { needed: never, putIn: false };
  const inside = Math.max(left === 2 ? before.near : 0, right === 2 ? after.near : 0) >= sideHeld;
  if (inside && less === 1) return { needed: 0.85, putIn: true };
  if (less > 0) return { needed: 0.9, putIn: false };
  if (more > 0) return { needed: away > there ? 0.95 : inside ? 0.9 : 0.93, putIn: false };
  return { needed: worth >= 60 && sameLength ? 0.95 : never, putIn: false };
}

/** How well a side's context holds a quote: 2 surely, 1 it says something, 0 not at all. */
export function holdOf({ near, nearOf, all, allOf }: Side): 0 | 1 | 2 {
  if (near < nearOf * whole) return near >= nearOf * shareNeeded && all >= sideHeld ? 1 : 0;
  if (nearOf >= sideHeld || (allOf > 0 && all >= allOf * whole)) return 2;
  return near >= sideSaid || all >= sideHeld ? 1 : 0;
}

/** Whether all that was stored of a side agrees, over the edge of the block too. */
function isWhole({ all, allOf }: Side): boolean {
  return all >= allOf * whole;
}

/** The same where others like it stand: most of it, and nine tenths of its context; in the very place two thirds of that. */
function keptNeededRepeated({ before, after }: Agreement, away: number): number {
  if (away > nearby || !nearly(before) || !nearly(after)) return never;
  if (isWhole(before) && isWhole(after)) return 0.5;
  // An item of a list has nothing but its neighbours, and they have them too.
  if (before.nearOf + after.nearOf < sideHeld) return never;
  const share = (before.all + after.all) / Math.max(1, before.allOf + after.allOf);
  return share >= (away <= there ? 0.65 : 0.9) ? 0.6 : never;
}

/** Whether the block goes on where a few words beside the quote it ended. */
function goesOn({ nearOf, allOf, edge }: Side): boolean {
  return !edge && allOf > nearOf && nearOf < sideHeld;
}

/** What share of the context in the quote's own block agrees; all of it where there is none. */
function shareOf({ near, nearOf }: Side): number {
  return nearOf === 0 ? 1 : near / nearOf;
}

/** Most of what was stored of its own block. */
export function nearly(side: Side | null): boolean {
  return side !== null && shareOf(side) >= shareNeeded;
}
