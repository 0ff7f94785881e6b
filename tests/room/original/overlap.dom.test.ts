/** Words that two highlights share. */
import { describe, expect, it } from "vitest";
import type { Colour } from "../../../src/model/annotation.ts";
import { overlapsOf } from "../../../src/room/original/overlap.ts";

const text = "The night ferry carries nurses and bakers home.";

function laidOn(words: readonly (readonly [string, Colour])[]) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  document.body.replaceChildren(paragraph);
  return words.map(([part, colour]) => {
    const range = document.createRange();
    const start = text.indexOf(part);
    range.setStart(paragraph.firstChild ?? paragraph, start);
    range.setEnd(paragraph.firstChild ?? paragraph, start + part.length);
    return { colour, range };
  });
}

describe("highlights that share words", () => {
  it.each<[string, [string, Colour][], [string, Colour, Colour][]]>([
    [
      "beside each other share none",
      [
        ["night", "yellow"],
        ["ferry", "blue"],
      ],
      [],
    ],
    [
      "that touch share none",
      [
        ["night ", "yellow"],
        ["ferry", "blue"],
      ],
      [],
    ],
    [
      "crossing share the middle; the shorter is the inner one",
      [
        ["night ferry carries", "yellow"],
        ["carries nurses", "blue"],
      ],
      [["carries", "blue", "yellow"]],
    ],
    [
      "nested share the inner one",
      [
        ["ferry carries nurses", "pink"],
        ["carries", "pink"],
      ],
      [["carries", "pink", "pink"]],
    ],
    [
      "the same twice share all",
      [
        ["ferry", "green"],
        ["ferry", "violet"],
      ],
      [["ferry", "violet", "green"]],
    ],
    [
      "three in one share two by two",
      [
        ["night ferry carries", "yellow"],
        ["ferry carries", "blue"],
        ["carries", "pink"],
      ],
      [
        ["ferry carries", "blue", "yellow"],
        ["carries", "pink", "yellow"],
        ["carries", "pink", "blue"],
      ],
    ],
  ])("%s", (_, words, wanted) => {
    expect(overlapsOf(laidOn(words)).map(({ range, inner, outer }) => [range.toString(), inner, outer])).toEqual(
      wanted,
    );
  });
});
