/** Where words should stand now, by how far others of the page moved whose place is beyond doubt. Strings only. */
import { firstThat } from "./bisect.ts";

/** How far words had moved that stood at `start`. */
export interface Move {
  readonly start: number;
  readonly by: number;
}

/** Where words should stand that stood at one place before. */
export interface Expected {
  /** Moved as the nearest words that are known did. */
  readonly at: number;
  /** The same and where they would stand between those before and those after, had all between moved evenly: anywhere from one to the other. */
  readonly from: number;
  readonly to: number;
  /** Moved as those before did, or as those after: anywhere from one to the other if all of it happened at one place. */
  readonly least: number;
  readonly most: number;
  /** Words before them and after them are here now: words keep their order. */
  readonly low: number;
  readonly high: number;
  /** Whether that may decide between places; otherwise only between equals. */
  readonly decides: boolean;
}

const [first, last] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** About `place`, nothing being known of other words. */
export function about(place: number): Expected {
  return { at: place, from: place, to: place, least: place, most: place, low: first, high: last, decides: false };
}

/** At `place` and nowhere else. */
export function rightAt(place: number): Expected {
  return { at: place, from: place, to: place, least: place, most: place, low: place, high: place, decides: true };
}

/** Where words should be now that stood at `start`, `moves` being all that there are, `inOrder`; `end`: how far the end of the text moved. */
export function expectedAt(moves: readonly Move[], start: number, end?: Move): Expected {
  const number = firstFrom(moves, start);
  const [before, next] = [moves[number - 1], moves[number]];
  const [low, high] = [before ? placeOf(before) : first, next ? placeOf(next) : last];
  const after = next ?? end;
  const near = start + moveNear(moves, start);
  const even = after === undefined ? near : between(before ?? still, after, start);
  // The ends of a text are no words: what is nearer to one did not move as it did.
  const at = end && !(before && next) ? even : near;
  const [asBefore, asAfter] = [start + (before ?? still).by, start + (after ?? before ?? still).by];
  return {
    at,
    from: Math.min(at, even),
    to: Math.max(at, even),
    least: Math.min(asBefore, asAfter),
    most: Math.max(asBefore, asAfter),
    low,
    high,
    decides: true,
  };
}

const still: Move = { start: 0, by: 0 };

function between(before: Move, after: Move, start: number): number {
  const span = after.start - before.start;
  const share = span <= 0 ? 1 : (start - before.start) / span;
  return start + before.by + (after.by - before.by) * share;
}

/** A place out of its order with known words is worth so much less, in letters: as much as a whole context. */
export const outOfOrder = 80;
/** And for each doubling of its distance, from a line on; at most as much as a side of the context. */
const perDoubling = 8;
/** The same where it could be after all. */
const perDoublingWithin = 3;
const line = 64;
const farAtMost = 40;

/** What it takes from a place that it is not where it should be, in letters' worth. */
export function awayCost({ from, to, least, most, low, high, decides }: Expected, place: number): number {
  if (!decides) return 0;
  const per = place >= least && place <= most ? perDoublingWithin : perDoubling;
  const away = Math.max(0, from - place, place - to);
  const cost = Math.min(farAtMost, per * Math.log2(1 + away / line));
  return cost + (place < low || place > high ? outOfOrder : 0);
}

function placeOf({ start, by }: Move): number {
  return start + by;
}

/** The most of `moves` that stand now in the order in which they stood (patience sorting): one among many that does not was taken for its like. */
export function inOrder(moves: readonly Move[]): Move[] {
  /** For each length the number of the move that ends such a row earliest, and for each move the one before it in its row. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [at, move] of moves.entries()) {
    const length = firstThat(ends.length, (n) => placeOf(moves[ends[n] ?? 0] ?? move) > placeOf(move));
    previous[at] = length > 0 ? (ends[length - 1] ?? -1) : -1;
    ends[length] = at;
  }
  const row: Move[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const move = moves[at];
    if (move !== undefined) row.unshift(move);
  }
  return row;
}

/** Adds to `moves`, and keeps them in the order of their starts: what stood at `start` moved by so much. */
export function remember(moves: Move[], start: number, by: number): void {
  const at = firstFrom(moves, start);
  if (moves[at]?.start !== start) moves.splice(at, 0, { start, by });
}

/** How far the nearest known words moved; 0 when none is known. */
export function moveNear(moves: readonly Move[], start: number): number {
  const at = firstFrom(moves, start);
  const [before, after] = [moves[at - 1], moves[at]];
  if (before === undefined || after === undefined) return (before ?? after)?.by ?? 0;
  return start - before.start < after.start - start ? before.by : after.by;
}

/** The number of the first of `moves` at `start` or after it. */
function firstFrom(moves: readonly Move[], start: number): number {
  return firstThat(moves.length, (at) => (moves[at]?.start ?? 0) >= start);
}
