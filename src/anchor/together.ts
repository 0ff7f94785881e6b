/** When what was found of an annotation over several blocks is taken for it. Strings only. */
import type { Side } from "./context.ts";
import { fewWords, holdOf, manyWords, nearby, nearly, reach, sideHeld } from "./verdict.ts";

/** And a handful of adverts: what stands further off is in another part of the page. */
const samePart = 1000;

/** What was found of an annotation over several blocks. */
export interface Whole {
  /** Letters' worth of all that was stored. */
  readonly worth: number;
  /** What share of the segments that were found is left, and the same where words that were put in count as words that are gone. */
  readonly kept: number;
  readonly keptAlone: number;
  /** Whether that is all of them, each is close behind the one before, and begins its block where that one ends its own. */
  readonly complete: boolean;
  readonly joined: boolean;
  readonly flush: boolean;
  /** Nothing at all stands between them. */
  readonly beside: boolean;
  /** How far they stand from where they should, in characters. */
  readonly away: number;
  /** What stands before the first segment and after the last one; `null` when that segment was not found. */
  readonly before: Side | null;
  readonly after: Side | null;
  readonly repeated: boolean;
}

/** Whether that is enough to be the annotation. */
export function trustedWhole(found: Whole): boolean {
  const { worth, kept, keptAlone, complete, joined, flush, beside, away, before, after, repeated } = found;
  const [left, right] = [before ? holdOf(before) : 0, after ? holdOf(after) : 0];
  const [more, less] = [Math.max(left, right), Math.min(left, right)];
  if (less === 2 && joined) return kept >= (away > nearby ? 0.8 : 0.5);
  if (repeated)
    // Its likes differ by a word: with one that is not its own both sides must speak for it.
    return (
      complete &&
      joined &&
      nearly(before) &&
      nearly(after) &&
      ((keptAlone === 1 && flush && (beside || (more === 2 && less > 0) || away <= samePart)) ||
        (more === 2 && less > 0 && away <= nearby && kept >= 0.95))
    );
  if (complete && keptAlone === 1)
    return (flush ? more : less) > 0 || worth >= (joined && flush ? fewWords : 2 * manyWords);
  const inside = Math.max(left === 2 ? (before?.near ?? 0) : 0, right === 2 ? (after?.near ?? 0) : 0) >= sideHeld;
  if (!joined || !complete) return inside && away <= reach && keptAlone >= 0.97;
  // Where the context does not hold both of its ends, what resembles it is told from it by what was put in.
  if (inside && less > 0) return kept >= 0.85;
  if (inside || less > 0) return keptAlone >= (inside ? 0.95 : 0.9);
  return keptAlone >= 0.95 && (more > 0 || worth >= 60);
}
