/** What else in a text would be taken for a quote if the quote were gone. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { around, type Haystack, slack } from "./haystack.ts";
import { about } from "./moves.ts";
import { lookAlike } from "./search.ts";
import { soughtOf } from "./sought.ts";
import type { Gap } from "./walk.ts";
import { searched, withNeighbours } from "./whole.ts";

/** Something alike: what share of the quote's words it has; 1: the very words. */
export interface Alike {
  readonly kept: number;
}

/** What segments would be taken for, those that stand in `gap`, which are all blocks that they touch: each by itself, and all of them once the gap is gone. */
export function takingFrom(hay: Haystack, gap: Gap): (segments: readonly Segment[]) => Alike[] {
  const near = around(hay, gap);
  const far = { ...hay, without: gap, slack };
  return (segments) => {
    const each = segments.flatMap((one, at) => lookAlike(hay, soughtOf(withNeighbours(segments, one, at)), gap) ?? []);
    // Right beside, the text comes together differently than it stands; further off only several segments are more than each of them.
    const all =
      searched(near.hay, segments, (start) => about(start - near.by)) ??
      (segments.length > 1 ? searched(far, segments, about) : null);
    return all ? [...each, { kept: all.changed ? 0 : 1 }] : each;
  };
}

/** As much of an item in common with the one before or after it: they are items of one list, which take each other's place when one goes. */
const ofOneList = 0.5;
/** Longer blocks are paragraphs. */
const longestItem = 200;

/** Whether a quote of a whole short block looks like the block before or after it: the search cannot tell, since there that is its context. */
export function resemblesNeighbour(shown: string, { start, end }: Gap, segments: readonly Segment[]): boolean {
  const [item] = segments;
  if (item === undefined || segments.length > 1 || item.exact.length > longestItem) return false;
  if (item.exact.length < (end - 1 - start) * ofOneList) return false;
  const own = shown.slice(start, end - 1);
  const neighbours = [
    start === 0 ? "" : shown.slice(shown.lastIndexOf("\n", start - 2) + 1, start - 1),
    shown.slice(end, (shown.indexOf("\n", end) + 1 || shown.length + 1) - 1),
  ];
  return neighbours.some((other = "") => {
    let [head, tail] = [0, 0];
    const most = Math.min(other.length, own.length);
    while (head < most && other[head] === own[head]) head++;
    while (tail < most - head && other.at(-1 - tail) === own.at(-1 - tail)) tail++;
    return head + tail >= own.length * ofOneList;
  });
}
