/** Finds whole annotations, each of which may have a segment in several blocks. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { alone, type Neighbours, type Sought, soughtOf } from "./context.ts";
import { about, type Expected, expectedAt, inOrder, type Move, moveNear, remember, rightAt } from "./moves.ts";
import { placesInOrder } from "./order.ts";
import { type Haystack, type Hit, optionsOf, type Place, search } from "./search.ts";
import { reach, trustedWhole } from "./verdict.ts";

/** Found places rise; a segment that was not found is left out. */
export interface Located {
  readonly places: readonly Place[];
  /** Some words are not those that were stored, or gone. */
  readonly changed: boolean;
}

interface Attempt extends Located {
  readonly sure: boolean;
}

/**
 * Finds all of `saved`, in the order given. Where two places would do for one, it is the one that moved as its neighbours on the page did: so
 * those that are beyond doubt come first. `moves` are those of others on the same page, and get those of these.
 */
export function locate(hay: Haystack, saved: readonly (readonly Segment[])[], moves: Move[] = []): (Located | null)[] {
  const results: (Located | null)[] = [];
  /** The numbers of those that are not sure, and how far they were thought to have moved. */
  const doubtful: { at: number; by: number }[] = [];
  for (const [at, segments] of saved.entries()) {
    const start = segments[0]?.start ?? 0;
    const by = moveNear(moves, start);
    const attempt =
      untouched(hay, segments, 0) ??
      untouched(hay, segments, by) ??
      searched(hay, segments, (place) => about(place + by));
    results.push(attempt);
    const place = attempt?.places[0];
    if (!attempt?.sure || !place) {
      doubtful.push({ at, by });
    } else if (attempt.places.length === segments.length) {
      remember(moves, { start, by: place.start - start });
    }
  }
  const known = moves.length > 0 ? inOrder(moves) : [];
  const pinned = pinsOf(
    hay,
    doubtful.map(({ at }) => saved[at] ?? []),
    known,
  );
  for (const { at, by } of doubtful) {
    const segments = saved[at] ?? [];
    const pin = pinned.get(segments);
    if (pin !== undefined) results[at] = searched(hay, segments, () => rightAt(pin));
    else if (known.length > 0 && (results[at] !== null || moveNear(known, segments[0]?.start ?? 0) !== by))
      results[at] = searched(hay, segments, (place) => expectedAt(known, place));
  }
  return results;
}

/** Where the very words stand several times: the places of those that are not at their best one, since all of them keep their order. */
function pinsOf(
  hay: Haystack,
  doubtful: readonly (readonly Segment[])[],
  known: readonly Move[],
): Map<readonly Segment[], number> {
  const pins = new Map<readonly Segment[], number>();
  const wanderers = doubtful.flatMap((segments) => {
    const [only] = segments;
    if (only === undefined || segments.length > 1) return [];
    const sought = soughtOf(only);
    if (!sought.repeated) return [];
    const options = optionsOf(hay, sought, expectedAt(known, only.start));
    return options.length > 1 ? [{ segments, start: only.start, length: only.exact.length, options }] : [];
  });
  if (wanderers.length < 2) return pins;
  const places = placesInOrder(wanderers);
  for (const wanderer of wanderers) {
    const place = places.get(wanderer);
    const best = wanderer.options.reduce((one, other) => (other.worth > one.worth ? other : one));
    if (place !== undefined && place !== best.place) pins.set(wanderer.segments, place);
  }
  return pins;
}

/** All segments as they were stored, with all of their context, `by` characters further on. */
function untouched({ shown }: Haystack, segments: readonly Segment[], by: number): Attempt | null {
  const places: Place[] = [];
  for (const { exact, prefix, suffix, start } of segments) {
    const at = start + by;
    const end = at + exact.length;
    // White space alone is no words.
    if (exact.trim() === "" || at < prefix.length || !shown.startsWith(exact, at)) return null;
    if (!shown.startsWith(prefix, at - prefix.length) || !shown.startsWith(suffix, end)) return null;
    places.push({ start: at, end });
  }
  const [only] = segments;
  // With no context at all the quote was the whole text, or somebody else's; so it must be the whole text again.
  const bare = segments.length === 1 && only?.prefix === "" && only.suffix === "";
  if (only === undefined || (bare && only.exact.length !== shown.length)) return null;
  return { places, changed: false, sure: true };
}

function searched(hay: Haystack, segments: readonly Segment[], expected: (start: number) => Expected): Attempt | null {
  const [only] = segments;
  if (only === undefined) return null;
  if (segments.length > 1) return searchedAll(hay, segments, expected);
  const sought = soughtOf(only);
  const hit = search(hay, sought, expected(only.start));
  return hit && { places: [hit], changed: !sameWords(hay, sought, hit), sure: hit.sure };
}

/** So much may stand between two neighbouring segments that they are still read as one: an advert's line. */
const closeBehind = 100;

/**
 * The longest segment that is found leads; the others must stand before and after it in their order and near it. The whole is found when more
 * than half of its words are: a paragraph that went from the middle does not lose the rest.
 */
function searchedAll(
  hay: Haystack,
  segments: readonly Segment[],
  expected: (start: number) => Expected,
): Attempt | null {
  const sought = segments.map((segment, at) => soughtOf(withNeighbours(segments, segment, at), true));
  const hits = sought.map((one) => search(hay, one, expected(one.start)));
  const places: (Hit | Vouched | null)[] = [...hits];
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
    if (fitting !== null && far(fitting) <= closeBehind) return;
    const neighbours: Neighbours = step === 1 ? { ...alone, end: neighbour.end } : { ...alone, start: neighbour.start };
    const again = search(hay, one, about(nextTo(one, neighbour, step)), neighbours);
    if (again !== null && fits(again) && (fitting === null || far(again) < far(fitting))) places[at] = again;
    else places[at] = fitting ?? vouchedFor(hay, one, neighbour, step);
  };
  for (let at = lead + 1; at < segments.length; at++) settle(at, 1);
  for (let at = lead - 1; at >= 0; at--) settle(at, -1);
  const total = sought.reduce((sum, one) => sum + one.exact.length, 0);
  const held = sought.reduce((sum, _, at) => sum + lengthAt(at), 0);
  if (held * 2 <= total) return null;
  const left = sought.reduce((sum, one, at) => sum + one.exact.length * (places[at]?.kept ?? 0), 0);
  const found = places.filter((place) => place !== null);
  const whole = {
    worth: total * (sought[lead]?.unit ?? 1),
    kept: left / held,
    complete: found.length === places.length,
    joined: found.every((place, at) => at === 0 || place.start - (found[at - 1]?.end ?? 0) <= closeBehind),
    before: places[0]?.agreement?.before ?? null,
    after: places.at(-1)?.agreement?.after ?? null,
    repeated: sought.some(({ repeated }) => repeated),
  };
  if (!trustedWhole(whole)) return null;
  const changed = sought.some((one, at) => !places[at] || !sameWords(hay, one, places[at]));
  return { places: found, changed, sure: hits[lead]?.sure ?? false };
}

/** Where a segment starts that stands right behind its neighbour, or before it. */
function nextTo({ exact }: Sought, neighbour: Place, step: 1 | -1): number {
  return step === 1 ? neighbour.end + 1 : neighbour.start - 1 - exact.length;
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
function sameWords({ text }: Haystack, { exact }: Sought, { start, end }: Place): boolean {
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
