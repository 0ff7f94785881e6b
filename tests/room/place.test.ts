/** Where cards stand in the margin. */
import { describe, expect, it } from "vitest";
import { placeCards } from "../../src/room/place.ts";

const card = (line: number, height = 50) => ({ line, height });

describe("cards in the margin", () => {
  it.each([
    {
      what: "stand at their lines where there is room",
      cards: [card(0), card(100), card(300)],
      active: -1,
      tops: [0, 100, 300],
    },
    {
      what: "give way downwards, each by the same space",
      cards: [card(0), card(20), card(40)],
      active: -1,
      tops: [0, 60, 120],
    },
    {
      what: "leave the active one exactly at its line",
      cards: [card(0), card(20), card(40)],
      active: 1,
      tops: [-48, 20, 72],
    },
    {
      what: "give way upwards as far as they must",
      cards: [card(0, 30), card(20, 30), card(40)],
      active: 2,
      tops: [-48, -8, 40],
    },
    { what: "come back when nothing presses them", cards: [card(0), card(400)], active: 1, tops: [0, 400] },
  ])("$what", ({ cards, active, tops }) => {
    expect(placeCards(cards, active)).toEqual(tops);
  });

  it("never overlap, however many there are", () => {
    const cards = Array.from({ length: 300 }, (_, at) => card(at * 7, 20 + (at % 5) * 30));
    for (const active of [-1, 0, 150, 299]) {
      const tops = placeCards(cards, active);
      for (let at = 1; at < cards.length; at++)
        expect((tops[at] ?? 0) - (tops[at - 1] ?? 0)).toBeGreaterThanOrEqual((cards[at - 1]?.height ?? 0) - 8);
      if (active >= 0) expect(tops[active]).toBe(cards[active]?.line);
    }
  });
});
