import { beforeEach, describe, expect, test } from "vitest";
import type { PageKey } from "../../../src/model/page.ts";
import { browserLimits, countedBytes, type Limits } from "../../../src/store/sync/area.ts";
import { toText } from "../../../src/store/sync/codec/alphabet.ts";
import {
  decideDeletions,
  eraseSynced,
  forgetDevice,
  joinOtherAccount,
  setName,
  setOn,
  startOver,
} from "../../../src/store/sync/operations.ts";
import { graveKept, graveShown } from "../../../src/store/sync/pull.ts";
import { sealVault } from "../../../src/store/sync/rows.ts";
import { statusOf } from "../../../src/store/sync/status.ts";
import { chromiumServer, type Server } from "../../sync-sim/areas.ts";
import { type Device, deviceOn } from "../../sync-sim/device.ts";
import { seeded } from "../../sync-sim/schedule.ts";

const page = "example.org/a" as PageKey;
const id = (number: number): string => number.toString(16).padStart(16, "0");
const day = 24 * 3_600_000;

let clock = 0;
let server: Server;
let here: Device;
let there: Device;
const random = seeded(1);
const browser = (name: string, limits: Limits = browserLimits): Device =>
  deviceOn({ name, area: server.join(limits), limits, now: () => clock, random });

/** Both browsers exchange and run until neither has anything to say. */
async function meet(...devices: Device[]): Promise<void> {
  for (let round = 0; round < 4; round++) {
    clock += 600_000;
    for (const device of devices) {
      device.area.exchange(() => true);
      await device.run();
      device.area.exchange(() => true);
    }
  }
}

const live = async (device: Device): Promise<string[]> =>
  (await device.notes())
    .filter(({ deleted }) => deleted === null)
    .map(({ note }) => note)
    .sort();

async function status(device: Device) {
  const ran = await device.run();
  if (!ran) throw new Error("killed");
  return statusOf(ran.memory, device.name, device.room.limits.bytes);
}

const reasons = async (device: Device): Promise<string[]> => (await status(device)).waiting.map(({ why }) => why);

beforeEach(async () => {
  clock = Date.UTC(2026, 3, 1);
  server = chromiumServer();
  here = browser("0000000a");
  there = browser("0000000b");
  await meet(here, there);
});

describe("what is written in one browser", () => {
  test("is in the other, and so are its changes and its deletion", async () => {
    await here.edit(id(1), page, { note: "first" });
    await here.edit(id(2), page, { note: "second" });
    await meet(here, there);
    expect(await live(there)).toEqual(["first", "second"]);
    await there.edit(id(1), page, { note: "changed" });
    await there.edit(id(2), page, "delete");
    await meet(here, there);
    expect(await live(here)).toEqual(["changed"]);
  });

  test("is written once: the area's own events, and the other's, cause no more writes", async () => {
    await here.edit(id(1), page, { note: "first" });
    await meet(here, there);
    const before = [here.writes(), there.writes()];
    await meet(here, there);
    for (let event = 0; event < 3; event++) await here.run();
    expect([here.writes(), there.writes()]).toEqual(before);
  });

  test("is in a browser that comes later, deletions too", async () => {
    await here.edit(id(1), page, { note: "kept" });
    await here.edit(id(2), page, { note: "gone" });
    await here.edit(id(2), page, "delete");
    clock += 3 * 3_600_000;
    const late = browser("0000000c");
    await late.edit(id(3), page, { note: "its own" });
    await meet(here, late);
    expect(await live(late)).toEqual(["its own", "kept"]);
    expect(await live(here)).toEqual(["its own", "kept"]);
  });

  test("comes back to the area after something took it from there", async () => {
    await here.edit(id(1), page, { note: "first" });
    await meet(here, there);
    server.uninstallElsewhere();
    await meet(here, there);
    expect(await live(here)).toEqual(["first"]);
    expect(Object.keys(here.area.items).some((key) => key.startsWith("n"))).toBe(true);
  });
});

describe("what does not fit", () => {
  test("stays: a note of 100 KB is said to be too large, and nothing else waits for it", async () => {
    const long = toText(Uint8Array.from({ length: 80_000 }, () => Math.floor(random() * 256)));
    await here.edit(id(1), page, { note: long });
    await here.edit(id(2), page, { note: "short" });
    await meet(here, there);
    expect(await live(there)).toEqual(["short"]);
    expect(await live(here)).toContain(long);
    expect((await status(here)).waiting).toMatchObject([{ why: "too-large", count: 1 }]);
  });

  test("stays where it is when it is the oldest, is said to, and goes when there is room again", async () => {
    const small: Limits = { bytes: 12_000, bytesPerItem: 4_000 };
    const [writer, reader] = [browser("0000000c", small), browser("0000000d", small)];
    await meet(here, writer, reader);
    const noise = (): string => toText(Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256)));
    for (let number = 0; number < 60; number++) {
      clock += 60_000;
      await writer.edit(id(number), page, { note: `${number} ${noise()}` });
    }
    await meet(writer, reader);
    const { travelling, annotations, waiting } = await status(writer);
    expect(annotations).toBe(60);
    expect(travelling).toBeGreaterThan(30);
    expect(travelling).toBeLessThan(60);
    expect(waiting).toMatchObject([{ why: "full", count: 60 - travelling }]);
    expect(countedBytes(writer.area.items)).toBeLessThanOrEqual(small.bytes);
    const numbers = (await live(reader)).map((note) => Number.parseInt(note, 10));
    expect(Math.min(...numbers)).toBe(60 - travelling);
    for (let number = 59; number > 39; number--) await writer.edit(id(number), page, "delete");
    // Twenty of sixty deletions at once are many for the reader's browser: it is asked.
    await meet(writer, reader);
    expect(await status(writer)).toMatchObject({ travelling: 40, annotations: 40, waiting: [] });
    await decideDeletions(reader.room, true);
    await meet(writer, reader);
    expect(await live(reader)).toEqual(await live(writer));
  });
});

describe("items that this Galley cannot read", () => {
  test("are left alone and reported, and the rest goes on", async () => {
    here.area.items = { ...here.area.items, nzz: "1damaged", strange: { from: "elsewhere" } };
    await here.edit(id(1), page, { note: "first" });
    await meet(here, there);
    expect(await live(there)).toEqual(["first"]);
    expect(here.area.items).toMatchObject({ nzz: "1damaged", strange: { from: "elsewhere" } });
    expect((await status(here)).waiting).toMatchObject([{ why: "damaged", count: 2 }]);
  });

  test("of a later version make it read only, and it says so", async () => {
    await here.edit(id(1), page, { note: "first" });
    await meet(here, there);
    // A frame of version 2 around no bytes; made with the checksum that covers its version.
    here.area.items = { ...here.area.items, nzz: framedAs("2") };
    const before = here.area.items;
    await here.edit(id(2), page, { note: "second" });
    expect(await reasons(here)).toEqual(["newer-version"]);
    expect(here.area.items).toEqual(before);
    expect(await live(here)).toEqual(["first", "second"]);
  });
});

describe("another account's data", () => {
  beforeEach(async () => {
    await here.edit(id(1), page, { note: "mine" });
    await meet(here, there);
    clock += day;
    const other = chromiumServer();
    const stranger = deviceOn({
      name: "0000000f",
      area: other.join(browserLimits),
      limits: browserLimits,
      now: () => clock,
      random,
    });
    await stranger.edit(id(9), page, { note: "theirs" });
    await stranger.run();
    here.area.items = { ...stranger.area.items };
  });

  test("is neither taken nor added to without asking", async () => {
    const before = here.area.items;
    expect(await reasons(here)).toEqual(["other-account"]);
    expect(await live(here)).toEqual(["mine"]);
    expect(here.area.items).toEqual(before);
  });

  test("is joined when the reader says so, after a backup", async () => {
    await here.run();
    await joinOtherAccount(here.room);
    await here.run();
    expect(await live(here)).toEqual(["mine", "theirs"]);
    expect(await here.room.local.backups()).toHaveLength(1);
  });
});

describe("very many deletions at once", () => {
  beforeEach(async () => {
    for (let number = 0; number < 20; number++) await here.edit(id(number), page, { note: `${number}` });
    await meet(here, there);
    for (let number = 0; number < 15; number++) await here.edit(id(number), page, "delete");
    await meet(here, there);
  });

  test("wait for the reader's word, and nothing else waits with them", async () => {
    expect(await live(there)).toHaveLength(20);
    expect((await status(there)).waiting).toMatchObject([{ why: "deletions", count: 15 }]);
    await here.edit(id(30), page, { note: "new" });
    await meet(here, there);
    expect(await live(there)).toContain("new");
  });

  test("are carried out when the reader agrees", async () => {
    await decideDeletions(there.room, true);
    await meet(here, there);
    expect(await live(there)).toHaveLength(5);
    expect(await reasons(there)).toEqual([]);
  });

  test("are taken back everywhere when the reader does not", async () => {
    await decideDeletions(there.room, false);
    await meet(here, there);
    expect(await live(there)).toHaveLength(20);
    expect(await live(here)).toHaveLength(20);
  });
});

describe("a deletion", () => {
  const graves = async (device: Device): Promise<number> =>
    (await device.notes()).filter(({ deleted }) => deleted !== null).length;

  beforeEach(async () => {
    await here.edit(id(1), page, { note: "gone" });
    await meet(here, there);
    await here.edit(id(1), page, "delete");
    await meet(here, there);
  });

  test("is forgotten in the end, when all browsers have it", async () => {
    for (let passed = 0; passed <= graveShown; passed += 20 * day) {
      clock += 20 * day;
      await meet(here, there);
    }
    await here.edit(id(2), page, { note: "later" });
    await meet(here, there);
    expect([await graves(here), await graves(there)]).toEqual([0, 0]);
    expect([await live(here), await live(there)]).toEqual([["later"], ["later"]]);
  });

  test("is kept while one known browser has not seen it, until that one is forgotten", async () => {
    const absent = browser("0000000e");
    await absent.run();
    await meet(absent, here);
    await here.edit(id(2), page, { note: "x" });
    await here.edit(id(2), page, "delete");
    for (let passed = 0; passed <= graveKept; passed += 20 * day) {
      clock += 20 * day;
      await meet(here, there);
    }
    expect((await here.notes()).map((note) => note.id)).toContain(id(2));
    await forgetDevice(here.room, absent.name);
    await meet(here, there);
    clock += 2 * day;
    await meet(here, there);
    expect((await here.notes()).map((note) => note.id)).not.toContain(id(2));
  });
});

describe("the reader's operations", () => {
  beforeEach(async () => {
    await setName(here.room, "At home");
    await here.edit(id(1), page, { note: "first" });
    await meet(here, there);
  });

  test("name the devices", async () => {
    expect((await status(there)).devices).toMatchObject([{ isThis: true }, { name: "At home", isThis: false }]);
  });

  test("switch it off: nothing is sent or taken", async () => {
    await setOn(here.room, false);
    await here.edit(id(2), page, { note: "second" });
    await meet(here, there);
    expect(await live(there)).toEqual(["first"]);
    expect(await reasons(here)).toEqual(["off"]);
    await setOn(here.room, true);
    await meet(here, there);
    expect(await live(there)).toEqual(["first", "second"]);
  });

  test("forget a device: it is no longer listed", async () => {
    await forgetDevice(there.room, here.name);
    await there.run();
    expect((await status(there)).devices.map(({ device }) => device)).toEqual([there.name]);
  });

  test("erase what is synced: each browser keeps its own, and sends nothing until it is turned on again", async () => {
    await eraseSynced(here.room);
    await meet(here, there);
    expect(Object.keys(there.area.items).filter((key) => key.startsWith("n"))).toEqual([]);
    expect([await live(here), await live(there)]).toEqual([["first"], ["first"]]);
    expect([await reasons(here), await reasons(there)]).toEqual([["off"], ["erased"]]);
    await setOn(there.room, true);
    await setOn(here.room, true);
    await there.edit(id(3), page, { note: "third" });
    await meet(here, there);
    expect(await live(here)).toEqual(["first", "third"]);
  });

  test("start over from one device: damage is gone, nobody loses anything", async () => {
    here.area.items = { ...here.area.items, nzz: "1damaged" };
    await there.edit(id(4), page, { note: "there" });
    await startOver(here.room);
    await meet(here, there);
    expect(here.area.items).not.toHaveProperty("nzz");
    expect([await live(here), await live(there)]).toEqual([
      ["first", "there"],
      ["first", "there"],
    ]);
    expect(await here.room.local.backups()).toHaveLength(1);
  });

  test("leave a backup's age to the month: a vault of the same name is no reason to ask", async () => {
    const vault = here.area.items["v"];
    await startOver(here.room);
    await meet(here, there);
    expect(here.area.items["v"]).toBe(vault);
    expect(sealVault({ id: "00000000", erased: 0 })).not.toBe(vault);
  });
});

function framedAs(version: string): string {
  let rest = -1 ^ version.charCodeAt(0);
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, ~rest >>> 0);
  return version + toText(bytes);
}
