/** A stored segment, read once so that it can be looked for in many places. Strings only. */
import type { Segment } from "../model/annotation.ts";
import { fold } from "./fold.ts";

/** How much of the text around is stored on each side, in UTF-8 bytes: 40 letters or 13 ideographs. */
export const plainContextBytes = 40;

/** The same where other words of the text could be taken for the quote if it were gone: as much more, tried in turn, as it takes that none can. */
export const grownContextBytes = [64, 96];
/** And where the most still does not tell them apart: so that it is known that no word of the quote may be another. So few that `of` has room beside it. */
export const verbatimContextBytes = 99;

/** What the length of a text is told in, UTF-16 units: finer than its lines, so that a text that did not change seems not to have. */
export const lengthUnit = 32;

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
  const repeated = isRepeated(segment);
  const sample = segment.exact.slice(0, 64);
  return {
    exact: fold(segment.exact).trim(),
    before: fold(prefix),
    after: fold(suffix),
    beforeInBlock: prefix.length - 1 - prefix.lastIndexOf("\n"),
    afterInBlock: lineEnd < 0 ? suffix.length : lineEnd,
    endsBefore: repeated ? endsIn(prefix).reverse() : [],
    endsAfter: repeated ? endsIn(suffix) : [],
    start: segment.start,
    repeated,
    verbatim: longestContext(segment) > (grownContextBytes.at(-1) ?? 0),
    unit: (sample.match(ideographs)?.length ?? 0) > sample.length / 3 ? ideograph : 1,
    member,
  };
}

/** Whether what was stored of the words around says that the quote stood in the text more than once, so that it is known by them alone; see `describe`. */
export const isRepeated = ({ prefix, suffix }: Segment): boolean =>
  isLonger(prefix, plainContextBytes) || isLonger(suffix, plainContextBytes);

/** Whether `text` has more UTF-8 bytes than `bytes`; counted only where its length does not tell. */
function isLonger(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length * mostUnitBytes > bytes && byteLength(text) > bytes);
}

/** Of the longer side, in UTF-8 bytes. */
const longestContext = ({ prefix, suffix }: Segment): number => Math.max(byteLength(prefix), byteLength(suffix));

/** Where blocks end in a context, in its order. */
function endsIn(context: string): number[] {
  const ends: number[] = [];
  for (let at = context.indexOf("\n"); at >= 0; at = context.indexOf("\n", at + 1)) ends.push(at);
  return ends;
}

/** UTF-8 bytes of `text`; half of a surrogate pair counts for half of the four. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) bytes += unitBytes(text.charCodeAt(at));
  return bytes;
}

const mostUnitBytes = 3;

export function unitBytes(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) return 2;
  return 3;
}
