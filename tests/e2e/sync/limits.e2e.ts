/** The browser's limits: its space filled to the last byte and one beyond, more than fits, and too many writes. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserLimits, countedBytes } from "../../../src/store/sync/area.ts";
import type { SyncStatus } from "../../../src/store/sync/status.ts";
import { browserNames } from "../browser.ts";
import { ask, type Items, remoteArea } from "../extension.ts";
import { openPlace, type Place } from "./carrier.ts";
import { fillLibrary, library, noteKeys } from "./library.ts";

const { bytes, bytesPerItem } = browserLimits;
/** The key of an item of another's making; and how much a browser that counts what is around the items counts for each. */
const key = (index: number): string => `z${index.toString().padStart(2, "0")}`;

/** Items of ASCII that count as exactly `total` bytes in `storage.sync` of that browser. */
function filling(total: number, name: "chrome" | "firefox"): Items {
  const around = name === "firefox" ? { each: 4, all: 1 } : { each: 0, all: 0 };
  const items: Items = {};
  let left = total - around.all;
  for (let index = 0; left > 0; index++) {
    const cost = Math.min(left, bytesPerItem + around.each);
    // What is left over must be enough for an item of its own.
    const taken = left - cost > 0 && left - cost < 20 ? cost - 20 : cost;
    items[key(index)] = "x".repeat(taken - around.each - key(index).length - 2);
    left -= taken;
  }
  return items;
}

describe.each(browserNames)("the limits of %s", (name) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(name);
  });
  afterAll(() => place.driver.close());

  const area = () => remoteArea(place.own, "sync");
  const local = () => remoteArea(place.own, "local");
  const clear = async (): Promise<void> => area().remove(Object.keys(await area().get()));

  it("are what Galley counts: the space takes its last byte and refuses one more", async () => {
    await ask(place.own, "setSync", false);
    await clear();
    const full = filling(bytes, name);
    expect(await area().set(full)).toBeNull();
    expect(countedBytes(full)).toBeGreaterThanOrEqual(bytes);
    const last = key(Object.keys(full).length - 1);
    expect(await area().set({ [last]: `${full[last]}x` })).toMatch(/quota/i);
    expect(await area().get()).toEqual(full);
    // An item of its own to the last byte, too.
    await clear();
    expect(await area().set({ a: "x".repeat(bytesPerItem - 3) })).toBeNull();
    expect(await area().set({ a: "x".repeat(bytesPerItem - 2) })).toMatch(/quota/i);
    await clear();
    await ask(place.own, "setSync", true);
  });

  it("hold the newest of more than fits, and the reader is told; nothing is lost here", async () => {
    await fillLibrary(place.own, library(2_000));
    const status = await ask<SyncStatus>(place.own, "syncNow");
    expect(status.annotations).toBe(2_000);
    expect(status.travelling).toBeGreaterThan(300);
    expect(status.waiting).toMatchObject([{ why: "full", count: 2_000 - status.travelling }]);
    expect(countedBytes(await area().get())).toBeLessThanOrEqual(bytes);
    expect(countedBytes(await area().get())).toBeGreaterThan(bytes * 0.95);
    expect(noteKeys(await local().get())).toHaveLength(2_000);
  });

  it("are overrun by what comes from elsewhere: Galley says so, loses nothing, and goes on when there is room", async () => {
    await clear();
    await area().set(filling(bytes - 300, name));
    const full = await ask<SyncStatus>(place.own, "syncNow");
    expect(full.travelling).toBeLessThan(10);
    expect(full.waiting.map(({ why }) => why)).toContain("damaged");
    expect(noteKeys(await local().get())).toHaveLength(2_000);
    await area().remove(Object.keys(filling(bytes, name)));
    const again = await ask<SyncStatus>(place.own, "syncNow");
    expect(again.travelling).toBeGreaterThan(300);
  });

  if (name === "chrome")
    it("on writes stop nothing for long: what waits is said, with its time, and is sent later", async () => {
      // A minute's writes are used up by another hand; the minute began when this browser's tests wrote first.
      let refused: string | null = null;
      for (let write = 0; write < 130 && refused === null; write++) refused = await area().set({ zzz: String(write) });
      expect(refused).toMatch(/MAX_WRITE_OPERATIONS/);
      await fillLibrary(place.own, library(3, 2_000));
      const asked = Date.now();
      const waits = await ask<SyncStatus>(place.own, "syncNow");
      const [rate] = waits.waiting.filter(({ why }) => why === "rate");
      expect(rate?.until).toBeGreaterThan(asked + 50_000);
      expect(rate?.until).toBeLessThan(asked + 90_000);
      expect(noteKeys(await local().get())).toHaveLength(2_003);
    });
});
