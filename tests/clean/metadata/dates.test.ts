/** Dates that are told from the day on which they are read, the reader's clock being what the page counted from. */
import { describe, expect, it } from "vitest";
import { readRelativeDate } from "../../../src/clean/metadata/dates.ts";

/** The first of March after a leap day, twenty minutes past midnight. */
const now = new Date(2024, 2, 1, 0, 20);

describe("a date that says how long ago it was", () => {
  it.each([
    ["昨天 12:30", "2024-02-29T12:30"],
    ["今天 00:05 来源：港口报", "2024-03-01T00:05"],
    ["前天 8:05", "2024-02-28T08:05"],
    ["昨日", "2024-02-29"],
    ["Yesterday 17:40", "2024-02-29T17:40"],
    ["明天 12:30", null],
    ["12:30", null],
  ])("%s", (text, date) => {
    expect(readRelativeDate(text, now)).toBe(date);
  });
});
