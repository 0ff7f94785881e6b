import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "../../src/model/annotation.ts";
import { type Clock, observe, stampAfter, tick } from "../../src/model/clock.ts";
import { following, grave, join, otherVersions } from "../../src/model/merge.ts";
import type { PageKey } from "../../src/model/page.ts";

const page = "example.org/a" as PageKey;
const quote = { exact: "words", prefix: "", suffix: "", start: 4 };
const fresh = (note: string, stamp: string, edited: number): Annotation => ({
  id: "00000000000000aa",
  page,
  segments: [quote],
  colour: "yellow",
  note,
  tags: [],
  created: 1,
  edited,
  deleted: null,
  stamp,
});

/** A device's copy of the annotation, and its clock. */
interface Copy {
  clock: Clock;
  held: Annotation;
}

type Step =
  | { kind: "write"; on: number; note: string }
  | { kind: "delete" | "settle"; on: number }
  | { kind: "hear"; on: number; from: number };

const device = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), on: device, note: fc.constantFrom("", "a", "b", "c", "d") }),
  fc.record({ kind: fc.constantFrom("delete" as const, "settle" as const), on: device }),
  fc.record({ kind: fc.constant("hear" as const), on: device, from: device }),
);
/** How far each device's clock is wrong, in milliseconds. */
const skews = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), fc.constant(0));

/** Three devices that began with one annotation, after `steps`. */
function play(steps: readonly Step[], skew: readonly number[]): Copy[] {
  const start = fresh("start", "00000000000100000000000a", 1);
  const copies = [0, 1, 2].map((n): Copy => ({ clock: { time: 1, count: 0, device: `0000000${n}` }, held: start }));
  const at = (n: number): Copy => copies[n] ?? { clock: { time: 0, count: 0, device: "" }, held: start };
  for (const [index, doing] of steps.entries()) {
    const copy = at(doing.on);
    const now = 100 + index + (skew[doing.on] ?? 0);
    if (doing.kind === "hear") {
      const heard = at(doing.from).held;
      copy.clock = observe(copy.clock, heard.stamp, now);
      copy.held = join(copy.held, heard);
      continue;
    }
    copy.clock = tick(copy.clock, now);
    const stamp = stampAfter(copy.clock, copy.held.stamp);
    const { versions: _, past: __, ...rest } = copy.held;
    const change =
      doing.kind === "write"
        ? { note: doing.note, edited: now, deleted: null }
        : doing.kind === "delete"
          ? { deleted: now }
          : {};
    copy.held = following(copy.held, { ...rest, ...change, stamp }, doing.kind === "settle");
  }
  return copies;
}

/** All of an annotation that the laws hold for: not the words that a deletion remembers. */
const lawful = ({ deleted, stamp, versions, past, ...rest }: Annotation) =>
  deleted === null ? { ...rest, deleted, stamp, versions, past } : { deleted, stamp, versions, past };

const story = fc.tuple(fc.array(step, { maxLength: 14 }), skews);

describe("joining copies of an annotation", () => {
  test("gives the same in any order, in any grouping, however often", () => {
    fc.assert(
      fc.property(story, ([steps, skew]) => {
        const [a, b, c] = play(steps, skew).map(({ held }) => held);
        if (!a || !b || !c) throw new Error("three devices");
        expect(lawful(join(a, b))).toEqual(lawful(join(b, a)));
        expect(lawful(join(join(a, b), c))).toEqual(lawful(join(a, join(b, c))));
        expect(join(a, a)).toEqual(a);
        expect(lawful(join(join(a, b), b))).toEqual(lawful(join(a, b)));
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test("shows the change with the latest stamp", () => {
    fc.assert(
      fc.property(story, ([steps, skew]) => {
        const held = play(steps, skew).map((copy) => copy.held);
        const latest = held.reduce((one, other) => (one.stamp > other.stamp ? one : other));
        const all = held.reduce(join);
        expect([all.stamp, all.deleted]).toEqual([latest.stamp, latest.deleted]);
        if (all.deleted === null) expect(all.note).toBe(latest.note);
      }),
    );
  });

  test("keeps the note that lost beside the one written later without having seen it", () => {
    const [here, there] = play(
      [
        { kind: "write", on: 0, note: "mine" },
        { kind: "write", on: 1, note: "yours" },
      ],
      [0, 0, 0],
    );
    if (!here || !there) throw new Error("two devices");
    const both = join(here.held, there.held);
    expect(both.note).toBe("yours");
    expect(otherVersions(both).map(({ note }) => note)).toEqual(["mine"]);
  });

  const write = (on: number, note: string): Step => ({ kind: "write", on, note });
  const hear = (on: number, from: number): Step => ({ kind: "hear", on, from });
  test.each<[string, Step[], string | null, string[]]>([
    ["one after the other", [write(0, "a"), hear(1, 0), write(1, "b")], "b", []],
    ["twice here, without a word from there", [write(0, "a"), write(0, "b")], "b", []],
    ["the same words at once", [write(0, "a"), write(1, "a")], "a", []],
    ["emptied here, rewritten there", [write(1, "a"), write(0, "")], "", ["a"]],
    ["deleted here, rewritten there later", [{ kind: "delete", on: 0 }, write(1, "a")], "a", []],
    [
      "at once, then written on with the other in sight",
      [write(0, "a"), write(1, "b"), hear(0, 1), write(0, "c")],
      "c",
      ["a"],
    ],
    ["at once, then settled", [write(0, "a"), write(1, "b"), hear(0, 1), { kind: "settle", on: 0 }], "b", []],
    ["on three at once", [write(0, "a"), write(1, "b"), write(2, "c")], "c", ["b", "a"]],
  ])("written %s", (_, steps, shown, others) => {
    const all = play(steps, [0, 0, 0])
      .map(({ held }) => held)
      .reduce(join);
    expect(all.deleted === null ? all.note : null).toBe(shown);
    expect(otherVersions(all).map(({ note }) => note)).toEqual(others);
  });

  test("deletes what was rewritten elsewhere earlier, and remembers those words", () => {
    const all = play([write(0, "a"), { kind: "delete", on: 1 }], [0, 0, 0])
      .map(({ held }) => held)
      .reduce(join);
    expect(all).toMatchObject({ deleted: 101, note: "a", versions: [{ note: "a" }] });
  });

  test("of a deletion that travelled without words keeps the words held here", () => {
    const held = fresh("words", "00000000000200000000000a", 2);
    const deleted = join(held, grave(held.id, 9, "00000000000900000000000b"));
    expect(deleted).toMatchObject({ deleted: 9, note: "words", page, segments: [quote] });
  });
});
