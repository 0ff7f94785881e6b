/** Finds one stored segment in a text: where it stood, else where its words stand, else where they stand edited. Strings only. */
import { chainsOf, type Run } from "./chain.ts";
import {
  type Agreement,
  agreementAt,
  alone,
  type Neighbours,
  type Side,
  type Sought,
  walk,
  worthOf,
} from "./context.ts";
import { fold } from "./fold.ts";
import { type Grams, gramsOf, placesOf } from "./grams.ts";

/** A text to search in; `text` is `shown` folded. Its grams are made when they are first needed. */
export interface Haystack {
  readonly shown: string;
  readonly text: string;
  grams(): Grams;
}

export function haystackOf(shown: string): Haystack {
  const text = fold(shown);
  let grams: Grams | null = null;
  return {
    shown,
    text,
    grams: () => {
      grams ??= gramsOf(text);
      return grams;
    },
  };
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Hit extends Place {
  /** Whether nothing else came near. If not, where the neighbours went must decide. */
  readonly sure: boolean;
  /** What the context there is worth, in letters. */
  readonly support: number;
}

/** Where `sought` stands; `expected` is where it would if nothing before it had changed. `null`: nowhere that it can be sure of. */
export function search(hay: Haystack, sought: Sought, expected: number, neighbours: Neighbours = alone): Hit | null {
  if (sought.exact === "") return null;
  return inPlace(hay, sought, expected, neighbours) ?? anywhere(hay, { sought, expected, neighbours, except: nowhere });
}

/** Whether something else in the text would be taken for what stands at its stored place, if that were gone. */
export function hasLookAlike(hay: Haystack, sought: Sought): boolean {
  const { start, before, exact, after } = sought;
  const except = { start: start - before.length, end: start + exact.length + after.length };
  return anywhere(hay, { sought, expected: start, neighbours: alone, except }) !== null;
}

/** Context of this worth leaves no doubt that very words are the right ones; an edited place must be worth so much more to be preferred. */
const wellSupported = 40;
const muchBetter = 20;

function anywhere(hay: Haystack, query: Query): Hit | null {
  const same = elsewhere(hay, query);
  // Many very words that stand once need no comparing.
  const plain = !query.sought.repeated && query.sought.exact.length * query.sought.unit >= manyWords;
  if (same !== null && (plain || same.support >= wellSupported)) return same;
  const changed = edited(hay, query);
  return changed !== null && changed.support >= (same?.support ?? 0) + muchBetter ? changed : (same ?? changed);
}

/** What must be left beyond what is needed: little, since being right there says much. */
const inPlaceNeeded = 0.1;

/** Right where it is expected, with no more than a few letters changed: what most edits of a page leave. Saves the search. */
function inPlace(hay: Haystack, sought: Sought, expected: number, neighbours: Neighbours): Hit | null {
  const start = startNear(hay.text, sought.exact, expected);
  const { text } = hay;
  const { agreed, end } = walk(sought.exact, text, 0, start, 1);
  if (end <= start || text.charCodeAt(start) === 0x20) return null;
  const place = { start, end };
  const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours);
  const score = scoreOf(hay, sought, agreed / sought.exact.length, place, agreement);
  return score < inPlaceNeeded ? null : { ...place, sure: true, support: worthOf(agreement) };
}

/** A word put in or taken out shortly before moves a quote so far, characters. */
const shift = 64;
/** So many characters of its beginning tell where it went. */
const beginning = 6;

function startNear(text: string, exact: string, expected: number): number {
  if (text.charCodeAt(expected) === exact.charCodeAt(0)) return expected;
  const low = Math.max(0, expected - shift);
  const near = text.slice(low, expected + shift).indexOf(exact.slice(0, beginning));
  return near < 0 ? expected : low + near;
}

interface Query {
  readonly sought: Sought;
  readonly expected: number;
  readonly neighbours: Neighbours;
  /** A part of the text to be left out. */
  readonly except: Place;
}

const nowhere: Place = { start: -1, end: -1 };

/** The very words, where the context agrees best; of equals the nearest to `expected`. */
function elsewhere(hay: Haystack, { sought, expected, neighbours, except }: Query): Hit | null {
  const { exact } = sought;
  const places = placesOf(hay.text, hay.grams(), exact).filter((at) => at < except.start || at >= except.end);
  let best: { place: Place; agreement: Agreement } | null = null;
  let sure = true;
  for (const start of places) {
    const place = { start, end: start + exact.length };
    const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours);
    const ahead = best === null ? clearly : worthOf(agreement) - worthOf(best.agreement);
    const nearer = best !== null && Math.abs(start - expected) < Math.abs(best.place.start - expected);
    if (Math.abs(ahead) < clearly) sure = false;
    else if (ahead > 0) sure = true;
    if (ahead > 0 || (ahead === 0 && nearer)) best = { place, agreement };
  }
  if (best === null || !trusted(sought, best.agreement, places.length)) return null;
  return { ...best.place, sure, support: worthOf(best.agreement) };
}

/** By how much one place must be better than another to be so beyond doubt. */
const clearly = 8;

/** Letters' worth of a short quote, and of one that is enough by itself. */
const fewWords = 24;
const manyWords = 48;

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
/** Of a repeated quote's context this much must agree, over the edges of its block too. */
const shareNeededRepeated = 0.5;

function trusted(sought: Sought, { before, after }: Agreement, places: number): boolean {
  const nearOf = before.nearOf + after.nearOf;
  const allOf = before.allOf + after.allOf;
  const near = before.near + after.near;
  const all = before.all + after.all;
  const worth = sought.exact.length * sought.unit;
  if (sought.repeated) {
    // Many words in a block of the same shape are those words, whichever of its likes they stand in.
    if (worth >= manyWords) return near >= nearOf * shareNeeded;
    const enough = worth >= fewWords || all >= allOf * shareNeededRepeated;
    return enough && nearly(before) && nearly(after);
  }
  const step = contextNeeded.find(({ below }) => worth < below)?.need ?? 0;
  const need = Math.max(step, places > 1 ? contextNeededAmong : 0);
  if (need > 0 && allOf === 0) return false;
  // Inside of the block first: what follows a removed paragraph may well begin with the same name.
  return near >= Math.min(need, nearOf * shareNeeded) && all >= Math.min(need, allOf * shareNeeded);
}

/** How many parts of the text are looked at closely. */
const chainsTried = 3;
/** A chain that has this much more of the quote than it needs is it. */
const beyondDoubt = 0.4;

/** The words as far as they are left, in their order, held by their context. */
function edited(hay: Haystack, { sought, expected, neighbours, except }: Query): Hit | null {
  const whole = sought.before + sought.exact + sought.after;
  let best: { place: Place; score: number; support: number } | null = null;
  let sure = true;
  for (const chain of chainsOf(hay.text, hay.grams(), whole, chainsTried, except)) {
    const place = placeOf(hay.text, chain, sought);
    if (place === null) continue;
    const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours);
    const kept = covered(chain, sought.before.length, sought.before.length + sought.exact.length) / sought.exact.length;
    const score = scoreOf(hay, sought, kept, place, agreement);
    if (score < 0) continue;
    if (best !== null) sure = false;
    const nearer = best !== null && Math.abs(place.start - expected) < Math.abs(best.place.start - expected);
    if (best === null || score > best.score || (score === best.score && nearer)) {
      best = { place, score, support: worthOf(agreement) };
    }
    if (score > beyondDoubt) break;
  }
  return best === null ? null : { ...best.place, sure, support: best.support };
}

/** Where a chain says that the quote starts and ends. */
function placeOf(text: string, chain: readonly Run[], { before, exact }: Sought): Place | null {
  let start = pointOf(chain, before.length, "start");
  let end = pointOf(chain, before.length + exact.length, "end");
  start = Math.max(0, start);
  end = Math.min(text.length, end);
  while (start < end && text.charCodeAt(start) === 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) === 0x20) end--;
  return start < end ? { start, end } : null;
}

/** Where the point before character `sought` (a start) or after the one before it (an end) is in the text. */
function pointOf(chain: readonly Run[], sought: number, edge: "start" | "end"): number {
  const inner = edge === "start" ? sought : sought - 1;
  let previous: Run | undefined;
  for (const run of chain) {
    if (run.sought <= inner && inner < run.sought + run.length) return run.at + (sought - run.sought);
    if (run.sought > inner) {
      if (previous === undefined) return run.at - (run.sought - sought);
      // Between two runs: as far from the nearer one as it was.
      const previousEnd = previous.at + previous.length;
      const fromPrevious = sought - (previous.sought + previous.length);
      const toNext = run.sought - sought;
      const point = fromPrevious <= toNext ? previousEnd + fromPrevious : run.at - toNext;
      return Math.min(Math.max(point, previousEnd), run.at);
    }
    previous = run;
  }
  return previous === undefined ? -1 : previous.at + previous.length + (sought - previous.sought - previous.length);
}

/** 0 or more: this is the quote, edited, `kept` of it (a share) still there; the more, the surer. */
function scoreOf(hay: Haystack, sought: Sought, kept: number, place: Place, agreement: Agreement): number {
  const { exact, unit, repeated } = sought;
  if (place.end - place.start > exact.length * 2 + mostPutIn) return -1;
  let blockEnds = 0;
  for (let at = hay.shown.indexOf("\n", place.start); at >= 0 && at < place.end; at = hay.shown.indexOf("\n", at + 1))
    blockEnds++;
  return kept - keptNeeded(exact.length * unit, agreement, repeated) - blockEnds * blockEndCost;
}

/** More than there can be: such a quote, with such a context, cannot be told from others like it. */
const never = 2;
/** Letters' worth of context beside the quote that hold a side of it. */
const sideHeld = 20;
/** A segment stood in one block; for each more that it would stand in now, this much more of it must be left. */
const blockEndCost = 0.25;
/** Nobody puts more into a sentence than it had, and so many characters. */
const mostPutIn = 120;

/** What share of an edited quote must be left, by how well its context holds it. */
function keptNeeded(worth: number, { before, after }: Agreement, repeated: boolean): number {
  const share = (before.all + after.all) / Math.max(1, before.allOf + after.allOf);
  if (repeated) return nearly(before) && nearly(after) && share >= 0.8 ? 0.5 : never;
  // Both sides say that this is the place, whatever was rewritten in it.
  if (holds(before) && holds(after)) return (share >= 0.9 ? 0.3 : 0.5) + (worth >= fewWords ? 0 : 0.3);
  // One side does, with words of the same block.
  const best = before.near > after.near ? before : after;
  if (worth >= fewWords && best.nearOf > 0 && holds(best)) return best.all >= best.allOf * 0.9 ? 0.7 : 0.85;
  // Nothing but its block's edges, or nothing at all: then nearly all of a long one.
  if (before.all + after.all >= 8 && worth >= 60) return 0.85;
  return worth >= 100 ? 0.92 : never;
}

function holds({ near, nearOf, all, allOf }: Side): boolean {
  if (nearOf >= sideHeld) return near >= sideHeld;
  return near >= nearOf * shareNeeded && all >= Math.max(1, Math.min(sideHeld, allOf) * shareNeeded);
}

/** Most of what was stored of its own block. */
function nearly({ near, nearOf }: Side): boolean {
  return near >= nearOf * shareNeeded;
}

/** How many characters of what is sought, `from` to `to`, the chain holds. */
function covered(chain: readonly Run[], from: number, to: number): number {
  let sum = 0;
  for (const { sought, length } of chain) sum += Math.max(0, Math.min(to, sought + length) - Math.max(from, sought));
  return sum;
}
