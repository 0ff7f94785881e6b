/** Words that stand several times are put where all of them keep their order. */
import { expect, test } from "vitest";
import { placesInOrder } from "../../src/anchor/order.ts";

const at = (start: number, options: readonly (readonly [place: number, worth: number])[]) => ({
  start,
  length: 10,
  options: options.map(([place, worth]) => ({ place, worth })),
});

test.each([
  {
    name: "two alike that could both be either are the first and the second",
    wanderers: [
      at(100, [
        [50, 20],
        [80, 21],
      ]),
      at(200, [
        [50, 21],
        [80, 20],
      ]),
    ],
    places: [50, 80],
  },
  {
    name: "in whatever order they are asked for",
    wanderers: [
      at(200, [
        [50, 21],
        [80, 20],
      ]),
      at(100, [
        [50, 20],
        [80, 21],
      ]),
    ],
    places: [80, 50],
  },
  {
    name: "two that overlapped are as far apart as they were",
    wanderers: [
      at(100, [
        [50, 20],
        [80, 21],
      ]),
      at(105, [
        [55, 22],
        [85, 20],
      ]),
    ],
    places: [50, 55],
  },
  {
    name: "one that much speaks against there is left out",
    wanderers: [
      at(100, [
        [80, 90],
        [20, 0],
      ]),
      at(200, [[50, 90]]),
    ],
    places: [80, undefined],
  },
])("$name", ({ wanderers, places }) => {
  const found = placesInOrder(wanderers);
  expect(wanderers.map((one) => found.get(one))).toEqual(places);
});

test("of none there is none", () => {
  expect(placesInOrder([]).size).toBe(0);
});
