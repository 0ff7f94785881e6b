/** Finds one stored segment in a text: where it stood, else where its words stand, else where they stand edited. Strings only. */
import { chainsOf, covered, placeOf } from "./chain.ts";
import {
  type Agreement,
  agreementAt,
  alone,
  type Gap,
  type Neighbours,
  type Sought,
  walk,
  worthOf,
} from "./context.ts";
import { fold } from "./fold.ts";
import { type Grams, gramsOf, placesOf } from "./grams.ts";
import { manyWords, scoreOf, trusted } from "./verdict.ts";

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
  return sought.exact === "" ? null : anywhere(hay, { sought, expected, neighbours, except: nowhere, gap: nowhere });
}

/**
 * Whether something else in the text would be taken for what stands at its stored place, if that were gone with its blocks (`gap`), so that
 * what stood around them came together.
 */
export function hasLookAlike(hay: Haystack, sought: Sought, gap: Gap): boolean {
  const { start, exact } = sought;
  const own = { start, end: start + exact.length };
  return anywhere(hay, { sought, expected: start, neighbours: alone, except: own, gap }) !== null;
}

/** Context of this worth leaves no doubt that very words are the right ones; an edited place must be worth so much more to be preferred. */
const wellSupported = 40;
const muchBetter = 20;

function anywhere(hay: Haystack, query: Query): Hit | null {
  const same = elsewhere(hay, query);
  // Many very words that stand once need no comparing.
  const plain = !query.sought.repeated && query.sought.exact.length * query.sought.unit >= manyWords;
  if (same !== null && (plain || same.support >= wellSupported)) return same;
  const changed = inPlace(hay, query) ?? edited(hay, query);
  return changed !== null && changed.support >= (same?.support ?? 0) + muchBetter ? changed : (same ?? changed);
}

/** What must be left beyond what is needed: little, since being right there says much. */
const inPlaceNeeded = 0.05;

/** Right where it is expected, with no more than a few letters changed: what most edits of a page leave. Saves the search. */
function inPlace(hay: Haystack, { sought, expected, neighbours, except, gap }: Query): Hit | null {
  if (except !== nowhere) return null;
  const start = startNear(hay.text, sought.exact, expected);
  const { text } = hay;
  const { agreed, end } = walk(sought.exact, text, 0, start, 1);
  if (end <= start || text.charCodeAt(start) === 0x20) return null;
  const place = { start, end };
  const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours, gap);
  const score = scoreOf(hay, sought, agreed / sought.exact.length, place, agreement, true);
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
  readonly gap: Gap;
}

const nowhere: Place = { start: -1, end: -1 };

/** The very words, where the context agrees best; of equals the nearest to `expected`. */
function elsewhere(hay: Haystack, { sought, expected, neighbours, except, gap }: Query): Hit | null {
  const { exact } = sought;
  const places = placesOf(hay.text, hay.grams(), exact).filter((at) => at < except.start || at >= except.end);
  let best: { place: Place; agreement: Agreement } | null = null;
  let sure = true;
  for (const start of places) {
    const place = { start, end: start + exact.length };
    const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours, gap);
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

/** How many parts of the text are looked at closely. */
const chainsTried = 3;
/** A chain that has this much more of the quote than it needs is it. */
const beyondDoubt = 0.4;

/** The words as far as they are left, in their order, held by their context. */
function edited(hay: Haystack, { sought, expected, neighbours, except, gap }: Query): Hit | null {
  const whole = sought.before + sought.exact + sought.after;
  const from = sought.before.length;
  const to = from + sought.exact.length;
  let best: { place: Place; score: number; support: number } | null = null;
  let sure = true;
  for (const chain of chainsOf(hay.text, hay.grams(), whole, chainsTried, except)) {
    const place = placeOf(hay.text, chain, from, to);
    if (place === null) continue;
    const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours, gap);
    const kept = covered(chain, from, to) / (to - from);
    const there = Math.abs(place.start - expected) <= shift;
    const score = scoreOf(hay, sought, kept, place, agreement, there);
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
