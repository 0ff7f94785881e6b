/** Quotes whose very words stand several times on the page: lists, contents, captions. */
import { describe, expect, test } from "vitest";
import { segmentsOf } from "../../src/anchor/describe.ts";
import { haystackOf } from "../../src/anchor/haystack.ts";
import { locate } from "../../src/anchor/locate.ts";
import { asStored } from "../../src/model/segments.ts";

const items = [
  "Charge the lamp in the hall",
  "Clean the filter of the fan",
  "Oil the hinges of its arm",
  "Check the cable to the wall",
  "Tighten the screws below it",
  "Dust the shade with a cloth",
];
const contents = items.map((item, at) => `${at + 1}. ${item}`);
const opening =
  "The lamp in the hall has to be looked after like any other tool, and it takes an hour of a quiet afternoon.";
const closing =
  "After that it stands for a year in which nobody has to think about it, unless somebody knocks it over.";
/** The contents stand twice, as for wide and narrow windows, before an opening and a closing that stand once. */
const page = ["Keeping a lamp", ...contents, opening, ...contents, closing].join("\n");

/** What is stored of the words from the `nth` time that they stand. */
function stored(words: string, nth: number) {
  let start = -1;
  for (let n = 0; n < nth; n++) start = page.indexOf(words, start + 1);
  return segmentsOf(haystackOf(page), { start, end: start + words.length });
}

const known = [opening, closing].map((words) => stored(words, 1));
const startOf = (text: string, words: string, nth: number) =>
  nth === 1 ? text.indexOf(words) : text.indexOf(words, text.indexOf(words) + 1);
const drop = (text: string, words: string, nth: number) => {
  const start = startOf(text, `${words}\n`, nth);
  return text.slice(0, start) + text.slice(start + words.length + 1);
};

test.each([
  {
    name: "with its neighbours gone",
    change: (text: string) =>
      drop(drop(text, "2. Clean the filter of the fan", 1), "4. Check the cable to the wall", 1),
  },
  {
    name: "with an advert before and behind it",
    change: (text: string) => text.replace("3. Oil", "Advert\n3. Oil").replace("of its arm\n", "of its arm\nAdvert\n"),
  },
  { name: "and another list above", change: (text: string) => `${contents.join("\n")}\n${text}`, further: 1 },
])("an item of the first of two lists stays in it $name", ({ change, further = 0 }) => {
  const text = change(page);
  const [found] = locate(haystackOf(text), [stored("3. Oil the hinges of its arm", 1), ...known]);
  const from = further ? text.indexOf("Keeping") : 0;
  expect(found?.places[0]?.start).toBe(text.indexOf("3. Oil the hinges of its arm", from));
});

test("an item whose letters changed stays in its list, though its like has them all", () => {
  const text = page.replace("3. Oil the hinges of its arm", "3. Oil tha hinges");
  const [found] = locate(haystackOf(text), [stored("3. Oil the hinges of its arm", 1), ...known]);
  expect(found).toMatchObject({ changed: true, places: [{ start: text.indexOf("3. Oil") }] });
});

test("both of two alike are found, each at its own place", () => {
  const text = drop(drop(page, "2. Clean the filter of the fan", 1), "4. Check the cable to the wall", 2);
  const words = "3. Oil the hinges of its arm";
  const found = locate(haystackOf(text), [stored(words, 1), stored(words, 2), ...known]);
  expect(found.slice(0, 2).map((one) => one?.places[0]?.start)).toEqual([
    startOf(text, words, 1),
    startOf(text, words, 2),
  ]);
});

test("two items in one quote are found beside each other, in their own list", () => {
  const words = "3. Oil the hinges of its arm\n4. Check the cable to the wall";
  const text = drop(drop(page, "5. Tighten the screws below it", 1), "2. Clean the filter of the fan", 1);
  const [found] = locate(haystackOf(text), [stored(words, 1), ...known]);
  const start = text.indexOf(words);
  expect(found?.places.map((place) => place.start)).toEqual([start, start + "3. Oil the hinges of its arm\n".length]);
});

describe("when all around it has gone an item is known by how far down the page it stood", () => {
  const story = Array.from({ length: 60 }, (_, at) => `What came ${at} of the year is told in this very paragraph.`);
  const thirds = [story.slice(0, 20), story.slice(20, 40), story.slice(40)];
  const whole = thirds.flatMap((third) => [...third, ...contents]).join("\n");
  const words = "3. Oil the hinges of its arm";
  const placesIn = (text: string) => [...text.matchAll(new RegExp(words, "g"))].map(({ index }) => index);
  const halved = thirds.flatMap((third) => [...third.filter((_, at) => at % 2), words]).join("\n");

  test.each([0, 1, 2])("in list %i of three", (list) => {
    const start = placesIn(whole)[list] ?? -1;
    const saved = segmentsOf(haystackOf(whole), { start, end: start + words.length });
    const [found] = locate(haystackOf(halved), [saved]);
    expect(found?.places[0]?.start).toBe(placesIn(halved)[list]);
  });

  test.each([5, 13, 20])("but %i lines alike before it keep their number, with an advert above", (before) => {
    const line = "Some words that stand here until somebody writes others, which nobody did";
    const alike = Array.from({ length: 26 }, () => `${line}\nMore of them`).join("\n");
    const start = before * `${line}\nMore of them\n`.length;
    const saved = segmentsOf(haystackOf(alike), { start, end: start + line.length });
    const advert = "Advert of a morning newsletter\n";
    const [found] = locate(haystackOf(advert + alike), [saved]);
    expect(found?.places[0]?.start).toBe(advert.length + start);
  });

  test("and takes no more room for that than a highlight may", () => {
    const start = placesIn(whole)[1] ?? -1;
    const saved = segmentsOf(haystackOf(whole), { start, end: start + words.length });
    expect(saved[0]?.of).toBeGreaterThan(0);
    expect(JSON.stringify(asStored(saved)).length - words.length).toBeLessThanOrEqual(260);
  });
});

test("a few words of a long line that stands twice are found there, an advert behind it", () => {
  const byline = "Ada Quill edits the letter of the harbour and sits on the board of the night ferry; member";
  const lines = [
    opening,
    byline,
    "All that she wrote is listed here.",
    closing,
    byline,
    "She lives by the sea.",
    ...items,
  ];
  const text = lines.join("\n");
  const start = text.lastIndexOf("night ferry; member");
  const segments = segmentsOf(haystackOf(text), { start, end: start + "night ferry; member".length });
  const now = text.replace("She lives", "Advertisement, scroll on to read what is below it\nShe lives");
  expect(locate(haystackOf(now), [segments])[0]?.places[0]?.start).toBe(start);
});

test("the first line of a page is known by being that, with an advert right behind it", () => {
  const text = page.replace("\n", "\nAdvert of a morning newsletter\n");
  const [found] = locate(haystackOf(text), [stored("Keeping a lamp", 1)]);
  expect(found?.places[0]?.start).toBe(0);
});

test("a word of a step is not taken for that of another step, which has another number", () => {
  const steps = "Give the sign once more\nStep 2: Repeat this a few times until it has learnt it\nRest";
  const start = steps.indexOf("this");
  const segments = segmentsOf(haystackOf(`${steps}\n${steps.replace("2", "3")}`), { start, end: start + 4 });
  expect(locate(haystackOf(steps.replace("2", "3")), [segments])).toEqual([null]);
});
