import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Clock, farthestAhead, observe, readStamp, stampAfter, stampOf, tick } from "../../src/model/clock.ts";

const device = fc.nat(0xffffffff).map((value) => value.toString(16).padStart(8, "0"));
const clock: fc.Arbitrary<Clock> = fc.record({
  time: fc.oneof(fc.nat(5), fc.integer({ min: 1.7e12, max: 1.9e12 })),
  count: fc.oneof(fc.nat(3), fc.constant(0xffff)),
  device,
});
const now = fc.integer({ min: 0, max: 1.9e12 });

describe("stamps", () => {
  test("sort as text as their clocks sort by time, count and device", () => {
    fc.assert(
      fc.property(clock, clock, (one, other) => {
        const order = one.time - other.time || one.count - other.count || (one.device < other.device ? -1 : 1);
        fc.pre(stampOf(one) !== stampOf(other));
        expect(stampOf(one) < stampOf(other)).toBe(order < 0);
      }),
    );
  });

  test("read back as the clock that made them", () => {
    fc.assert(
      fc.property(clock, (one) => {
        expect(readStamp(stampOf(one))).toEqual(one);
      }),
    );
  });

  test.each([
    ["nothing", ""],
    ["a digit short", "0193b2c4d5e600001a2b3c4"],
    ["a digit long", "0193b2c4d5e600001a2b3c4d5"],
    ["upper case", "0193B2C4D5E600001A2B3C4D"],
    ["another letter", "0193b2c4d5e600001a2b3c4g"],
    ["a year beyond 9999", "ffffffffffff00001a2b3c4d"],
    ["a line break at the end", "0193b2c4d5e600001a2b3c4d\n"],
  ])("that are %s are not read", (_, text) => expect(readStamp(text)).toBeNull());
});

describe("a clock", () => {
  test("is later after each tick, whatever the wall clock says", () => {
    fc.assert(
      fc.property(clock, fc.array(now, { minLength: 1 }), (start, times) => {
        let current = start;
        for (const time of times) {
          const later = tick(current, time);
          expect(stampOf(later) > stampOf(current)).toBe(true);
          expect(later.time).toBeGreaterThanOrEqual(time);
          current = later;
        }
      }),
    );
  });

  test("ticks later than every stamp it saw within a day ahead", () => {
    fc.assert(
      fc.property(clock, clock, now, (own, other, time) => {
        fc.pre(other.time <= time + farthestAhead);
        const after = tick(observe(own, stampOf(other), time), time);
        expect(stampOf(after).slice(0, 16) > stampOf(other).slice(0, 16)).toBe(true);
        expect(after.device).toBe(own.device);
      }),
    );
  });

  test("is pulled a day ahead and no further by a clock that is far wrong", () => {
    const own = { time: 1000, count: 3, device: "0000000a" };
    const wrong = stampOf({ time: 9e13, count: 7, device: "0000000b" });
    expect(observe(own, wrong, 1000)).toEqual({ time: 1000 + farthestAhead, count: 0, device: "0000000a" });
  });

  test("stays as it was when what it saw is no stamp or older", () => {
    const own = { time: 1000, count: 3, device: "0000000a" };
    expect(observe(own, "no stamp", 5000)).toEqual(own);
    expect(observe(own, stampOf({ ...own, count: 2 }), 5000)).toEqual(own);
  });

  test("stamps a change later than what it changes, even when that came from the far future", () => {
    fc.assert(
      fc.property(clock, clock, now, (own, other, time) => {
        const current = tick(observe(own, stampOf(other), time), time);
        expect(stampAfter(current, stampOf(other)) > stampOf(other)).toBe(true);
      }),
    );
    const far = stampOf({ time: 9e13, count: 7, device: "ffffffff" });
    expect(stampAfter({ time: 5, count: 0, device: "0000000a" }, far) > far).toBe(true);
    expect(stampAfter({ time: 5, count: 0, device: "0000000a" }, null)).toBe("00000000000500000000000a");
  });
});
