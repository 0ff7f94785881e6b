/** A text to search in, with what is made of it once for all that is sought. Strings only. */
import { fold } from "./fold.ts";
import { type Grams, gramsOf, makeGrams } from "./grams.ts";
import type { Gap } from "./walk.ts";

/** A text to search in; `text` is `shown` folded. Its grams are made when they are first needed. */
export interface Haystack {
  readonly shown: string;
  readonly text: string;
  /** A part that is thought away, for what would be found without it. */
  readonly without?: Gap;
  /** By how much less than is needed of a quote it is still found: where it is asked what could be taken for it. */
  readonly slack?: number;
  grams(): Grams;
  /** Makes the grams, resting now and then; whoever needs them before that makes them at once. */
  prepare(): Generator<undefined, void>;
}

export function haystackOf(shown: string): Haystack {
  const text = fold(shown);
  let grams: Grams | null = null;
  return {
    shown,
    text,
    grams: () => {
      grams ??= gramsOf(text);
      return grams;
    },
    *prepare() {
      if (grams === null) grams = yield* makeGrams(text);
    },
  };
}

/** What is so little short of being taken may be, once more has changed around it. */
export const slack = 0.05;

/** So much of the text beside what goes comes near what stood around it, in characters. */
const besideGap = 2000;

/** The text around `gap` without it, as a text of its own, and how far its places stand before those of `hay`. */
export function around({ shown }: Haystack, gap: Gap): { hay: Haystack; by: number } {
  const from = Math.max(0, gap.start - besideGap);
  const kept = shown.slice(from, gap.start) + shown.slice(gap.end, gap.end + besideGap);
  return { hay: { ...haystackOf(kept), slack }, by: from };
}
