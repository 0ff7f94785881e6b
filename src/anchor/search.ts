/** Finds one stored segment in a text: where it stood, else where its words stand, else where they stand edited. Strings only. */
import { chainsOf, type Run } from "./chain.ts";
import { type Agreement, agreementAt, alone, type Neighbours, type Side, type Sought, worthOf } from "./context.ts";
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
}

/** Where `sought` stands; `expected` is where it would if nothing before it had changed. `null`: nowhere that it can be sure of. */
export function search(hay: Haystack, sought: Sought, expected: number, neighbours: Neighbours = alone): Hit | null {
  if (sought.exact === "") return null;
  return elsewhere(hay, sought, expected, neighbours) ?? edited(hay, sought, expected, neighbours, -1);
}

/** Whether something else in the text could be taken for what stands at `own`, if that were gone. */
export function hasLookAlike(hay: Haystack, sought: Sought, own: number): boolean {
  if (placesOf(hay.text, hay.grams(), sought.exact).length > 1) return true;
  return edited(hay, sought, own, alone, own) !== null;
}

/** The very words, where the context agrees best; of equals the nearest to `expected`. */
function elsewhere(hay: Haystack, sought: Sought, expected: number, neighbours: Neighbours): Hit | null {
  const { exact } = sought;
  const places = placesOf(hay.text, hay.grams(), exact);
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
  return { ...best.place, sure };
}

/** By how much one place must be better than another to be so beyond doubt. */
const clearly = 8;

/**
 * How much context very words need, in Latin letters' worth, by their own worth. A name of five letters stands in many places with a
 * word or two around it the same; fifty letters that once stood in one place only are themselves enough.
 */
const contextNeeded = [
  { below: 12, need: 28 },
  { below: 24, need: 20 },
  { below: 48, need: 10 },
];
const contextNeededRepeated = 20;
/** When less context than needed was stored at all: this share of it. */
const shareNeeded = 0.75;

function trusted(sought: Sought, { before, after }: Agreement, places: number): boolean {
  const worth = sought.exact.length * sought.unit;
  const step = contextNeeded.find(({ below }) => worth < below)?.need ?? 0;
  const need = Math.max(step, sought.repeated || places > 1 ? contextNeededRepeated : 0);
  const allOf = before.allOf + after.allOf;
  if (need > 0 && allOf === 0) return false;
  // Inside of the block first: what follows a removed paragraph may well begin with the same name.
  const near = before.near + after.near >= Math.min(need, (before.nearOf + after.nearOf) * shareNeeded);
  return near && before.all + after.all >= Math.min(need, allOf * shareNeeded);
}

/** How many parts of the text are looked at closely. */
const chainsTried = 3;
/** A chain that has this much more of the quote than it needs is it. */
const beyondDoubt = 0.4;

/** The words as far as they are left, in their order, held by their context; not where `except` is. */
function edited(hay: Haystack, sought: Sought, expected: number, neighbours: Neighbours, except: number): Hit | null {
  const whole = sought.before + sought.exact + sought.after;
  let best: { place: Place; score: number } | null = null;
  let sure = true;
  for (const chain of chainsOf(hay.text, hay.grams(), whole, chainsTried)) {
    const place = placeOf(hay.text, chain, sought);
    if (place === null || (except >= place.start && except < place.end)) continue;
    const score = editedScore(hay, sought, chain, place, neighbours);
    if (score < 0) continue;
    if (best !== null) sure = false;
    const nearer =
      best !== null && score === best.score && Math.abs(place.start - expected) < Math.abs(best.place.start - expected);
    if (best === null || score > best.score || nearer) best = { place, score };
    if (score > beyondDoubt && except < 0) break;
  }
  return best === null ? null : { ...best.place, sure };
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

/** 0 or more: the chain is the quote, edited; the more, the surer. */
function editedScore(
  hay: Haystack,
  sought: Sought,
  chain: readonly Run[],
  place: Place,
  neighbours: Neighbours,
): number {
  const { before, exact, unit } = sought;
  const kept = covered(chain, before.length, before.length + exact.length) / exact.length;
  const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours);
  return kept - keptNeeded(exact.length * unit, agreement, sought.repeated);
}

/** More than there can be: such a quote, with such a context, cannot be told from others like it. */
const never = 2;
/** Letters' worth of context beside the quote that hold a side of it. */
const sideHeld = 20;

/** What share of an edited quote must be left, by how well its context holds it. */
function keptNeeded(worth: number, { before, after }: Agreement, repeated: boolean): number {
  if (repeated) return holdsAll(before) && holdsAll(after) ? 0.5 : never;
  const held = Number(holds(before)) + Number(holds(after));
  // Both sides say that this is the place, whatever was rewritten in it.
  if (held === 2) return worth >= 24 ? 0.3 : 0.6;
  if (held === 1) return worth >= 24 ? 0.65 : never;
  // Nothing but its block's edges, or nothing at all: then nearly all of a long one.
  if (before.all + after.all >= 8 && worth >= 60) return 0.85;
  return worth >= 100 ? 0.92 : never;
}

function holds({ near, nearOf, all, allOf }: Side): boolean {
  if (nearOf >= sideHeld) return near >= sideHeld;
  return allOf > 0 && near >= nearOf * shareNeeded && all >= Math.min(sideHeld, allOf) * shareNeeded;
}

function holdsAll({ near, nearOf, all, allOf }: Side): boolean {
  return near >= nearOf * shareNeeded && all >= allOf * shareNeeded;
}

/** How many characters of what is sought, `from` to `to`, the chain holds. */
function covered(chain: readonly Run[], from: number, to: number): number {
  let sum = 0;
  for (const { sought, length } of chain) sum += Math.max(0, Math.min(to, sought + length) - Math.max(from, sought));
  return sum;
}
