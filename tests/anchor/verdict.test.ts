/** What is stored of a quote, and whether it is found in the text of another day: never on words that only resemble it. */
import { expect, test } from "vitest";
import { segmentsOf } from "../../src/anchor/describe.ts";
import { haystackOf } from "../../src/anchor/haystack.ts";
import { locate } from "../../src/anchor/locate.ts";
import { asStored } from "../../src/model/segments.ts";

const page = [
  "Flood barrier approved",
  "The council approved a new flood barrier on Monday after a debate that lasted until midnight.",
  "Robin Hale, who led the campaign, said the vote was a relief for the whole valley and for every farm in it.",
  "The barrier will cost 41 million and protect nine villages along the river, as the engineers have promised.",
  "Work is to begin in spring, and Robin Hale hopes that it is done before the next winter.",
  "Results of the week",
  "Basic plan: 23 a month, billed once a year",
  "Commerce plan: 27 a month, billed once a year",
  "Advanced commerce plan: 42 a month, billed once a year",
  "What comes next?",
  "Nobody knows what comes next, says the council.",
];

/** The text with the paragraph of this number replaced; `null`: it is gone. */
const withLine = (at: number, words: string | null): string[] =>
  page.flatMap((line, number) => (number !== at ? [line] : words === null ? [] : [words]));

interface Case {
  name: string;
  /** May go over a paragraph's end. */
  quote: string;
  now: string[];
  /** What is found, a paragraph a line; `null`: lost. */
  expected: string | null;
}

const relief = "the vote was a relief for the whole valley";
const cases: Case[] = [
  { name: "nothing changed", quote: relief, now: page, expected: relief },
  {
    name: "half of its words are others, far from where it was",
    quote: relief,
    now: [
      ...withLine(2, null),
      "Robin Smith, who ran the campaign, thought the match was no relief to the whole team and for any fan in it.",
    ],
    expected: null,
  },
  {
    name: "the words around it are others, it is the same but for a word",
    quote: "will cost 41 million and protect nine villages",
    now: [
      ...withLine(3, null),
      "A dam elsewhere will cost 41 million and protect ten villages in the hills, as others said.",
    ],
    expected: null,
  },
  {
    name: "a letter changed in it and one on each side",
    quote: relief,
    now: withLine(
      2,
      "Robin Hale, who led the camqaign, said the vote was a releif for the whole valley and for every farn in it.",
    ),
    expected: "the vote was a releif for the whole valley",
  },
  {
    name: "words put in and taken out, the words around it as they were",
    quote: relief,
    now: withLine(
      2,
      "Robin Hale, who led the campaign, said the vote was, after years of doubt and delay, a relief for the valley and for every farm in it.",
    ),
    expected: "the vote was, after years of doubt and delay, a relief for the valley",
  },
  {
    name: "other words in its place",
    quote: relief,
    now: withLine(2, "Robin Hale, who led the campaign, said that nobody had asked for it and for every farm in it."),
    expected: null,
  },
  {
    name: "an item of a list, its neighbour with another number is left",
    quote: "Advanced commerce plan: 42 a month, billed once a year",
    now: withLine(8, null),
    expected: null,
  },
  {
    name: "an item of a list between its old neighbours, with another number",
    quote: "Commerce plan: 27 a month, billed once a year",
    now: withLine(7, "Commerce plan: from 29 a month, billed twice a year"),
    expected: "Commerce plan: from 29 a month, billed twice a year",
  },
  {
    name: "a number corrected in a sentence",
    quote: "will cost 41 million and protect",
    now: withLine(
      3,
      "The barrier will cost 43 million and protect nine villages along the river, as the engineers have promised.",
    ),
    expected: "will cost 43 million and protect",
  },
  {
    name: "a heading whose words begin the paragraph below it",
    quote: "What comes next?",
    now: withLine(9, null),
    expected: null,
  },
  {
    name: "a word of a heading, among others like it",
    quote: "commerce",
    now: withLine(8, null),
    expected: null,
  },
  {
    name: "a word with an advert before its heading and after it",
    quote: "comes",
    now: page.flatMap((line) => (line === "What comes next?" ? ["Advertisement", line, "Advertisement"] : [line])),
    expected: "comes",
  },
  {
    name: "two paragraphs, an advert between them",
    quote: `farm in it.\n${page[3]?.slice(0, 21)}`,
    now: page.flatMap((line, at) => (at === 3 ? ["Advertisement", line] : [line])),
    expected: "farm in it.\nThe barrier will cost",
  },
  {
    name: "two paragraphs, and only words like the second's are left",
    quote: `${page[7]}\n${page[8]}`,
    now: [...withLine(7, null).filter((line) => line !== page[8]), "Advanced commerce plan: 52 a month, billed once"],
    expected: null,
  },
];

function stored(quote: string) {
  const text = page.join("\n");
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`no ${quote}`);
  return segmentsOf(haystackOf(text), { start, end: start + quote.length });
}

test.each(cases)("$name: $expected", ({ quote, now, expected }) => {
  const text = now.join("\n");
  const [located] = locate(haystackOf(text), [stored(quote)]);
  expect(located?.places.map(({ start, end }) => text.slice(start, end)).join("\n") ?? null).toBe(expected);
});

test("an advert put before a paragraph is no part of it, though others resemble it", () => {
  const likes = [
    "Standard runners on public projects will remain free, and prices of servers are not touched by this.",
    "Standard runners on private projects will remain free, and prices of servers are not touched by this.",
  ];
  const before = [
    "The charge is already in the reduced price of the meter.",
    likes[0],
    "It depends on the machines.",
    likes[1],
  ];
  const text = before.join("\n");
  const start = text.indexOf(likes[0] ?? "");
  const segments = segmentsOf(haystackOf(text), { start, end: start + (likes[0]?.length ?? 0) });
  const now = before
    .flatMap((line, at) => (at === 1 ? ["Sponsored: the best shoes for this winter", line] : [line]))
    .join("\n");
  const [located] = locate(haystackOf(now), [segments]);
  expect(located?.places.map((place) => now.slice(place.start, place.end))).toEqual([likes[0]]);
});

test("of the same words in two places the one is taken whose neighbours stand behind the adverts", () => {
  const heading = "How could a planner use this trend at future events?";
  const part = (topic: string) => [
    `The first thing about ${topic} is that it brings more people to a place than anybody had thought it would.`,
    heading,
    `In ${topic} the planner begins with the guests and ends with the bill, which nobody likes to see at all.`,
  ];
  const before = [...part("music"), ...part("dancing")].join("\n");
  const start = before.lastIndexOf(heading);
  const segments = segmentsOf(haystackOf(before), { start, end: start + heading.length });
  const adverts = (lines: string[]) => lines.flatMap((line) => ["Advertisement", line]);
  const now = [...adverts(part("sports")), ...adverts([...part("music"), ...part("dancing")])].join("\n");
  const [located] = locate(haystackOf(now), [segments]);
  expect(located?.places[0]?.start).toBe(now.lastIndexOf(heading));
});

test("of items of one shape none takes the place of another that is gone", () => {
  const items = [
    "Technical lessons",
    "Marketing and sales lessons",
    "Search and find lessons (basics)",
    "Closing lessons",
  ];
  const line = (item: string) => `${item} - Northern Lake Technological University`;
  const text = ["What we offer in spring", ...items.map(line), "Terms of all lessons"].join("\n");
  for (const item of items) {
    const start = text.indexOf(line(item));
    const segments = segmentsOf(haystackOf(text), { start, end: start + line(item).length });
    const now = text.replace(`${line(item)}\n`, "");
    expect([item, locate(haystackOf(now), [segments])]).toEqual([item, [null]]);
    const edited = text.replace(item, item.replace("lessons", "lesson"));
    expect([item, locate(haystackOf(edited), [segments])[0]?.places.length]).toEqual([item, 1]);
  }
});

test("two short items that stand elsewhere one by one are found where they stand together", () => {
  const items = ["Types of courses", "How to make one", "What they cost"];
  const body = items.flatMap((item) => [item, `${item}: that is told here at some length, for all who want to know.`]);
  const before = ["Contents", ...items, ...body].join("\n");
  const start = before.indexOf("Types");
  const segments = segmentsOf(haystackOf(before), { start, end: start + `${items[0]}\n${items[1]}`.length });
  const now = ["Advertisement", "Sponsored", ...items, "Advertisement", ...body].join("\n");
  const [located] = locate(haystackOf(now), [segments]);
  expect(located?.places.map((place) => place.start)).toEqual([now.indexOf("Types"), now.indexOf("How to")]);
});

test.each([
  ["English", 'He said: "It is what it is." Then he left.', 'and "that" is that\n'],
  ["Chinese", "他说：“这是一个很长的段落，里面有许多文字。”", "用来说明上下文。\n"],
])("of a quote in %s among its likes no more than 260 bytes are stored beyond it", (_, line, rest) => {
  const text = `${rest}${line}\n${rest}${line}\n`.repeat(12).trim();
  const many = text.slice(0, text.length / 3).trim();
  for (const quote of [line, line.slice(0, 6), `${line}\n${rest.trim()}`, many]) {
    const start = quote === many ? 0 : text.indexOf(quote, text.length / 2);
    const saved = segmentsOf(haystackOf(text), { start, end: start + quote.length });
    const bytes = (value: string) => new TextEncoder().encode(value).length;
    expect(
      bytes(JSON.stringify(asStored(saved))) - saved.reduce((sum, one) => sum + bytes(one.exact), 0),
    ).toBeLessThanOrEqual(260);
  }
});
