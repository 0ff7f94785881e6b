/** Where cards stand in the margin: beside their lines, never over each other. */

export interface Card {
  /** Where its line is, in pixels. */
  readonly line: number;
  /** In pixels. */
  readonly height: number;
}

/** The least space between two cards, in pixels. */
const gap = 10;
/** How far the ground of the active card reaches above its line, in pixels: `.note.on` of `look/note.css`. Its height counts it. */
const rise = 8;

/**
 * The top of each card, in pixels. `cards` are in the order of their lines; the card at `active` (-1: none) stands exactly at its
 * line and the others give way to it, upwards before it and downwards after it.
 */
export function placeCards(cards: readonly Card[], active: number): number[] {
  const tops: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const [index, { line, height }] of cards.entries()) {
    const top = index === active ? line : Math.max(line, free);
    tops.push(top);
    free = top + height + gap - (index === active ? rise : 0);
  }
  let ceiling = (tops[active] ?? 0) - rise;
  for (let index = active - 1; index >= 0; index--) {
    const top = Math.min(tops[index] ?? 0, ceiling - gap - (cards[index]?.height ?? 0));
    tops[index] = top;
    ceiling = top;
  }
  return tops;
}
