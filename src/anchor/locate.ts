/** Finds whole annotations, each of which may have a segment in several blocks. Strings only. */
import type { Segment } from "../model/annotation.ts";
import type { Haystack } from "./haystack.ts";
import { about, type Expected, expectedAt, inOrder, type Move, moveNear, remember, rightAt } from "./moves.ts";
import { placesInOrder, type Wanderer } from "./order.ts";
import { optionsOf, type Place } from "./search.ts";
import { isRepeated, lengthUnit, soughtOf } from "./sought.ts";
import { type Attempt, type Located, searched } from "./whole.ts";

/** That is decided: the number of one of those sought, and where it is. */
export type Decided<Place> = readonly [at: number, place: Place | null];

/** Finds all of `saved`, in the order given; see `locating`. */
export function locate(hay: Haystack, saved: readonly (readonly Segment[])[]): (Located | null)[] {
  const places: (Located | null)[] = [];
  for (const decided of locating(hay, saved)) if (decided) places[decided[0]] = decided[1];
  return places;
}

/**
 * Finds each of `saved`, a little at each step. Where two places would do for one, it is the one that moved as its neighbours on the page did: so
 * those that are beyond doubt come first, and those that are not are decided when all were looked for.
 */
export function* locating(
  hay: Haystack,
  saved: readonly (readonly Segment[])[],
): Generator<Decided<Located> | undefined, void> {
  const moves: Move[] = [];
  /** Those that are not sure: which, where they seem to be, and how far they were thought to have moved. */
  const doubtful: { at: number; segments: readonly Segment[]; attempt: Attempt | null; by: number }[] = [];
  for (const [at, segments] of saved.entries()) {
    const start = startOf(segments);
    const still = untouched(hay, segments, 0);
    if (still?.sure) {
      remember(moves, start, 0);
      yield [at, still];
      continue;
    }
    const by = moveNear(moves, start);
    const attempt = still ?? untouched(hay, segments, by) ?? searched(hay, segments, (place) => about(place + by));
    const place = attempt?.places[0];
    if (attempt?.sure && place) {
      if (attempt.places.length === segments.length) remember(moves, start, place.start - start);
      yield [at, attempt];
    } else {
      doubtful.push({ at, segments, attempt, by });
      yield;
    }
  }
  if (doubtful.length === 0) return;
  const known = inOrder(moves);
  const expectation = (segments: readonly Segment[]) => {
    const end = endOf(hay, segments);
    return (place: number) => expectedAt(known, place, end);
  };
  /** Not those that stand right where the words around them went. */
  const astray = new Set(
    doubtful.filter(({ segments, attempt }) => {
      const start = startOf(segments);
      return !attempt || attempt.changed || attempt.places[0]?.start !== start + moveNear(known, start);
    }),
  );
  const pins = yield* pinsOf(
    hay,
    [...astray].map(({ segments }) => segments),
    expectation,
  );
  for (const one of doubtful) {
    const { at, segments, by } = one;
    let { attempt } = one;
    const pin = pins.get(segments);
    if (pin !== undefined) attempt = searched(hay, segments, () => rightAt(pin));
    else if (
      (known.length > 0 || segments[0]?.of) &&
      astray.has(one) &&
      (attempt !== null || moveNear(known, startOf(segments)) !== by)
    )
      attempt = searched(hay, segments, expectation(segments));
    yield [at, attempt];
  }
}

const startOf = ([first]: readonly Segment[]): number => first?.start ?? 0;

/** How far the end of the text moved that the words were quoted from, when that is known. */
function endOf({ text }: Haystack, [first]: readonly Segment[]): Move | undefined {
  if (!first?.of) return undefined;
  const start = first.of * lengthUnit;
  return { start, by: text.length - start };
}

/** Where the very words stand several times: the places of those that are not at their best one, since all of them keep their order. */
function* pinsOf(
  hay: Haystack,
  doubtful: readonly (readonly Segment[])[],
  expectation: (segments: readonly Segment[]) => (start: number) => Expected,
): Generator<undefined, Map<readonly Segment[], number>> {
  const pins = new Map<readonly Segment[], number>();
  const wanderers: (Wanderer & { segments: readonly Segment[] })[] = [];
  for (const segments of doubtful) {
    const [only] = segments;
    if (only === undefined || segments.length > 1 || !isRepeated(only)) continue;
    const options = optionsOf(hay, soughtOf(only), expectation(segments)(only.start));
    if (options.length > 1) wanderers.push({ segments, start: only.start, length: only.exact.length, options });
    yield;
  }
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
  let sure = true;
  for (const segment of segments) {
    const { exact, prefix, suffix, start } = segment;
    const at = start + by;
    const end = at + exact.length;
    // White space alone is no words.
    if (exact.trim() === "" || at < prefix.length || !shown.startsWith(exact, at)) return null;
    if (!shown.startsWith(prefix, at - prefix.length) || !shown.startsWith(suffix, end)) return null;
    places.push({ start: at, end });
    sure &&= !isRepeated(segment);
  }
  const [only] = segments;
  // With no context at all the quote was the whole text, or somebody else's; so it must be the whole text again.
  const bare = segments.length === 1 && only?.prefix === "" && only.suffix === "";
  if (only === undefined || (bare && only.exact.length !== shown.length)) return null;
  return { places, changed: false, sure };
}
