import { describe, expect, it } from "vitest";
import { writtenDate } from "../../src/model/written-date.ts";

describe("writtenDate", () => {
  it.each([
    ["2017-07-31", "zh-CN", "2017年7月31日"],
    ["2017-07-31T08:16:36", "zh-CN", "2017年7月31日 08:16"],
    ["2017-07-31", "en-US", "July 31, 2017"],
    ["2017-07", "en-US", "July 2017"],
    ["the page's own clock, whatever the zone", "en-US", "the page's own clock, whatever the zone"],
  ])("%s in %s is %s", (date, locale, words) => {
    expect(writtenDate(date, locale)).toBe(words);
  });

  it("keeps the wall clock that the page shows, whatever its zone", () => {
    expect(writtenDate("2017-07-31T23:50:00-08:00", "en-GB")).toContain("23:50");
    expect(writtenDate("2017-07-31T23:50:00+08:00", "en-GB")).toContain("31 July 2017");
  });
});
