import { beforeEach, describe, expect, test } from "vitest";
import type { Annotation } from "../../../src/model/annotation.ts";
import type { PageKey } from "../../../src/model/page.ts";
import { catalogued } from "../../../src/store/catalogue.ts";
import { browserLimits, type SyncArea, type Timers } from "../../../src/store/sync/area.ts";
import { createSync, type Sync } from "../../../src/store/sync/index.ts";
import { localStoreIn } from "../../../src/store/sync/local.ts";
import { registersIn } from "../../../src/store/sync/registers.ts";
import { chromiumServer, type SimulatedArea } from "../../sync-sim/areas.ts";
import { type Device, deviceOn, mapArea } from "../../sync-sim/device.ts";
import { seeded } from "../../sync-sim/schedule.ts";

const page = "example.org/a" as PageKey;
const id = (number: number): string => number.toString(16).padStart(16, "0");

/** A background over simulated storage, its time moved by hand. */
class Background {
  time = Date.UTC(2026, 3, 1);
  readonly server = chromiumServer();
  readonly area: SimulatedArea = this.server.join(browserLimits);
  readonly disk = mapArea(new Map());
  readonly changed: Annotation[] = [];
  /** Why the next writes to the area are refused; empty: they are not. */
  refusal = "";
  sets = 0;
  wakes: number[] = [];
  readonly #due = new Map<number, { at: number; then: () => void }>();
  #heard: (() => void)[] = [];
  #woken: (() => void)[] = [];
  readonly sync: Sync;
  /** The reader of this browser, and another browser of theirs. */
  readonly reader: Device;
  readonly other: Device;

  constructor() {
    const now = (): number => this.time;
    const area: SyncArea = {
      get: (keys) => this.area.get(keys),
      set: async (items) => {
        this.sets++;
        if (this.refusal !== "") throw new Error(this.refusal);
        await this.area.set(items);
      },
      remove: (keys) => this.area.remove(keys),
      onChanged: (heard, signal) => {
        this.#heard.push(heard);
        signal.addEventListener("abort", () => {
          this.#heard = [];
        });
      },
    };
    const timers: Timers = {
      after: (milliseconds, then) => {
        const key = Math.max(0, ...this.#due.keys()) + 1;
        this.#due.set(key, { at: this.time + milliseconds, then });
        return () => void this.#due.delete(key);
      },
      wakeAt: (at) => void this.wakes.push(at),
      onWake: (then) => void this.#woken.push(then),
    };
    const world = { now, newDevice: () => "0000000a", alone: <Result>(work: () => Promise<Result>) => work() };
    const random = seeded(3);
    this.sync = createSync({
      area,
      local: localStoreIn(catalogued(this.disk, world.alone), world),
      locks: { request: (_, work) => work() },
      timers,
      pause: async () => {},
      now,
      random,
      changed: (annotations) => void this.changed.push(...annotations),
    });
    const setting = { limits: browserLimits, now, random };
    this.reader = deviceOn({ ...setting, name: "0000000a", area: this.area, disk: this.disk });
    this.other = deviceOn({ ...setting, name: "0000000b", area: this.server.join(browserLimits) });
  }

  /** Lets time pass, and all that is due in it happen. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const next = [...this.#due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!next) break;
      const [key, { at, then }] = next;
      this.#due.delete(key);
      this.time = Math.max(this.time, at);
      then();
      await settle();
    }
    this.time = end;
    await settle();
  }

  hear(): void {
    for (const heard of this.#heard) heard();
  }

  wake(): void {
    for (const woken of this.#woken) woken();
  }
}

/** Lets everything that is promised happen: nothing here waits for anything but promises, and those all come before a timer. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let background: Background;
let stop: AbortController;
beforeEach(async () => {
  background = new Background();
  stop = new AbortController();
  background.sync.start(stop.signal);
  await background.pass(60_000);
  background.sets = 0;
});

const write = async (number: number): Promise<void> => {
  await background.reader.edit(id(number), page, { note: `${number}` });
  background.sync.localChanged();
};

describe("what the reader writes", () => {
  test("is sent when they have paused for five seconds", async () => {
    await write(1);
    await background.pass(4_000);
    expect(background.sets).toBe(0);
    await background.pass(2_000);
    expect(background.sets).toBe(1);
  });

  test("is sent after fifteen seconds at the latest, in one write", async () => {
    for (let second = 0; second < 14; second += 2) {
      await write(second);
      await background.pass(2_000);
    }
    expect(background.sets).toBe(0);
    await write(99);
    await background.pass(1_500);
    expect(background.sets).toBe(1);
  });

  test("is sent by the next wake when the worker was stopped before", async () => {
    await background.reader.edit(id(1), page, { note: "unheard" });
    background.wake();
    await background.pass(0);
    expect(background.sets).toBe(1);
  });

  test("waits when the browser refuses, and is sent later", async () => {
    background.refusal = "This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.";
    await write(1);
    await background.pass(6_000);
    const { waiting } = await background.sync.status();
    expect(waiting).toMatchObject([{ why: "rate" }]);
    expect(waiting[0]?.until).toBeGreaterThanOrEqual(background.time + 50_000);
    background.refusal = "";
    await background.pass(90_000);
    expect((await background.sync.status()).waiting).toEqual([]);
    expect((await background.sync.status()).sent).toBeGreaterThan(background.time - 90_000);
  });

  test("is not sent more often than the browser's engine allows, hour after hour", async () => {
    for (let minute = 0; minute < 60; minute++) {
      await write(minute);
      await background.pass(60_000);
    }
    // 20 at once and one each 100 seconds.
    expect(background.sets).toBeLessThanOrEqual(20 + 36 + 1);
    await background.pass(200_000);
    expect((await background.sync.status()).travelling).toBe(60);
  }, 60_000);
});

describe("what comes from another browser", () => {
  test("is told to who asked, once", async () => {
    await background.other.run();
    background.other.area.exchange(() => true);
    await background.other.edit(id(7), page, { note: "from there" });
    background.area.exchange(() => true);
    background.other.area.exchange(() => true);
    for (let round = 0; round < 3; round++) {
      await background.other.run();
      background.other.area.exchange(() => true);
      background.area.exchange(() => true);
      background.hear();
      await background.pass(10_000);
    }
    expect(background.changed.map(({ note }) => note)).toEqual(["from there"]);
    expect((await background.sync.status()).received).not.toBeNull();
  });

  test("settings and rules come too", async () => {
    const world = {
      now: () => background.time,
      newDevice: () => "0000000a",
      alone: <Result>(work: () => Promise<Result>) => work(),
    };
    const registers = registersIn(catalogued(background.disk, world.alone), world);
    await registers.put("rule/example.org", { selector: ".ad" });
    await registers.put("settings/theme", "dark");
    await registers.remove("settings/theme");
    await background.sync.syncNow();
    background.area.exchange(() => true);
    background.other.area.exchange(() => true);
    await background.other.run();
    const { registers: arrived } = await background.other.room.local.copy();
    expect(arrived.filter(({ deleted }) => !deleted)).toMatchObject([
      { key: "rule/example.org", value: { selector: ".ad" } },
    ]);
  });
});

test("nothing happens any more when the signal has aborted", async () => {
  await write(1);
  stop.abort();
  background.hear();
  await write(2);
  await background.pass(60_000);
  expect(background.sets).toBe(0);
});

test("a store that fails is said to, and nothing is sent for it", async () => {
  const get = background.disk.get;
  background.disk.get = async (keys) => {
    if (keys?.includes("sync")) return get(keys);
    throw new Error("An unexpected error occurred");
  };
  await background.sync.syncNow();
  background.disk.get = get;
  expect((await background.sync.status()).waiting).toMatchObject([
    { why: "error", detail: "An unexpected error occurred" },
  ]);
  expect(background.sets).toBe(0);
});
