/** Where stored words stand in a changed text, and when they are said to be gone. */
import { expect, test } from "vitest";
import { haystackOf } from "../../src/anchor/haystack.ts";
import { locate } from "../../src/anchor/locate.ts";
import type { Segment } from "../../src/model/annotation.ts";

const page = [
  "Flood barrier approved",
  "The council approved a new flood barrier on Monday after a debate that lasted until midnight.",
  "Robin Hale, who led the campaign, said the vote was a relief for the whole valley.",
  "The barrier will cost 41 million and protect nine villages along the river.",
  "Work is to begin in spring, and Robin Hale hopes that it is done before the next winter.",
].join("\n");

/** The segment that `describe` stores for `exact` in `page`. */
function stored(exact: string, context = 40): Segment {
  const start = page.indexOf(exact);
  const end = start + exact.length;
  return {
    exact,
    prefix: page.slice(Math.max(0, start - context), start),
    suffix: page.slice(end, end + context),
    start,
  };
}

interface Case {
  name: string;
  quote: string;
  change: (text: string) => string;
  /** `null`: lost. */
  expected: string | null;
  changed?: boolean;
}

const relief = "the vote was a relief for the whole valley";
const without = (line: number) => (text: string) =>
  text
    .split("\n")
    .filter((_, at) => at !== line)
    .join("\n");

const cases: Case[] = [
  { name: "an unchanged text", quote: relief, change: (text) => text, expected: relief },
  { name: "text above it", quote: relief, change: (text) => `Advert\nMore advert\n${text}`, expected: relief },
  {
    name: "curly quotes and dashes for straight ones",
    quote: "Robin Hale, who",
    change: (text) => text.replaceAll("'", "’"),
    expected: "Robin Hale, who",
  },
  {
    name: "a letter changed",
    quote: relief,
    change: (text) => text.replace("relief", "releif"),
    expected: "the vote was a releif for the whole valley",
    changed: true,
  },
  {
    name: "words put in and others taken out",
    quote: relief,
    change: (text) =>
      `Advert\n${text.replace("a relief for the whole", "at long last and after years of waiting a relief for the")}`,
    expected: "the vote was at long last and after years of waiting a relief for the valley",
    changed: true,
  },
  {
    name: "the same sentence above it",
    quote: relief,
    change: (text) => `“The vote was a relief.” ${relief}.\n${text}`,
    expected: relief,
  },
  { name: "its paragraph gone", quote: relief, change: without(2), expected: null },
  { name: "its paragraph gone, a name that stands elsewhere", quote: "Robin Hale", change: without(2), expected: null },
  { name: "its paragraph gone, three letters that stand elsewhere", quote: "the", change: without(2), expected: null },
  {
    name: "other words in its place",
    quote: relief,
    change: (text) => text.replace(relief, "nothing had been decided yet"),
    expected: null,
  },
  {
    name: "another name in its place",
    quote: "Robin Hale",
    change: (text) => text.replace("Robin Hale, who", "Ann Wu, who"),
    expected: null,
  },
  {
    name: "a short name after text was put above",
    quote: "Robin Hale",
    change: (text) => `Advert\n${text}`,
    expected: "Robin Hale",
  },
];

test.each(cases)("$name: $expected", ({ quote, change, expected, changed = false }) => {
  const text = change(page);
  const [located] = locate(haystackOf(text), [[stored(quote)]]);
  if (expected === null) {
    expect(located).toBeNull();
    return;
  }
  const [place] = located?.places ?? [];
  expect(place && text.slice(place.start, place.end)).toBe(expected);
  expect(located?.changed).toBe(changed);
  // The original place, not a copy above it.
  expect(place?.start).toBeGreaterThanOrEqual(page.indexOf(quote));
});

const list = [
  "Results of the week",
  "Match 3: Norwich beat Leeds 2 to 1 at home in front of 21,000 people",
  "Match 4: Norwich beat Derby 4 to 1 at home in front of 18,000 people",
  "Match 5: Norwich beat Leeds 3 to 2 at home in front of 20,000 people",
  "Tables and fixtures",
];

test.each([
  ["its neighbour in the list is not it", (lines: string[]) => lines.filter((_, at) => at !== 2), null],
  ["it is found after an advert", (lines: string[]) => ["Advert", ...lines], list[2]],
])("of a list of likes one item is quoted: %s", (_, change, expected) => {
  const exact = list[2] ?? "";
  const text = list.join("\n");
  const start = text.indexOf(exact);
  const segment = {
    exact,
    prefix: text.slice(0, start).slice(-64),
    suffix: text.slice(start + exact.length).slice(0, 64),
    start,
  };
  const now = change(list).join("\n");
  const [located] = locate(haystackOf(now), [[segment]]);
  const [place] = located?.places ?? [];
  expect(place ? now.slice(place.start, place.end) : null).toBe(expected);
});

test("a heading that stands in the table of contents too is found in its own place, a letter changed", () => {
  const contents = ["Contents", "What is a barrier?", "What does it cost?", "Who pays for it?"];
  const text = [...contents, page, "What does it cost?", "Nobody knows that yet, says the council."].join("\n");
  const exact = "What does it cost?";
  const start = text.indexOf(exact);
  const segment = { exact, prefix: text.slice(0, start), suffix: text.slice(start + exact.length).slice(0, 64), start };
  const now = text.replace(exact, "What does it cast?");
  const [located] = locate(haystackOf(now), [[segment]]);
  expect(located?.places.map((place) => place.start)).toEqual([start]);
});

test("of two equal places the one is taken that moved as its neighbours did", () => {
  const line = "It was the end of a very long and cold winter for the town.";
  const twice = `${line}\n${page}\n${line}`;
  const context = { exact: line, prefix: "", suffix: "" };
  const start = twice.lastIndexOf(line);
  const saved = [[{ ...stored(relief), start: stored(relief).start + line.length + 1 }], [{ ...context, start }]];
  const text = `${"Advert. ".repeat(60)}\n${twice}`;
  const [, located] = locate(haystackOf(text), saved);
  expect(located?.places[0]?.start ?? null).toBe(located === null ? null : text.lastIndexOf(line));
});

const three = page.split("\n").slice(1, 4);
const segments: Segment[] = three.map((exact, at) => ({
  exact,
  prefix: at === 0 ? "Flood barrier approved\n" : "",
  suffix: at === 2 ? "\nWork is to begin in spring, and Robin " : "",
  start: page.indexOf(exact),
}));

test.each([
  {
    name: "an advert between its paragraphs",
    change: (text: string) => text.replace("\nRobin", "\nAdvert\nRobin"),
    parts: three,
    changed: false,
  },
  { name: "its middle paragraph gone", change: without(2), parts: [three[0], three[2]], changed: true },
  {
    name: "a word of its middle changed",
    change: (text: string) => text.replace("a relief", "good news"),
    parts: [three[0], three[1]?.replace("a relief", "good news"), three[2]],
    changed: true,
  },
])("of a note over three paragraphs, $name: the rest stays", ({ change, parts, changed }) => {
  const text = change(page);
  const [located] = locate(haystackOf(text), [segments]);
  expect(located?.places.map(({ start, end }) => text.slice(start, end))).toEqual(parts);
  expect(located?.changed).toBe(changed);
});

test("of a note over three paragraphs only one is left: it is lost", () => {
  const [located] = locate(haystackOf(without(1)(without(2)(page))), [segments]);
  expect(located).toBeNull();
});

test.each([
  ["no segments", []],
  ["an empty quote", [{ exact: "", prefix: "", suffix: "", start: 0 }]],
  ["a place far outside", [{ exact: "zzz", prefix: "yy", suffix: "xx", start: 1e9 }]],
  ["a place before the text", [{ exact: "zzz", prefix: "yy", suffix: "xx", start: -5 }]],
])("%s is lost, not an error", (_, saved) => {
  expect(locate(haystackOf(page), [saved])).toEqual([null]);
  expect(locate(haystackOf(""), [saved])).toEqual([null]);
});
