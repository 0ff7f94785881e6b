/** Where words should stand now, by how far others of the page moved whose place is beyond doubt. Strings only. */

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
  /** Words before them and after them are here now: words keep their order. */
  readonly low: number;
  readonly high: number;
}

/** Right at `place`, nothing being known of other words. */
export function rightAt(place: number): Expected {
  return { at: place, from: place, to: place, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
}

/** Where words should be now that stood at `start`; `moves` in the order of their starts. */
export function expectedAt(moves: readonly Move[], start: number): Expected {
  const at = start + moveNear(moves, start);
  const next = firstFrom(moves, start);
  const [before, after] = [moves[next - 1], moves[next]];
  const [low, high] = [before ? before.start + before.by : Number.NEGATIVE_INFINITY, after ? after.start + after.by : Number.POSITIVE_INFINITY];
  const even = after === undefined ? at : between(before ?? { start: 0, by: 0 }, after, start);
  return { at, from: Math.min(at, even), to: Math.max(at, even), low, high };
}

function between(before: Move, after: Move, start: number): number {
  const span = after.start - before.start;
  const share = span <= 0 ? 1 : (start - before.start) / span;
  return start + before.by + (after.by - before.by) * share;
}

/** A place out of its order with known words is worth so much less, in letters: as much as a whole context. */
const outOfOrder = 80;
/** And for each doubling of its distance, from a line on; at most as much as a side of the context. */
const perDoubling = 8;
const line = 64;
const farAtMost = 40;

/** What it takes from a place that it is not where it should be, in letters' worth. */
export function awayCost({ from, to, low, high }: Expected, place: number): number {
  const away = Math.max(0, from - place, place - to);
  const cost = Math.min(farAtMost, perDoubling * Math.log2(1 + away / line));
  return cost + (place < low || place > high ? outOfOrder : 0);
}

/** Keeps `moves` in the order of their starts. */
export function remember(moves: Move[], move: Move): void {
  const at = firstFrom(moves, move.start);
  if (moves[at]?.start !== move.start) moves.splice(at, 0, move);
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
  let low = 0;
  let high = moves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moves[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
