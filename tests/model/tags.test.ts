/** Tags: found in notes, kept clean, completed. */
import { expect, test } from "vitest";
import { cleanTag, completions, tagsAfter, tagsIn } from "../../src/model/tags.ts";

test.each([
  ["#number here", ["number"]],
  ["查一年后的报道#追踪 再说", ["追踪"]],
  ["#追踪#后面", ["追踪"]],
  ["#追踪，#数字。", ["追踪", "数字"]],
  ["#Claim and #claim", ["Claim"]],
  ["item #1 and #2nd", ["2nd"]],
  ["C# and a#b", []],
  ["https://example.org/#part", []],
  ["[link](https://example.org/#part) `#code`", []],
  ["```\n#include\n```", []],
  ["#multi-word/part", ["multi-word/part"]],
])("in %j stand %j", (note, tags) => {
  expect(tagsIn(note)).toEqual(tags);
});

test.each([
  ["  #To check ", "To-check"],
  ["##x", "x"],
  ["#追踪#", "追踪"],
  ["a，b", "a-b"],
  ["   ", ""],
  ["#", ""],
])("%j is kept as %j", (typed, tag) => {
  expect(cleanTag(typed)).toBe(tag);
});

test("a tag typed in a note comes and goes with it, letter by letter, and leaves the others alone", () => {
  let tags: readonly string[] = ["kept"];
  let before = "";
  for (const note of ["#", "#t", "#to", "#tod", "#todo", "#todo x"]) {
    tags = tagsAfter(tags, before, note);
    before = note;
  }
  expect(tags).toEqual(["kept", "todo"]);
  expect(tagsAfter(tags, before, "x")).toEqual(["kept"]);
});

test("completions begin with what was typed before they hold it, and none is what was typed", () => {
  expect(completions(["outlook", "look", "Lookup", "number"], "#look", 8)).toEqual(["Lookup", "outlook"]);
  expect(completions(["数字", "大数据", "引语"], "数", 8)).toEqual(["数字", "大数据"]);
  expect(completions(["a1", "a2", "a3"], "a", 2)).toEqual(["a1", "a2"]);
  expect(completions(["a"], "", 8)).toEqual([]);
});
