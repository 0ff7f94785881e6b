/** Finds a whole annotation, which may have a segment in each of several blocks. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { type Sought, soughtOf } from "./context.ts";
import { plainContextBytes } from "./describe.ts";
import { fold } from "./fold.ts";
import { type Haystack, type Place, search, stillThere } from "./search.ts";

/** Found places rise; a segment that was not found is left out. */
export interface Located {
  readonly places: Place[];
  readonly changed: boolean;
}

/** Finds annotations one after the other; remembers how far the last one had moved, since its neighbours moved as far. */
export function locator(hay: Haystack): (segments: readonly Segment[]) => Located | null {
  let moved = 0;
  return (segments) => {
    const [only] = segments;
    if (only !== undefined && segments.length === 1) {
      const sought = soughtOf(only, plainContextBytes);
      const place = find(hay, sought, moved);
      if (place === null) return null;
      moved = place.start - only.start;
      return { places: [place], changed: !sameWords(hay, sought, place) };
    }
    const located = locateAll(hay, segments, moved);
    if (located !== null) moved = located.moved;
    return located;
  };
}

function find(hay: Haystack, sought: Sought, moved: number): Place | null {
  return (
    stillThere(hay, sought, sought.start) ??
    stillThere(hay, sought, sought.start + moved) ??
    search(hay, sought, sought.start + moved)
  );
}

/** How far apart the segments of one annotation may come to stand, characters beyond their old distance: a long advert or two. */
const reach = 3000;

/**
 * The segment with the most words that is found leads; the others must stand before and after it in their order and near it. The whole
 * is found when more than half of its words are: a paragraph that went from the middle does not lose the rest.
 */
function locateAll(hay: Haystack, segments: readonly Segment[], moved: number): (Located & { moved: number }) | null {
  const sought = segments.map((segment, at) => soughtOf(withNeighbours(segments, segment, at), plainContextBytes));
  const places: (Place | null)[] = sought.map((one) => find(hay, one, moved));
  const lead = sought
    .map((one, at) => ({ at, worth: places[at] ? one.exact.length : -1 }))
    .reduce((best, one) => (one.worth > best.worth ? one : best), { at: -1, worth: -1 });
  const leadPlace = places[lead.at];
  if (!leadPlace) return null;
  const leadMoved = leadPlace.start - (segments[lead.at]?.start ?? 0);
  const step = (at: number, direction: 1 | -1) => {
    const neighbour = nearestFound(places, at, -direction as 1 | -1);
    if (neighbour === null) return;
    const place = places[at];
    const expected = (segments[at]?.start ?? 0) + leadMoved;
    if (place && inOrder(neighbour, place, direction) && Math.abs(place.start - expected) <= reach) return;
    places[at] = sought[at] ? beside(hay, sought[at], neighbour, direction) : null;
  };
  for (let at = lead.at + 1; at < segments.length; at++) step(at, 1);
  for (let at = lead.at - 1; at >= 0; at--) step(at, -1);
  const total = sought.reduce((sum, one) => sum + one.exact.length, 0);
  const held = sought.reduce((sum, one, at) => sum + (places[at] ? one.exact.length : 0), 0);
  if (held * 2 <= total) return null;
  const changed = places.some((place, at) => !place || !sought[at] || !sameWords(hay, sought[at], place));
  return { places: places.filter((place) => place !== null), changed, moved: leadMoved };
}

/** Between two segments nothing is stored, since each is the other's context. */
function withNeighbours(segments: readonly Segment[], segment: Segment, at: number): Segment {
  const previous = segments[at - 1];
  const next = segments[at + 1];
  const tail = previous && segment.prefix === "" ? `${previous.exact.slice(-innerContext)}\n` : segment.prefix;
  const head = next && segment.suffix === "" ? `\n${next.exact.slice(0, innerContext)}` : segment.suffix;
  return { ...segment, prefix: tail, suffix: head };
}

/** Characters; under what would say that the quote is a repeated one. */
const innerContext = 12;

function nearestFound(places: readonly (Place | null)[], at: number, direction: 1 | -1): Place | null {
  for (let other = at + direction; other >= 0 && other < places.length; other += direction) {
    const place = places[other];
    if (place) return place;
  }
  return null;
}

function inOrder(neighbour: Place, place: Place, direction: 1 | -1): boolean {
  return direction === 1 ? place.start >= neighbour.end : place.end <= neighbour.start;
}

/** The very words, once, as a block of their own or at its edge, within reach of the neighbour: a short segment that its neighbour vouches for. */
function beside({ text, shown }: Haystack, { exact }: Sought, neighbour: Place, direction: 1 | -1): Place | null {
  const low = direction === 1 ? neighbour.end : Math.max(0, neighbour.start - reach);
  const high = direction === 1 ? Math.min(text.length, neighbour.end + reach) : neighbour.start;
  const part = text.slice(low, high);
  const first = part.indexOf(exact);
  if (exact === "" || first < 0 || part.indexOf(exact, first + 1) >= 0) return null;
  const start = low + first;
  const edge = direction === 1 ? start - 1 : start + exact.length;
  if (edge >= 0 && edge < shown.length && shown.charAt(edge) !== "\n") return null;
  return { start, end: start + exact.length };
}

/** Whether the place holds the stored words, but for white space. */
function sameWords({ text }: Haystack, sought: Sought, { start, end }: Place): boolean {
  if (end - start === sought.exact.length && text.startsWith(sought.exact, start)) return true;
  return bare(text.slice(start, end)) === bare(sought.exact);
}

function bare(text: string): string {
  return fold(text).replaceAll(" ", "");
}
