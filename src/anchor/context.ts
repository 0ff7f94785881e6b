/** How far the words around a place are those that were stored. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { fold } from "./fold.ts";

/** How much of the text around is stored on each side, in UTF-8 bytes: 40 letters or 13 ideographs. */
export const plainContextBytes = 40;

/** The same where other words of the text could be taken for the quote if it were gone: as much more, tried in turn, as it takes that none can. */
export const grownContextBytes = [64, 96];
/** And where the most still does not tell them apart: so that it is known that no word of the quote may be another. */
export const verbatimContextBytes = 100;

/** A stored segment, ready to be looked for. */
export interface Sought {
  readonly exact: string;
  readonly before: string;
  readonly after: string;
  /** How many characters of `before`, and of `after`, stand in the block of the quote. */
  readonly beforeInBlock: number;
  readonly afterInBlock: number;
  /** Of a repeated quote: where blocks end in `before` and in `after`, from the quote on. */
  readonly endsBefore: readonly number[];
  readonly endsAfter: readonly number[];
  readonly start: number;
  /** The quote stood in the text more than once, so that it is known by its context alone; see `describe`. */
  readonly repeated: boolean;
  /** Not even by its context; see `describe`. */
  readonly verbatim: boolean;
  /** What one character tells, in Latin letters. */
  readonly unit: number;
  /** One of several segments: it has its own verdict only together with them. */
  readonly member: boolean;
}

/** An ideograph tells about as much as two and a half letters. */
const ideograph = 2.5;
const ideographs = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]/g;

export function soughtOf(segment: Segment, member = false): Sought {
  const { prefix, suffix } = segment;
  const lineEnd = suffix.indexOf("\n");
  const longest = Math.max(byteLength(prefix), byteLength(suffix));
  const sample = segment.exact.slice(0, 64);
  return {
    exact: fold(segment.exact).trim(),
    before: fold(prefix),
    after: fold(suffix),
    beforeInBlock: prefix.length - 1 - prefix.lastIndexOf("\n"),
    afterInBlock: lineEnd < 0 ? suffix.length : lineEnd,
    endsBefore: longest > plainContextBytes ? endsIn(prefix).reverse() : [],
    endsAfter: longest > plainContextBytes ? endsIn(suffix) : [],
    start: segment.start,
    repeated: longest > plainContextBytes,
    verbatim: longest > (grownContextBytes.at(-1) ?? 0),
    unit: (sample.match(ideographs)?.length ?? 0) > sample.length / 3 ? ideograph : 1,
    member,
  };
}

/** Where blocks end in a context, in its order. */
function endsIn(context: string): number[] {
  const ends: number[] = [];
  for (let at = context.indexOf("\n"); at >= 0; at = context.indexOf("\n", at + 1)) ends.push(at);
  return ends;
}

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

/** A part of the text that is thought away: what stands before it and after it are neighbours then. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

const noGap: Gap = { start: -1, end: -1 };

/** A block that begins or ends where the stored one did says as much as a short word. */
const edgeWorth = 5;
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
const blocksBetween = 2;

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

/** What the context of a repeated quote is worth where its order on the page can decide as well: which of its neighbours are gone tells nothing. */
export function worthAmong({ before, after }: Agreement, further: { before: number; after: number }): number {
  const side = ({ near, all, edge }: Side, off: number) => {
    const outside = Math.max(all - near, off);
    return (
      near + (edge ? edgeWorth : 0) + Math.min(outside, neighbourSeen) + Math.max(0, outside - neighbourSeen) * littleOf
    );
  };
  return side(before, further.before) + side(after, further.after);
}

interface Shown {
  readonly shown: string;
  readonly text: string;
}

/** The worth of an agreement of either side, in all. */
export function worthOf({ before, after }: Agreement): number {
  return before.all + after.all;
}

/**
 * Goes along `words` from `from` and along `text` from `at` for as long as they agree, a few changed letters forgiven; tells how many
 * agreed, how many before the first that was forgiven, and where in the text it came to the end of the words (-1 when it did not).
 */
export function walk(
  words: string,
  text: string,
  from: number,
  at: number,
  step: 1 | -1,
  gap: Gap = noGap,
): { agreed: number; flawless: number; end: number } {
  const most = mostForgiven + Math.floor(words.length / forgivenEvery);
  let i = from;
  let j = at;
  let agreed = 0;
  let forgiven = 0;
  let flawless = -1;
  while (i >= 0 && i < words.length && j >= 0 && j < text.length) {
    if (step === 1 && j === gap.start) j = gap.end;
    else if (step === -1 && j === gap.end - 1) j = gap.start - 1;
    if (words.charCodeAt(i) === text.charCodeAt(j)) {
      agreed++;
      i += step;
      j += step;
      continue;
    }
    const skip = skips.find(([a, b]) => goesOn(words, text, i + a * step, j + b * step, step));
    if (skip === undefined || ++forgiven > most) break;
    if (flawless < 0) flawless = agreed;
    i += skip[0] * step;
    j += skip[1] * step;
  }
  return { agreed, flawless: flawless < 0 ? agreed : flawless, end: i < 0 || i >= words.length ? j : -1 };
}

/** One character changed, put in, or taken out; two changed. */
const skips = [
  [1, 1],
  [0, 1],
  [1, 0],
  [2, 2],
] as const;
const mostForgiven = 3;
/** And one more for so many characters. */
const forgivenEvery = 24;
/** So many must agree after a forgiven change. */
const proof = 4;

function goesOn(context: string, text: string, from: number, at: number, step: 1 | -1): boolean {
  for (let n = 0; n < proof; n++) {
    const [i, j] = [from + n * step, at + n * step];
    if (i < 0 || i >= context.length) return n > 0;
    if (j < 0 || j >= text.length || context.charCodeAt(i) !== text.charCodeAt(j)) return false;
  }
  return true;
}

function isEdge(shown: string, at: number): boolean {
  return at < 0 || at >= shown.length || shown.charCodeAt(at) === 0x0a;
}

/** UTF-8 bytes of `text`; half of a surrogate pair counts for half of the four. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) bytes += unitBytes(text.charCodeAt(at));
  return bytes;
}

export function unitBytes(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) return 2;
  return 3;
}
