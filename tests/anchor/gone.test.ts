/** Highlights whose words are gone, where others of the page resemble them: listed, in another chapter, said again with more. */
import { expect, test } from "vitest";
import { segmentsOf } from "../../src/anchor/describe.ts";
import { haystackOf } from "../../src/anchor/haystack.ts";
import { locate } from "../../src/anchor/locate.ts";

const filler = (topic: string): string[] =>
  ["first", "second", "third", "last"].map(
    (nth) => `The ${nth} thing that is told of ${topic} fills a paragraph which nobody has to remember for long.`,
  );

/** Where the quote is found after `change`, its blocks a line each; `null`: lost. */
function found(before: readonly string[], quote: string, change: (text: string) => string): string | null {
  const text = before.join("\n");
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`no ${quote}`);
  const now = change(text);
  const [located] = locate(haystackOf(now), [segmentsOf(haystackOf(text), { start, end: start + quote.length })]);
  return located?.places.map((place) => now.slice(place.start, place.end)).join("\n") ?? null;
}

/** Takes out all lines that `quote` touches. */
const without = (quote: string) => (text: string) => {
  const start = text.lastIndexOf("\n", text.indexOf(quote)) + 1;
  const end = text.indexOf("\n", text.indexOf(quote) + quote.length);
  return text.slice(0, start) + text.slice(end + 1);
};

test("two items of a list are not the same items in a sentence", () => {
  const quote = "Morning cream\nMorning cream with almonds";
  const page = [
    ...filler("soap"),
    "The offer does not hold for Night oil, Morning cream, Morning cream with almonds, Evening water, and Sets.",
    ...filler("oil"),
    "L",
    "Lake salt",
    "Morning cream",
    "Morning cream with almonds",
    "Night oil",
    ...filler("salt"),
  ];
  expect(found(page, quote, without(quote))).toBeNull();
  expect(found(page, quote, (text) => text)).toBe(quote);
  // A page that sets them with line breaks has them in one block.
  expect(found(page, quote, (text) => text.replace(quote, quote.replace("\n", " ")))).toBe(quote);
});

test("a heading and its paragraph are not another chapter's that says their words and more", () => {
  const quote = "of ferry tickets on the lake\nFerry tickets on the lake are right for travellers";
  const page = [
    ...filler("buses"),
    "What are ferry tickets on the lake?",
    "Ferry tickets on the lake join the crossing, a seat on deck and a guide in one paper. They are right for travellers who want a quiet journey with everything settled.",
    ...filler("trains"),
    "Good and bad of ferry tickets on the lake",
    "Ferry tickets on the lake are right for travellers who want an easy journey with everything settled by others.",
    ...filler("roads"),
  ];
  expect(found(page, quote, without(quote))).toBeNull();
  const longer = (text: string) =>
    text.replace("lake are right for", "lake are, all in all and whatever is said of them, right for");
  expect(found(page, quote, longer)).toContain("whatever is said of them");
});

test("two sentences are not the same ones said again in places apart, with more", () => {
  const quote =
    "一位码头主管告诉本报，每条船的租金从几百元到几千元不等，算下来一位旅客的成本在二十元左右。\n航运局的一名专家说，租船的本质是一种分担风险的办法，没有";
  const page = [
    ...filler("harbours"),
    `${quote}好坏。但规定要求先看执照。`,
    ...filler("quays"),
    "前述一位码头主管告诉本报，每条船的租金从几百元到几千元不等，只要不是太旧，一般都会多租几条。算下来一位旅客的成本在二十元左右。",
    ...filler("masts"),
    "航运局的一名专家说，租船的本质是一种分担风险的办法，作为交易并没有好坏。但规定要求先看执照和船龄。",
    ...filler("sails"),
  ];
  expect(found(page, quote, without(quote))).toBeNull();
});

test("the end of a teaser and its date are not the same teaser's with a name before the date", () => {
  const teaser = "Short courses teach what a trade needs. Read our guide to learn how to study a trade by the sea.";
  const others = ["Boats in winter", "Boats in spring"].flatMap((title) => [
    title,
    teaser,
    "Ada Quill • October 21, 2025",
  ]);
  const page = [
    ...filler("boats"),
    "Boats",
    teaser,
    "October 21, 2025",
    ...filler("trades"),
    ...others,
    "More about guilds",
    ...filler("guilds"),
  ];
  const quote = "study a trade by the sea.\nOctober 21, 2025";
  expect(found(page, quote, without(quote))).toBeNull();
  expect(found(page, quote, (text) => text.replace("October", "Advertisement, scroll on\nOctober"))).toBe(quote);
});

test("two neighbours of a list are not the same ones of its like that has another line between them", () => {
  const list = (town: string, cons: readonly string[]) => [
    `What the movers of ${town} do`,
    "Careful hands",
    "Polite and quick people",
    "Good words on the way",
    "What is not so good",
    ...cons,
    "Services",
    "All of the work",
    "Out of the county",
    "Pianos and organs",
  ];
  const quote = "Dents in tables\nFew words";
  const page = [
    ...filler("towns"),
    ...list("Lake End", ["Dents in tables", "Dear in spring", "Few words"]),
    ...filler("roads"),
    ...list("Pier Head", ["Dents in tables", "Few words", "Dear in spring"]),
    ...filler("carts"),
  ];
  expect(found(page, quote, without(quote))).toBeNull();
  expect(
    found(page, quote, (text) => text.replace(quote, quote.replace("\n", "\nSponsored: shoes for this winter\n"))),
  ).toBe(quote);
});

test("a name in a heading is not the one that begins the sentence below it", () => {
  const page = [
    ...filler("doors"),
    "Read more",
    "Ada Hale Quill",
    "Contributor",
    "Ada Hale Quill is a writer who has lived by the harbour since her youth and edits its letter.",
    ...filler("roofs"),
  ];
  const gone = (text: string) => text.replace("Ada Hale Quill\nContributor\n", "");
  expect(found(page, "Hale", gone)).toBeNull();
  expect(found(page, "Hale", (text) => text.replace("Contributor\n", ""))).toBe("Hale");
});

test("an item whose numbers are all others is another item", () => {
  const item = (address: string) =>
    `Northern House of Counsel (School of Rivers and Lakes) ${address} Consultation Fees based on income`;
  const quote = "2140 Pierce Street (415) 776-3109 Consultation";
  const page = [
    ...filler("rivers"),
    item("2140 Pierce Street (415) 776-3109"),
    item("507 Polka Street, Suite 450"),
    ...filler("lakes"),
  ];
  expect(found(page, quote, without(quote))).toBeNull();
  expect(found(page, quote, (text) => text.replace("776-3109", "776-3190"))).toBe(quote.replace("3109", "3190"));
});

test("a sentence with half of its words in another part of the page is another one", () => {
  const quote =
    "grew larger every spring, the crews became busier each summer, and the yards kept their old plans beside the new ones until autumn came";
  const other =
    "grew larger every house, the lamps became busier each stone, and some yards sold their old boats beside a new shed until night came";
  const line = (words: string) =>
    `As the harbour of the northern lake in those years ${words} to the towns around the northern lake again.`;
  const page = [...filler("a"), ...filler("b"), ...filler("c"), line(quote), ...filler("d")];
  const moved = (text: string) => `${line(other)}\n${without(quote)(text)}`;
  expect(found(page, quote, moved)).toBeNull();
  expect(found(page, quote, (text) => text.replace(quote, other))).toBe(other);
});

test("words of a heading stay in it, adverts around it, though another place has more of what stood behind", () => {
  const words = "Ferry Tickets on the Lake";
  const lower = "Ferry tickets on the lake";
  const page = [
    ...filler("buses"),
    `What are ${words}?`,
    `${lower} join the crossing, a seat on deck and a guide in one paper.`,
    ...filler("trains"),
    `Good and bad of ${words}`,
    `${lower} are right for travellers who want an easy journey.`,
  ];
  const adverts = (text: string) =>
    text.replace(
      `What are ${words}?`,
      `Advertisement, scroll on\nWhat are ${words}?\nSponsored: shoes for this winter`,
    );
  const text = page.join("\n");
  const start = text.indexOf(`are ${words}?`) + 4;
  const now = adverts(text);
  const segments = segmentsOf(haystackOf(text), { start, end: start + words.length });
  expect(locate(haystackOf(now), [segments])[0]?.places[0]?.start).toBe(now.indexOf(`are ${words}?`) + 4);
});
