import { describe, expect, it } from "vitest";
import { fingerprint, likeness, titleName } from "../../src/model/fingerprint.ts";

const chinese = Array.from({ length: 40 }, (_, index) => `第${index}段说的是湖边的第${index * 7}件事，各不相同。`).join(
  "\n",
);
const english = Array.from(
  { length: 60 },
  (_, index) => `Sentence ${index * 31} tells of the ${index}th lamp on the shore.`,
).join("\n");

describe("a fingerprint", () => {
  it.each([
    ["the same text, set otherwise", chinese, chinese.replaceAll("，", " , ").replaceAll("\n", "　"), 1, 1],
    ["a paragraph more", chinese, `${chinese}\n编者后来补上的一段话，说明前文有一处数字经过核对改动。`, 0.7, 1],
    ["half of it gone", english, english.slice(0, english.length / 2), 0.25, 0.75],
    [
      "another text in the same language",
      english,
      english.replaceAll("lamp on the shore", "boat in harbour").replaceAll("tells", "sings"),
      0,
      0.6,
    ],
    ["another text", chinese, english, 0, 0.05],
  ])("of %s", (_, one, other, least, most) => {
    const common = likeness(fingerprint(one), fingerprint(other));
    expect(common).toBeGreaterThanOrEqual(least);
    expect(common).toBeLessThanOrEqual(most);
  });

  it("is at most 400 characters, however long the text", () => {
    expect(fingerprint(english.repeat(50)).length).toBeLessThanOrEqual(400);
  });

  it("names a title whatever its punctuation", () => {
    expect(titleName("两市共建，三十里岸线")).toBe(titleName("两市共建 三十里岸线"));
    expect(titleName("两市共建")).not.toBe(titleName("两市共见"));
  });
});
