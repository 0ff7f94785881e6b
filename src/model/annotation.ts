/** An annotation: quoted words of an article, with a colour and a note. */
import type { PageKey } from "./page.ts";

/**
 * Where some words of one block stand: W3C TextQuoteSelector and the start of a TextPositionSelector in one.
 * An annotation has one segment for each block that it touches.
 */
export interface Segment {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Offset of `exact` in the root's normalised text, in UTF-16 units. A hint only. */
  readonly start: number;
  /** How long that text was, in `lengthUnit`s of `anchor/sought.ts`, for words that stood in it more than once. A hint only, which stays on the device. */
  readonly of?: number;
}

export const colours = ["yellow", "green", "blue", "pink", "violet"] as const;
export type Colour = (typeof colours)[number];

export interface Annotation {
  /** 16 lower-case hexadecimal digits, random. */
  readonly id: string;
  readonly page: PageKey;
  /** In document order; empty: a note on the page as a whole. */
  readonly segments: readonly Segment[];
  readonly colour: Colour;
  /** Markdown; empty: a highlight without a note. */
  readonly note: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
  readonly edited: number;
  /** When it was deleted, milliseconds since 1970 UTC; a deleted annotation is kept as a tombstone. */
  readonly deleted: number | null;
  /** The hybrid logical clock's stamp of the last change; see `clock.ts`. */
  readonly stamp: string;
  /** Notes written elsewhere at the same time and not shown: kept until the reader decides. See `merge.ts`. */
  readonly versions?: readonly OtherVersion[];
  /** The last stamp of each other device that this one knew and replaced, sorted; absent: none. See `merge.ts`. */
  readonly past?: readonly string[];
}

/** A note that lost against a later one written at the same time on another device. */
export interface OtherVersion {
  readonly stamp: string;
  readonly note: string;
}

/** What a reader writes: all of an annotation that is not the background's to say. */
export type Written = Pick<Annotation, "id" | "segments" | "colour" | "note" | "tags" | "versions">;

/** What a room knew of an annotation when it was written in, so that what it did not know is not lost. */
export interface Seen {
  /** The wordings of the note that this room has had: the stored one, and those on their way there. */
  readonly notes: readonly string[];
  /** The stamps of the other versions that were shown. */
  readonly versions: readonly string[];
}
