/** Finds one stored segment in a text: where it stood, else where its words stand, else where they stand edited. Strings only. */
import { chainsOf, type Run } from "./chain.ts";
import { type Agreement, agreementAt, type Sought } from "./context.ts";
import { type Grams, gramsOf, placesOf } from "./grams.ts";

/** A text to search in; `text` is `shown` folded. Its grams are made when they are first needed. */
export interface Haystack {
  readonly shown: string;
  readonly text: string;
  grams(): Grams;
}

export function haystackOf(shown: string, text: string): Haystack {
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

/** Where `sought` stands; `expected` is where it would if nothing before it had changed. `null`: nowhere that it can be sure of. */
export function search(hay: Haystack, sought: Sought, expected: number): Place | null {
  return stillThere(hay, sought, expected) ?? elsewhere(hay, sought, expected) ?? edited(hay, sought, expected);
}

/** The words and all of their context, at `at`. */
export function stillThere({ text }: Haystack, sought: Sought, at: number): Place | null {
  const { exact, before, after } = sought;
  const end = at + exact.length;
  if (exact === "" || at < before.length || !text.startsWith(exact, at)) return null;
  if (!text.startsWith(before, at - before.length) || !text.startsWith(after, end)) return null;
  // With no context at all the quote was the whole text, or somebody else's; it must be the whole text again.
  if (before === "" && after === "" && exact.length !== text.length) return null;
  return { start: at, end };
}

/** The very words, where the context agrees best; of equals the nearest to `expected`. */
function elsewhere(hay: Haystack, sought: Sought, expected: number): Place | null {
  const { exact } = sought;
  const places = placesOf(hay.text, hay.grams(), exact);
  let best: { start: number; agreement: Agreement } | null = null;
  for (const start of places) {
    const agreement = agreementAt(hay.shown, hay.text, sought, start, start + exact.length);
    const better =
      best === null ||
      agreement.all > best.agreement.all ||
      (agreement.all === best.agreement.all && Math.abs(start - expected) < Math.abs(best.start - expected));
    if (better) best = { start, agreement };
  }
  if (best === null || !trusted(sought, best.agreement, places.length)) return null;
  return { start: best.start, end: best.start + exact.length };
}

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

function trusted(sought: Sought, { near, nearOf, all, allOf }: Agreement, places: number): boolean {
  const worth = sought.exact.length * sought.unit;
  const step = contextNeeded.find(({ below }) => worth < below)?.need ?? 0;
  const need = Math.max(step, sought.repeated || places > 1 ? contextNeededRepeated : 0);
  if (need > 0 && allOf === 0) return false;
  // Inside of the block first: what follows a removed paragraph may well begin with the same name.
  return near >= Math.min(need, nearOf * shareNeeded) && all >= Math.min(need, allOf * shareNeeded);
}

/** How many parts of the text are looked at closely. */
const chainsTried = 3;

/** The words as far as they are left, in their order, held by their context. */
function edited(hay: Haystack, sought: Sought, expected: number): Place | null {
  const whole = sought.before + sought.exact + sought.after;
  let best: { place: Place; score: number } | null = null;
  for (const chain of chainsOf(hay.text, hay.grams(), whole, chainsTried)) {
    const place = placeOf(hay.text, chain, sought);
    if (place === null) continue;
    const score = editedScore(hay, sought, chain, place) - Math.min(1, Math.abs(place.start - expected) / 1e6);
    if (score > 0 && (best === null || score > best.score)) best = { place, score };
  }
  return best?.place ?? null;
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

/** Above 0: the chain is the quote, edited; the more, the surer. */
function editedScore(hay: Haystack, sought: Sought, chain: readonly Run[], place: Place): number {
  const { before, exact, after, beforeInBlock, afterInBlock, unit } = sought;
  const from = before.length;
  const to = from + exact.length;
  const kept = covered(chain, from, to) / exact.length;
  const agreement = agreementAt(hay.shown, hay.text, sought, place.start, place.end);
  const near = Math.max(
    agreement.near,
    (covered(chain, from - beforeInBlock, from) + covered(chain, to, to + afterInBlock)) * unit,
  );
  const all = Math.max(agreement.all, (covered(chain, 0, from) + covered(chain, to, to + after.length)) * unit);
  const worth = exact.length * unit;
  return kept - keptNeeded(worth, near, agreement.nearOf, all);
}

/** What share of an edited quote must be left, by what its context says. More than 1: it cannot be told from others like it. */
function keptNeeded(worth: number, near: number, nearOf: number, all: number): number {
  // Half of the words of both sides of its own block, or all that there are and the neighbours: this is the place, whatever was rewritten.
  if (near >= 40 || (near >= shareNeeded * nearOf && all >= 56)) return 0.3;
  if (near >= 20 || (near >= shareNeeded * nearOf && all >= 24)) return 0.5;
  // Held by nothing but the edges of its block: most of a long paragraph.
  if (near >= shareNeeded * nearOf && all >= 8 && worth >= 60) return 0.8;
  return worth >= 100 ? 0.9 : 2;
}

/** How many characters of what is sought, `from` to `to`, the chain holds. */
function covered(chain: readonly Run[], from: number, to: number): number {
  let sum = 0;
  for (const { sought, length } of chain) sum += Math.max(0, Math.min(to, sought + length) - Math.max(from, sought));
  return sum;
}
