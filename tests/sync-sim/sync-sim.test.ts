import { describe, expect, test } from "vitest";
import { type Engine, play, storyOf } from "./schedule.ts";

/** Stories of each engine here; `npm run bench -- sync` plays 20,000. */
const stories = 60;
const mostRounds = 6;

describe.each<Engine>(["chromium", "firefox"])("three browsers joined as %s joins them", (engine) => {
  test("lose, revive and disagree on nothing, and fall silent, in any order of events", async () => {
    const verdicts = [];
    for (let seed = 0; seed < stories; seed++) verdicts.push({ seed, ...(await play(storyOf(engine, seed))) });
    expect(verdicts.filter(({ wrongs }) => wrongs.length > 0)).toEqual([]);
    expect(verdicts.filter(({ rounds }) => rounds > mostRounds)).toEqual([]);
    // A simulator in which nothing is ever written or full would find nothing either.
    expect(verdicts.every(({ writes }) => writes > 0)).toBe(true);
    expect(verdicts.some(({ full }) => full)).toBe(true);
  }, 120_000);
});
