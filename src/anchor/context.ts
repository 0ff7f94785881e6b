/** How far the words around a place are those that were stored. Strings only. */
import type { Sought } from "./sought.ts";
import { type Gap, noGap, walk } from "./walk.ts";

/** How far one side's context agrees, all in Latin letters' worth. */
export interface Side {
  /** What agrees inside of the quote's own block, and how much there could. */
  readonly near: number;
  readonly nearOf: number;
  /** The first to the last letter of it. */
  readonly flawless: boolean;
  /** What agrees in all, with what the block's edge says, and how much was stored. */
  readonly all: number;
  readonly allOf: number;
  /** Whether the block's edge is where it was, or a neighbouring segment stands right beside. */
  readonly edge: boolean;
}

export interface Agreement {
  readonly before: Side;
  readonly after: Side;
}

/** Where the annotation's neighbouring segments were found; -1: there is none, or it was not. */
export interface Neighbours {
  /** Where the one before ends. */
  readonly end: number;
  /** Where the one after starts. */
  readonly start: number;
}

export const alone: Neighbours = { end: -1, start: -1 };

/** A block that begins or ends where the stored one did says as much as a short word. */
export const edgeWorth = 5;
/** A neighbouring segment right beside says as much as a whole stored context. */
const neighbourWorth = 40;
/** How many characters may stand between neighbours: the block's end, and a stray sign. */
const besideAtMost = 2;

/** How far the text around `start` to `end` is the context of `sought`. `shown` is the text with `\n` where blocks end. */
export function agreementAt(
  shown: string,
  text: string,
  sought: Sought,
  { start, end }: { start: number; end: number },
  neighbours: Neighbours,
  gap: Gap = noGap,
): Agreement {
  const { before, after, beforeInBlock, afterInBlock, unit } = sought;
  const { agreed: left, flawless: leftFlawless } = walk(before, text, before.length - 1, start - 1, -1, gap);
  const { agreed: right, flawless: rightFlawless } = walk(after, text, 0, end, 1, gap);
  // A text begins and ends without a context; so does a segment beside others, which are its own.
  const first = before === "" && sought.start === 0;
  const last = after === "" && before !== "" && !sought.member;
  const leftEdge =
    (first || beforeInBlock < before.length) && left >= beforeInBlock && isEdge(shown, start - beforeInBlock - 1);
  const rightEdge = (last || afterInBlock < after.length) && right >= afterInBlock && isEdge(shown, end + afterInBlock);
  const leftBeside = neighbours.end >= 0 && start >= neighbours.end && start - neighbours.end <= besideAtMost;
  const rightBeside = neighbours.start >= 0 && end <= neighbours.start && neighbours.start - end <= besideAtMost;
  return {
    before: {
      ...sideOf(left * unit, beforeInBlock * unit, before.length * unit, leftEdge, leftBeside),
      flawless: leftFlawless >= beforeInBlock,
    },
    after: {
      ...sideOf(right * unit, afterInBlock * unit, after.length * unit, rightEdge, rightBeside),
      flawless: rightFlawless >= afterInBlock,
    },
  };
}

/** The same where so many letters of the context are left on either side, whatever changed between them. */
export function withKept(agreement: Agreement, kept: { before: number; after: number }, sought: Sought): Agreement {
  const side = (one: Side, letters: number): Side => {
    const worth = letters * sought.unit;
    if (worth <= one.all) return one;
    // Which of them are gone is not known: as if all were of the quote's own block.
    const near = Math.max(one.near, one.nearOf - Math.max(0, one.allOf - worth));
    return { ...one, near, all: worth };
  };
  return { before: side(agreement.before, kept.before), after: side(agreement.after, kept.after) };
}

function sideOf(agreed: number, nearOf: number, allOf: number, edge: boolean, beside: boolean): Omit<Side, "flawless"> {
  const all = (beside ? Math.max(agreed, neighbourWorth) : agreed) + (edge ? edgeWorth : 0);
  return { near: Math.min(agreed, nearOf), nearOf, all, allOf, edge: edge || beside };
}

/** How many blocks may have come between a quote's block and its old neighbour, and how many of those may have gone. */
const blocksBetween = 3;

/**
 * How much of the context outside of the quote's block stands a block or two further off, an advert having come between or a neighbour gone; in letters'
 * worth, of either side.
 */
export function beyond(
  { shown, text }: Shown,
  sought: Sought,
  { start, end }: { start: number; end: number },
): { before: number; after: number } {
  const { before, after, endsBefore, endsAfter, unit } = sought;
  let [left, right] = [0, 0];
  for (let at = start, n = 0; n <= blocksBetween && at > 0; n++) {
    at = shown.lastIndexOf("\n", at - 1);
    if (at < 0) break;
    for (const from of endsBefore.slice(0, blocksBetween + 1))
      left = Math.max(left, walk(before, text, from - 1, at - 1, -1).agreed);
  }
  for (let at = end, n = 0; n <= blocksBetween; n++) {
    at = shown.indexOf("\n", at) + 1;
    if (at === 0) break;
    for (const from of endsAfter.slice(0, blocksBetween + 1))
      right = Math.max(right, walk(after, text, from + 1, at, 1).agreed);
  }
  return { before: left * unit, after: right * unit };
}

/** Where its likes have the same neighbours, so much of those says that they are there, in letters' worth; how much there is beside says little. */
const neighbourSeen = 24;
const littleOf = 0.1;
/** But no advert and no neighbour that goes makes one block of two. */
const edgeAmong = 20;
/** All that was stored, of both sides: nothing but the order of the page speaks against that. */
const wholeAmong = 24;
const wholeShare = 0.9;

/** What the context of a repeated quote is worth where its order on the page can decide as well: which of its neighbours are gone tells nothing. */
export function worthAmong({ before, after }: Agreement, further: { before: number; after: number }): number {
  const side = ({ near, all, edge }: Side, off: number) => {
    const outside = Math.max(all - near, off);
    return (
      near + (edge ? edgeAmong : 0) + Math.min(outside, neighbourSeen) + Math.max(0, outside - neighbourSeen) * littleOf
    );
  };
  const isWhole = before.all >= before.allOf * wholeShare && after.all >= after.allOf * wholeShare;
  return side(before, further.before) + side(after, further.after) + (isWhole ? wholeAmong : 0);
}

interface Shown {
  readonly shown: string;
  readonly text: string;
}

/** The worth of an agreement of either side, in all. */
export function worthOf({ before, after }: Agreement): number {
  return before.all + after.all;
}

function isEdge(shown: string, at: number): boolean {
  return at < 0 || at >= shown.length || shown.charCodeAt(at) === 0x0a;
}
