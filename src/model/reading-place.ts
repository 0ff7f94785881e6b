/** How far a reader has read: a place in an article that outlives small changes of it. */

export interface Place {
  /** The block at the top of the window, counted from 0. */
  readonly block: number;
  /** The first words of that block, to find it again where the count has changed. */
  readonly begins: string;
  /** How much of the block is above the window, 0 to 1. */
  readonly into: number;
}

/** How many characters tell a block. */
export const beginsLength = 24;

/** Which of the blocks that begin like `begins` is meant: the nearest to the count; `null` when the article has none. */
export function blockAt(place: Place, begins: readonly string[]): number | null {
  let best: number | null = null;
  for (const [index, words] of begins.entries()) {
    if (words !== place.begins) continue;
    if (best === null || Math.abs(index - place.block) < Math.abs(best - place.block)) best = index;
  }
  return best;
}
