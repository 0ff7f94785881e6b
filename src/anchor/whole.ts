/** Finds an annotation over several blocks: each segment, and whether they are together. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { type Bracketed, bracketed } from "./bracket.ts";
import { alone, type Neighbours } from "./context.ts";
import { fold } from "./fold.ts";
import type { Haystack } from "./haystack.ts";
import { about, type Expected, rightAt } from "./moves.ts";
import { type Hit, optionsOf, type Place, search } from "./search.ts";
import { type Sought, soughtOf } from "./sought.ts";
import { trustedWhole } from "./together.ts";
import { holdOf, reach } from "./verdict.ts";

/** Found places rise; a segment that was not found is left out. */
export interface Located {
  readonly places: readonly Place[];
  /** Some words are not those that were stored, or gone. */
  readonly changed: boolean;
}

export interface Attempt extends Located {
  readonly sure: boolean;
}

/** So much may stand between two neighbouring segments that they are still read as one: an advert's line. */
const closeBehind = 100;

/** Where the segments of one annotation stand, and whether that is sure; `expected` tells where words should be that stood at a place. */
export function searched(
  hay: Haystack,
  segments: readonly Segment[],
  expected: (start: number) => Expected,
): Attempt | null {
  const [only] = segments;
  if (only === undefined) return null;
  if (segments.length > 1) return searchedAll(hay, segments, expected);
  const sought = soughtOf(only);
  const hit = search(hay, sought, expected(only.start));
  return hit && { places: [hit], changed: !sameWords(hay, sought, hit), sure: hit.sure };
}

/** The same of several. */
function searchedAll(
  hay: Haystack,
  segments: readonly Segment[],
  expected: (start: number) => Expected,
): Attempt | null {
  const sought = segments.map((segment, at) => soughtOf(withNeighbours(segments, segment, at), true));
  const best = sought.map((one) => search(hay, one, expected(one.start)));
  const first = joinedAround(hay, sought, best, expected);
  if (first?.together) return first;
  // The longest may have been taken for its like elsewhere: so from each of the others.
  for (const lead of first === null ? [] : best.filter((hit) => hit !== null).slice(0, mostTried)) {
    const attempt = joinedAround(
      hay,
      sought,
      best.map((hit) => (hit === lead ? hit : null)),
      expected,
    );
    if (attempt?.together) return attempt;
  }
  if (!sought.some(({ repeated }) => repeated)) return first;
  // Each by itself may have been taken for its like elsewhere: so from each place of the longest.
  const longest = sought.reduce((one, other) => (other.exact.length > one.exact.length ? other : one));
  const options = optionsOf(hay, longest, expected(longest.start)).sort((a, b) => b.worth - a.worth);
  for (const { place } of options.slice(0, mostTried)) {
    const hits = sought.map((one) => (one === longest ? search(hay, one, rightAt(place)) : null));
    const attempt = joinedAround(hay, sought, hits, expected);
    // Nothing but the very words: whoever looks in many places finds something alike.
    if (attempt?.together && !attempt.changed) return attempt;
  }
  return first;
}

/** So many segments, and so many places of the longest, are tried. */
const mostTried = 6;

interface Joined extends Attempt {
  /** All segments were found, each close behind the one before. */
  readonly together: boolean;
}

/**
 * The longest segment that is found leads; the others must stand before and after it in their order and near it. The whole is found when more
 * than half of its words are: a paragraph that went from the middle does not lose the rest.
 */
function joinedAround(
  hay: Haystack,
  sought: readonly Sought[],
  hits: readonly (Hit | null)[],
  expected: (start: number) => Expected,
): Joined | null {
  const places: (Hit | Vouched | Bracketed | null)[] = [...hits];
  const lengthAt = (at: number) => (places[at] ? (sought[at]?.exact.length ?? 0) : 0);
  const lead = sought.reduce((best, _, at) => (lengthAt(at) > lengthAt(best) ? at : best), 0);
  const leadPlace = places[lead];
  if (!leadPlace) return null;
  const leadBy = leadPlace.start - (sought[lead]?.start ?? 0);
  const settle = (at: number, step: 1 | -1) => {
    const one = sought[at];
    const neighbour = places
      .slice(...(step === 1 ? [0, at] : [at + 1]))
      .filter((place) => place !== null)
      .at(step === 1 ? -1 : 0);
    if (one === undefined || neighbour === undefined) return;
    const beside = one.start + leadBy;
    const fits = (place: Place | null) =>
      place !== null &&
      Math.abs(place.start - beside) <= reach &&
      (step === 1 ? place.start >= neighbour.end : place.end <= neighbour.start);
    const far = (place: Place) => (step === 1 ? place.start - neighbour.end : neighbour.start - place.end);
    const known = places[at] ?? null;
    const fitting = known !== null && fits(known) ? known : null;
    const isOuter = at === (step === 1 ? sought.length - 1 : 0);
    const outer = known?.agreement?.[step === 1 ? "after" : "before"];
    const isHeld = !isOuter || (outer !== undefined && holdOf(outer) === 2);
    if (fitting !== null && far(fitting) <= closeBehind && isHeld) return;
    const between = isHeld ? null : bracketed(hay, one, neighbour, step);
    const neighbours: Neighbours = step === 1 ? { ...alone, end: neighbour.end } : { ...alone, start: neighbour.start };
    const again = between ?? search(hay, one, nextTo(one, neighbour, step), neighbours);
    if (again !== null && (between || (fits(again) && (fitting === null || far(again) < far(fitting)))))
      places[at] = again;
    else places[at] = fitting ?? vouchedFor(hay, one, neighbour, step);
  };
  for (let at = lead + 1; at < sought.length; at++) settle(at, 1);
  for (let at = lead - 1; at >= 0; at--) settle(at, -1);
  const total = sought.reduce((sum, one) => sum + one.exact.length, 0);
  const held = sought.reduce((sum, _, at) => sum + lengthAt(at), 0);
  if (held * 2 <= total) return null;
  const left = sought.reduce((sum, one, at) => sum + one.exact.length * (places[at]?.kept ?? 0), 0);
  const found = places.filter((place) => place !== null);
  const repeated = sought.some((one) => one.repeated);
  const around = `${sought[0]?.before}\n${sought.at(-1)?.after}`;
  const gaps = found.slice(1).map((place, at) => hay.shown.slice(found[at]?.end ?? 0, place.start));
  const stretched = sought.reduce((sum, one, at) => {
    const place = places[at];
    return sum + (place ? Math.max(one.exact.length, place.end - place.start) : 0);
  }, 0);
  const whole = {
    worth: total * (sought[lead]?.unit ?? 1),
    kept: left / held,
    keptAlone: left / stretched,
    complete: found.length === places.length,
    joined: gaps.every(isNarrow),
    flush: gaps.every((gap) => isFlush(gap) && !(repeated && isOfLikes(gap, around))),
    beside: gaps.every((gap) => gap.trim() === ""),
    away: hay.without ? 0 : Math.abs(leadPlace.start - expected(sought[lead]?.start ?? 0).at),
    before: places[0]?.agreement?.before ?? null,
    after: places.at(-1)?.agreement?.after ?? null,
    repeated,
  };
  if (!trustedWhole(whole)) return null;
  const changed = sought.some((one, at) => !places[at] || !sameWords(hay, one, places[at]));
  return { places: found, changed, sure: hits[lead]?.sure ?? false, together: whole.complete && whole.joined };
}

/** Whether what stands on both sides of a gap is read as one: a block ended in it, so nothing else of one block may stand there. */
function isNarrow(gap: string): boolean {
  return gap.length <= closeBehind && (gap.includes("\n") || gap.trim() === "");
}

/** Whether a block still ends where the gap begins, and the next one begins where it ends. */
function isFlush(gap: string): boolean {
  return gap.trim() === "" || (gap.startsWith("\n") && gap.endsWith("\n"));
}

/** Whether what stands in the gap is no single advert: where lists repeat each other, several lines or one that stood around the quote are a like's. */
function isOfLikes(gap: string, around: string): boolean {
  const lines = gap.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 || lines.some((line) => around.includes(fold(line)));
}

/** Where a segment should start whose neighbour stands before it, or after it: right there, and never on the other side. */
function nextTo({ exact }: Sought, neighbour: Place, step: 1 | -1): Expected {
  if (step === 1) return { ...about(neighbour.end + 1), low: neighbour.end, decides: true };
  return { ...about(neighbour.start - 1 - exact.length), high: neighbour.start - 1, decides: true };
}

interface Vouched extends Place {
  readonly kept: 1;
  /** It has none of its own. */
  readonly agreement: null;
}

/** Characters of a neighbouring segment that serve as context; too few to be taken for a repeated quote's. */
const innerContext = 12;

/** Between two segments nothing is stored, since each is the other's context. */
export function withNeighbours(segments: readonly Segment[], segment: Segment, at: number): Segment {
  const previous = segments[at - 1];
  const next = segments[at + 1];
  const prefix = previous && segment.prefix === "" ? `${previous.exact.slice(-innerContext)}\n` : segment.prefix;
  const suffix = next && segment.suffix === "" ? `\n${next.exact.slice(0, innerContext)}` : segment.suffix;
  return { ...segment, prefix, suffix };
}

/** A short segment that its neighbour vouches for: its very words, once within reach, and a block begins or ends there. */
function vouchedFor({ text, shown }: Haystack, { exact }: Sought, neighbour: Place, step: 1 | -1): Vouched | null {
  const low = step === 1 ? neighbour.end : Math.max(0, neighbour.start - reach);
  const part = text.slice(low, step === 1 ? neighbour.end + reach : neighbour.start);
  const first = part.indexOf(exact);
  if (exact === "" || first < 0 || part.indexOf(exact, first + 1) >= 0) return null;
  const start = low + first;
  const edge = step === 1 ? start - 1 : start + exact.length;
  if (edge >= 0 && edge < shown.length && shown.charAt(edge) !== "\n") return null;
  return { start, end: start + exact.length, kept: 1, agreement: null };
}

/** Whether the place holds the stored words, but for white space. */
export function sameWords({ text }: Haystack, { exact }: Sought, { start, end }: Place): boolean {
  let at = start;
  for (let from = 0; from < exact.length; from++) {
    const unit = exact.charCodeAt(from);
    if (unit === 0x20) continue;
    while (at < end && text.charCodeAt(at) === 0x20) at++;
    if (at >= end || text.charCodeAt(at) !== unit) return false;
    at++;
  }
  return at === end;
}
