/** Settings: keys that do not clash, colours in the order of use. */
import { expect, test } from "vitest";
import { defaultKeys, defaultSettings, isSettableKey, withKey, withUsed } from "../../src/model/settings.ts";

test("no two commands begin on one key, and each of those keys could be set", () => {
  const keys = Object.values(defaultKeys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !isSettableKey(key))).toEqual([]);
});

test("a key that another command had is taken from it", () => {
  const { keys } = withKey(defaultSettings, "list", "H");
  expect([keys.list, keys.highlight]).toEqual(["h", ""]);
});

test.each(["'", "/", " ", "ab", "\n"])("%j cannot be set", (key) => {
  expect(() => withKey(defaultSettings, "list", key)).toThrow(RangeError);
});

test("the colour used last is offered first", () => {
  expect(withUsed(withUsed(defaultSettings, "pink"), "blue").recent).toEqual([
    "blue",
    "pink",
    "yellow",
    "green",
    "violet",
  ]);
});
