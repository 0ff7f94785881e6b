/** Finds one stored segment in a text: where it stood, else where its words stand, else where they stand edited. Strings only. */
import { chainsOf, keptBeside, keptOf, placeOf } from "./chain.ts";
import {
  type Agreement,
  agreementAt,
  alone,
  beyond,
  type Neighbours,
  withKept,
  worthAmong,
  worthOf,
} from "./context.ts";
import { placesOf } from "./grams.ts";
import { type Haystack, slack } from "./haystack.ts";
import { about, awayCost, type Expected, outOfOrder } from "./moves.ts";
import type { Option } from "./order.ts";
import type { Sought } from "./sought.ts";
import { manyWords, scoreOf, there, trusted } from "./verdict.ts";
import { type Gap, walk } from "./walk.ts";

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Hit extends Place {
  /** Whether nothing else came near. If not, where the neighbours went must decide. */
  readonly sure: boolean;
  /** What the context there is worth, in letters. */
  readonly support: number;
  /** What share of the words is left. */
  readonly kept: number;
  readonly agreement: Agreement;
}

/** Where `sought` stands; `expected` is where it should. `null`: nowhere that it can be sure of. */
export function search(hay: Haystack, sought: Sought, expected: Expected, neighbours: Neighbours = alone): Hit | null {
  const { without = nowhere } = hay;
  return sought.exact === "" ? null : anywhere(hay, { sought, expected, neighbours, except: without, gap: without });
}

/**
 * What else in the text would be taken for what stands at its stored place, if that were gone with its blocks (`gap`), so that what stood around
 * them came together; `null`: nothing.
 */
export function lookAlike(hay: Haystack, sought: Sought, gap: Gap): Hit | null {
  const { start, exact } = sought;
  const own = { start, end: start + exact.length };
  return anywhere({ ...hay, slack }, { sought, expected: about(start), neighbours: alone, except: own, gap });
}

/** Context of this worth leaves no doubt that very words are the right ones; an edited place must be worth so much more to be preferred. */
const wellSupported = 40;
const muchBetter = 20;
/** The very words may be another's like them, when they stand so far from where they should, in letters' worth; see `awayCost`. */
const farOff = 16;

/** Of words that others resemble all context that was stored. */
function supportNeeded({ repeated, before, after, unit }: Sought): number {
  return repeated ? Math.max(wellSupported, (before.length + after.length) * unit * 0.9) : wellSupported;
}

function anywhere(hay: Haystack, query: Query): Hit | null {
  const { sought, expected } = query;
  const same = elsewhere(hay, query);
  const cost = same === null ? 0 : awayCost(expected, same.start);
  // Many very words that stand once need no comparing.
  const plain = !sought.repeated && sought.exact.length * sought.unit >= manyWords;
  if (same !== null && (plain ? cost < outOfOrder : same.support >= supportNeeded(sought) && cost < farOff))
    return same;
  const changed = inPlace(hay, query) ?? edited(hay, query);
  if (same === null || changed === null) return same ?? changed;
  // An edited place around the very words is those words with what was put beside them.
  const around = changed.start <= same.start && changed.end >= same.end;
  const better = changed.support - awayCost(expected, changed.start) - (same.support - cost);
  return !around && better >= (cost < farOff ? muchBetter : clearly) ? changed : same;
}

/** What must be left beyond what is needed: little, since being right there says much. */
const inPlaceNeeded = 0.05;

/** Right where it is expected, with no more than a few letters changed: what most edits of a page leave. Saves the search. */
function inPlace(hay: Haystack, { sought, expected, neighbours, except, gap }: Query): Hit | null {
  const { text } = hay;
  const start = startNear(text, sought.exact, expected.at, except);
  const { agreed, end } = walk(sought.exact, text, 0, start, 1);
  if (end <= start || text.charCodeAt(start) === 0x20) return null;
  const place = { start, end };
  const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours, gap);
  const kept = agreed / sought.exact.length;
  // The very words have been judged already.
  if (kept === 1 && end - start === sought.exact.length) return null;
  const score = scoreOf(hay, sought, agreed, place, agreement, 0);
  return score < inPlaceNeeded ? null : { ...place, sure: true, support: worthOf(agreement), kept, agreement };
}

/** So many characters of its beginning tell where it went. */
const beginning = 6;

function startNear(text: string, exact: string, expected: number, except: Place): number {
  if (except === nowhere && text.charCodeAt(expected) === exact.charCodeAt(0)) return expected;
  const low = Math.max(0, expected - there);
  const high = Math.max(expected, except.end) + there;
  const words = exact.slice(0, beginning);
  let near = text.slice(low, high).indexOf(words);
  if (low + near === except.start) near = text.slice(low, high).indexOf(words, near + 1);
  return near < 0 ? expected : low + near;
}

interface Query {
  readonly sought: Sought;
  readonly expected: Expected;
  readonly neighbours: Neighbours;
  /** A part of the text to be left out. */
  readonly except: Place;
  readonly gap: Gap;
}

const nowhere: Place = { start: -1, end: -1 };

/** The very words, where the context agrees best; of places that agree alike the one where they should be. */
function elsewhere(hay: Haystack, query: Query): Hit | null {
  const { sought, expected } = query;
  const candidates = candidatesOf(hay, query);
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    if (!trusted(sought, candidate.agreement, candidates.length)) continue;
    const ahead = best === null ? clearly : candidate.worth - best.worth;
    const nearer = best !== null && Math.abs(candidate.start - expected.at) < Math.abs(best.start - expected.at);
    if (ahead > 0 || (ahead === 0 && nearer)) best = candidate;
  }
  if (best === null) return null;
  const { start, end, agreement, worth } = best;
  // One of its likes may be there while its own place was edited.
  const sure = !sought.repeated && candidates.every((other) => other === best || worth - other.worth >= clearly);
  return { start, end, sure, support: worthOf(agreement), kept: 1, agreement };
}

interface Candidate extends Place {
  readonly agreement: Agreement;
  readonly worth: number;
}

function candidatesOf(hay: Haystack, { sought, expected, neighbours, except, gap }: Query): Candidate[] {
  const { exact } = sought;
  const places = placesOf(hay.text, hay.grams(), exact).filter((at) => at < except.start || at >= except.end);
  const among = places.length > 1;
  return places.map((start) => {
    const place = { start, end: start + exact.length };
    const agreement = agreementAt(hay.shown, hay.text, sought, place, neighbours, gap);
    const context = contextAt(hay, sought, place, agreement, expected.decides);
    // It stood in one block.
    const parted = hay.shown.slice(start, place.end).includes("\n") ? partedCost : 0;
    return { ...place, agreement, worth: context - (among ? awayCost(expected, start) + parted : 0) };
  });
}

/** What it takes from a place that a block ends in it, in letters' worth. */
const partedCost = 20;

/** All places of the very words that could be theirs, and what speaks for each. */
export function optionsOf(hay: Haystack, sought: Sought, expected: Expected): Option[] {
  const candidates = candidatesOf(hay, { sought, expected, neighbours: alone, except: nowhere, gap: nowhere });
  return candidates
    .filter(({ agreement }) => trusted(sought, agreement, candidates.length))
    .map(({ start, worth }) => ({ place: start, worth }));
}

function contextAt(hay: Haystack, sought: Sought, place: Place, agreement: Agreement, ordered: boolean): number {
  if (!sought.repeated) return worthOf(agreement);
  const further = beyond(hay, sought, place);
  return ordered ? worthAmong(agreement, further) : worthOf(agreement) + further.before + further.after;
}

/** By how much one place must be better than another to be so beyond doubt. */
const clearly = 8;

/** How many parts of the text are looked at closely. */
const chainsTried = 3;
/** The same where it is asked what could be taken for it: that is sought once, and what is around the quote itself is among them. */
const chainsTriedAlike = 8;
/** Letters' worth that weigh as much as all of the quote being left. */
const fullScore = 200;
/** A chain that has this much more of the quote than it needs is it. */
const beyondDoubt = 0.4;

/** The words as far as they are left, in their order, held by their context. */
function edited(hay: Haystack, { sought, expected, neighbours, except, gap }: Query): Hit | null {
  const whole = sought.before + sought.exact + sought.after;
  const from = sought.before.length;
  const to = from + sought.exact.length;
  let best: { place: Place; rank: number; kept: number; agreement: Agreement } | null = null;
  let sure = true;
  const tries = hay.slack ? chainsTriedAlike : chainsTried;
  for (const chain of chainsOf(hay.text, hay.grams(), whole, tries, except, expected.at - from)) {
    const place = placeOf(hay, chain, from, to);
    if (place === null) continue;
    const around = agreementAt(hay.shown, hay.text, sought, place, neighbours, gap);
    const agreement = withKept(around, keptBeside(hay.text, chain, sought, place), sought);
    const letters = keptOf(hay.text, whole, chain, from, to);
    const kept = letters / (to - from);
    if (kept === 1 && place.end - place.start === to - from) continue;
    // More than the quote's own blocks may go, and whatever resembles it stand in its very place then.
    const away = except === nowhere ? Math.abs(place.start - expected.at) : 0;
    const score = scoreOf(hay, sought, letters, place, agreement, away);
    if (score < -(hay.slack ?? 0)) continue;
    const rank = score - awayCost(expected, place.start) / fullScore;
    if (best !== null) sure = false;
    const nearer = best !== null && Math.abs(place.start - expected.at) < Math.abs(best.place.start - expected.at);
    if (best === null || rank > best.rank || (rank === best.rank && nearer)) best = { place, rank, kept, agreement };
    if (score > beyondDoubt) break;
  }
  if (best === null) return null;
  return {
    ...best.place,
    sure: sure && !sought.repeated,
    support: worthOf(best.agreement),
    kept: best.kept,
    agreement: best.agreement,
  };
}
