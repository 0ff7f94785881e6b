/** Highlights whose words are gone, and what stood right beside them resembles them; and those that are left, with hardly a word of one of their blocks. */
import { describe, expect, test } from "vitest";
import { segmentsOf } from "../../src/anchor/describe.ts";
import { haystackOf } from "../../src/anchor/haystack.ts";
import { locate } from "../../src/anchor/locate.ts";

const filler = (topic: string): string[] =>
  ["first", "second", "third", "last"].map(
    (nth) => `The ${nth} thing that is told of ${topic} fills a paragraph which nobody has to remember for long.`,
  );

/** What is found, a block a line, of `quote` in the line that begins with `line` of `page`, after `change`. */
function found(page: readonly string[], line: string, quote: string, change: (page: string[]) => string[]) {
  const text = page.join("\n");
  const start = text.indexOf(quote, text.indexOf(`\n${line}`));
  if (start < 0) throw new Error(`no ${quote}`);
  const now = change([...page]).join("\n");
  const [located] = locate(haystackOf(now), [segmentsOf(haystackOf(text), { start, end: start + quote.length })]);
  return located?.places.map((place) => now.slice(place.start, place.end)).join("\n") ?? null;
}

const without =
  (...lines: readonly string[]) =>
  (page: string[]) =>
    page.filter((line) => !lines.some((gone) => line.startsWith(gone)));

describe("what stood right beside is not taken for", () => {
  interface Gone {
    readonly name: string;
    readonly page: readonly string[];
    readonly line: string;
    readonly quote: string;
  }
  const gone: readonly Gone[] = [
    {
      name: "words of the line above the like of it",
      page: [
        "It is a choice for every traveller.",
        "Pros of Renting a Boat in Ireland",
        "Cons of Renting a Boat in Ireland",
      ],
      line: "Pros",
      quote: "Boat in",
    },
    {
      name: "a name in a heading, where the sentence below says it",
      page: [
        "The new pier at the mouth of the river is a sight",
        "WayBack, a New Ticket Comparison",
        "With its fine timetables, WayBack, a new ticket comparison made by travellers for travellers, stands out.",
      ],
      line: "WayBack",
      quote: "WayBack",
    },
    {
      name: "a caption, where the heading below names the same",
      page: [
        "The path goes past the old mill and Dunn Park (for the little ones).",
        "The River Bend Valley Walk and Ride Path is the crown of all paths in town.",
        "River Bend Valley Walk and Ride Path",
        "As the crown of all paths in town, River Bend Valley Walk and Ride Path has a lot to offer on its nine miles.",
      ],
      line: "The River Bend",
      quote: "The River Bend Valley Walk and Ride Path is the crown of all paths in town.",
    },
    {
      name: "part of a line of a list that has another date",
      page: ["September 17", "October 1", "October 8", "October 15", "October 22"].map(
        (date) => `${date} 12pm - 1pm SAAC 217 Carrie Menke, Ph.D`,
      ),
      line: "October 8",
      quote: "October 8 12pm - 1pm SAAC 217 Carrie Menke, Ph",
    },
  ];
  test.each(gone)("$name", ({ page, line, quote }) => {
    const whole = [...filler("boats"), ...page, ...filler("trains")];
    expect(found(whole, line, quote, without(line))).toBeNull();
    expect(found(whole, line, quote, (same) => same)).toBe(quote);
  });
});

/** A restaurant and where it is. */
type Place = readonly [name: string, area: string];

test("two lines of a table are not the same two with a line between, in the text far below", () => {
  const row = ([name, area]: Place): string[] => ["Book Now", name, `★ | ${area}`, "New Irish", "€€", "View in list"];
  const told = ([name, area]: Place): string[] => [name, "map", `★ | ${area}`, `${name} is what ${area} wished for.`];
  const places: readonly Place[] = [
    ["The Four Herons", "Westport"],
    ["Francie", "Cobh"],
    ["Old Quay", "Galway"],
  ];
  const page = [
    ...filler("tables"),
    ...places.flatMap(row),
    ...["wine", "bread", "salt", "oil"].flatMap(filler),
    ...places.flatMap(told),
    ...filler("ends"),
  ];
  const quote = "The Four Herons\n★ | Westport";
  const gone = (lines: string[]) => lines.filter((_, at) => at < 5 || at > 6);
  expect(found(page, "The Four", quote, gone)).toBeNull();
  expect(found(page, "The Four", quote, (same) => same)).toBe(quote);
});

describe("two blocks are found", () => {
  const [above, below] = [
    "A ferry needs a crew that was taught well, and that is what makes for a natural approach to safety.",
    "This school begins with whole days at sea, and goes on with nights in the harbour and weeks on land.",
  ];
  const page = [...filler("crews"), above, below, ...filler("masts")];
  const rewritten = (first: string, second: string) => (lines: string[]) =>
    lines.map((line) => (line === above ? first : line === below ? second : line));
  const quote = "natural approach to safety.\nThis school begins with whole days";

  test("where the last words of the first were cut and others begin the second", () => {
    const now = rewritten(above.replace("safety.", "."), `Contact Notes ${below}`);
    expect(found(page, "A ferry", quote, now)).toBe("natural approach to .\nThis school begins with whole days");
  });

  test("where hardly a word of the first is left between what stood before it and the second", () => {
    const now = rewritten(above.replace("natural approach to safety.", "habit of every day, natural and slow."), below);
    expect(found(page, "A ferry", quote, now)).toBe(
      "habit of every day, natural and slow.\nThis school begins with whole days",
    );
  });

  test("but not where nothing of it is left", () => {
    const now = rewritten(above.replace("natural approach to safety.", "habit of every other day and hour."), below);
    expect(found(page, "A ferry", quote, now)).not.toContain("habit");
  });
});
