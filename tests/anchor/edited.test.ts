/** Quotes of pages that were edited in many places at once, as they were met on real ones. */
import { expect, test } from "vitest";
import { segmentsOf } from "../../src/anchor/describe.ts";
import { haystackOf } from "../../src/anchor/haystack.ts";
import { locate } from "../../src/anchor/locate.ts";

interface Case {
  name: string;
  before: string[];
  /** May go over a line's end. */
  quote: string;
  now: string[];
  /** What is found, a block a line; `null`: lost. */
  expected: string | null;
}

const specs = (name: string, speed: string, weight: string) => [
  name,
  `Speed: ${speed}`,
  "Wheels: 90 millimetres of soft rubber",
  "Deck: nine layers of maple and two of glass",
  `Weight: ${weight}`,
  "Remote: with a small screen",
];
const boards = [specs("The Heron board", "48 km/h", "37 pounds"), specs("The Otter board", "48 km/h", "39 pounds")];
const opening = "Both boards were ridden for a month by people who had never stood on one before, in rain and in sun.";
const closing =
  "Neither of them is for children, and whoever buys one should buy a helmet on the very same day as well.";

const dates = ["September 24", "October 1", "October 8", "October 15", "October 22"];
const yoga = ["Schedule", ...dates.map((date) => `${date} 12pm - 1pm SAAC 217 Carrie Menke, Ph.D`), "Over eight weeks"];
const shipping = ["R$670", "¥990", "65€", "480kr", "MX$1,320"].map(
  (sum) => `Free shipping on orders of ${sum} or more. For more on rates and timelines, please visit our page`,
);

const cases: Case[] = [
  {
    name: "a line of a list that is gone, the next one having but another number",
    before: yoga,
    quote: "October 1 12pm - 1pm SAAC 217 Carrie Menke, Ph.D",
    now: yoga.filter((line) => !line.startsWith("October 1 ")),
    expected: null,
  },
  {
    name: "a line of a list that is gone with the one before it, those around being alike but for a sum",
    before: shipping,
    quote: shipping[2] ?? "",
    now: [shipping[0] ?? "", ...shipping.slice(3)],
    expected: null,
  },
  {
    name: "every ninth letter changed, one of them in what stands before it",
    before: [
      "华为抢跑5G芯片大战",
      "用户对性能永无止境的追求，让芯片领域迎来了巅峰对决。昨天，“中国芯”再传喜讯，历经3年准备2年研发，华为推出了多项指标世界领先的麒麟990 5G一体化芯片。",
    ],
    quote: "止境的追求，让芯片领域迎来了巅峰对决。昨天，“中国芯”再传喜讯，历经3年准备2年研发，华为推出",
    now: [
      "华为抢跑5G芯片大达",
      "用世对性能永无级境的见求，让芯片领域迎来了巅峰对决。丨天，“中芯芯”再传喜讯，历经3年准备2年研发，华为点出了多项指标世界领先的麒麟990 5G一体化芯片。",
    ],
    expected: "级境的见求，让芯片领域迎来了巅峰对决。丨天，“中芯芯”再传喜讯，历经3年准备2年研发，华为点出",
  },
  {
    name: "letters changed on either side of a block's end",
    before: [
      "触发香港特区政府修订《逃犯条例》的“陈同佳案”当事人陈同佳今日近九时在西贡监狱刑满出狱，并鞠躬致歉。",
      "媒体直播显示，他走出监狱后，在劝他自首的牧师的白色汽车停下。他没有戴口罩，也没有遮蔽样貌。",
    ],
    quote: "陈同佳今日近九时在西贡监狱刑满出狱，并鞠躬致歉。\n媒体直播显示，他走出监狱后，在劝他自首的牧师的",
    now: [
      "触发香港回区政府修订《逃犯条于》的“娘同佳案”当事开陈同N今日近九时在西贡监狱刑九出狱，躬鞠躬致歉。",
      "媒体直誉显示，他走出监狱后，在劝他自首的牧师的白色汽车停下。他了有戴口罩，也没有遮自样貌。",
    ],
    expected: "陈同N今日近九时在西贡监狱刑九出狱，躬鞠躬致歉。\n媒体直誉显示，他走出监狱后，在劝他自首的牧师的",
  },
  {
    name: "an inner paragraph whose very words stand elsewhere too, while its own were edited",
    before: [
      "Prices fell without a warning, and the maker of boards lost a tenth of its worth in a day.",
      "The shares of the maker",
      "Nobody had expected it at all,",
      "Prices fell without a warning, and the maker of boards lost a tenth of its worth in a day.",
      "which is how most of such stories begin in the papers of that town.",
    ],
    quote:
      "Nobody had expected it at all,\nPrices fell without a warning, and the maker of boards lost a tenth of its worth in a day.\nwhich is how most of such stories begin",
    now: [
      "Prices fell without a warning, and the maker of boards lost a tenth of its worth in a day.",
      "The shares of the maker",
      "Nobody had expected it at all,",
      "Prices fell without a warming, and the maker of boands lost a tenth of its worth in a day.",
      "which is how most of such stories begin in the papers of that town.",
    ],
    expected:
      "Nobody had expected it at all,\nPrices fell without a warming, and the maker of boands lost a tenth of its worth in a day.\nwhich is how most of such stories begin",
  },
  {
    name: "the last word of a paragraph with the heading below it, a letter changed in each and around them",
    before: [
      "Environment? Nobody asked.",
      "More on the topic: The Green Dilemma: Can It Fulfil Its Potential Without Harming the Environment?",
      "Quantum Computing",
      "Quantum computing is an entirely new approach to processing information, grounded in physics.",
      "Quantum Computing",
      "Environment? Nobody asked.",
    ],
    quote: "Environment?\nQuantum Computing",
    now: [
      "Environment? Nobody asked.",
      "More on the sopic: The Green DileAma: Can It Fulfil Its Potential Withoot Harming the Environment?",
      "Quantum Compoting",
      "Quantum computing is an entirely new approxch to processing information, grounded in physics.",
      "Quantum Computing",
      "Environment? Nobody asked.",
    ],
    expected: "Environment?\nQuantum Compoting",
  },
  {
    name: "a paragraph that is gone, and one put far above with other words around most of the quoted ones",
    before: [
      "Stores",
      "Bluff Creek Ranch, also known locally simply as Warda, is one of our favorite daytrips. This real working cattle ranch is privately owned.",
      "Racers know it.",
    ],
    quote: "locally simply as Warda, is one of our favorite daytrips",
    now: [
      "Stores",
      "Bluff pleasure Ranch, Menu Service locally simply as Warda, Us one of our favorite daytrips. This Directions working cattle ranch is privately owned.",
      ...Array.from({ length: 60 }, (_, at) => `Ride ${at} goes along the river for a while and then up to the hill.`),
      "Racers know it.",
    ],
    expected: null,
  },
];

/** What is found of the quote. */
function found({ before, quote, now }: Case) {
  const [old, text] = [before.join("\n"), now.join("\n")];
  const start = old.indexOf(quote);
  const stored = segmentsOf(haystackOf(old), { start, end: start + quote.length });
  const [located] = locate(haystackOf(text), [stored]);
  return located?.places.map(({ start, end }) => text.slice(start, end)).join("\n") ?? null;
}

test.each(cases)("$name", (one) => {
  expect(found(one)).toBe(one.expected);
});

/** Where the words of the first board are found in `now`, with both paragraphs around highlighted too. */
function heron(words: string, now: string[]): number | undefined {
  const [old, text] = [[opening, ...boards.flat(), closing].join("\n"), now.join("\n")];
  const stored = [words, opening, closing].map((one) => {
    const start = old.indexOf(one);
    return segmentsOf(haystackOf(old), { start, end: start + one.length });
  });
  return locate(haystackOf(text), stored)[0]?.places[0]?.start;
}

test("a line that two lists have stays beside the one line that is its list's alone, the other lines there gone", () => {
  const deck = "Deck: nine layers of maple and two of glass";
  const now = [opening, deck, "Weight: 37 pounds", ...(boards[1] ?? []), closing];
  expect(heron(deck, now)).toBe(now.join("\n").indexOf(deck));
});
