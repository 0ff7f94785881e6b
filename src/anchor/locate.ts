/** Finds whole annotations, each of which may have a segment in several blocks. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { about, type Expected, expectedAt, inOrder, type Move, moveNear, remember, rightAt } from "./moves.ts";
import { placesInOrder } from "./order.ts";
import { type Haystack, optionsOf, type Place, search } from "./search.ts";
import { isRepeated, soughtOf } from "./sought.ts";
import { type Attempt, type Located, sameWords, searchedAll } from "./whole.ts";

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
  /** Not those that stand right where the words around them went. */
  const astray = doubtful.filter(({ at }) => {
    const start = saved[at]?.[0]?.start ?? 0;
    const found = results[at];
    return !found || found.changed || found.places[0]?.start !== start + moveNear(known, start);
  });
  const pins = pinsOf(
    hay,
    astray.map(({ at }) => saved[at] ?? []),
    known,
  );
  for (const { at, by } of astray) {
    const segments = saved[at] ?? [];
    const pin = pins.get(segments);
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
  return { places, changed: false, sure: !segments.some(isRepeated) };
}

function searched(hay: Haystack, segments: readonly Segment[], expected: (start: number) => Expected): Attempt | null {
  const [only] = segments;
  if (only === undefined) return null;
  if (segments.length > 1) return searchedAll(hay, segments, expected);
  const sought = soughtOf(only);
  const hit = search(hay, sought, expected(only.start));
  return hit && { places: [hit], changed: !sameWords(hay, sought, hit), sure: hit.sure };
}
