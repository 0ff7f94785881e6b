import { beforeEach, describe, expect, test } from "vitest";
import { countedBytes, type Limits } from "../../../src/store/sync/area.ts";
import { toText } from "../../../src/store/sync/codec/alphabet.ts";
import { memoryName, readMemory } from "../../../src/store/sync/memory.ts";
import { decideDeletions } from "../../../src/store/sync/operations.ts";
import { stayingOf } from "../../../src/store/sync/staying.ts";
import type { Decoded } from "../../../src/store/sync/wire.ts";
import type { Device } from "../../sync-sim/device.ts";
import { id, live, Meeting, page, random, reasons, status } from "./meeting.ts";

let meeting: Meeting;
let here: Device;
let there: Device;
const browser = (...about: Parameters<Meeting["browser"]>): Device => meeting.browser(...about);
const meet = (...devices: Device[]): Promise<void> => meeting.meet(...devices);

beforeEach(async () => {
  meeting = new Meeting();
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
    meeting.clock += 3 * 3_600_000;
    const late = browser("0000000c");
    await late.edit(id(3), page, { note: "its own" });
    await meet(here, late);
    expect(await live(late)).toEqual(["its own", "kept"]);
    expect(await live(here)).toEqual(["its own", "kept"]);
  });

  test("comes back to the area after something took it from there", async () => {
    await here.edit(id(1), page, { note: "first" });
    await meet(here, there);
    meeting.server.uninstallElsewhere();
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
      meeting.clock += 60_000;
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
    const oldest = Array.from({ length: 60 - travelling }, (_, number) => id(number));
    expect(await staying(writer)).toEqual({ ids: oldest, read: 0 });
    const full = writer.area.items;
    writer.area.items = {};
    expect((await staying(writer)).ids).toHaveLength(60);
    writer.area.items = full;
    for (let number = 59; number > 39; number--) await writer.edit(id(number), page, "delete");
    // Twenty of sixty deletions at once are many for the reader's browser: it is asked.
    await meet(writer, reader);
    expect(await status(writer)).toMatchObject({ travelling: 40, annotations: 40, waiting: [] });
    await decideDeletions(reader.room, true);
    await meet(writer, reader);
    expect(await live(reader)).toEqual(await live(writer));
  }, 60_000);
});

/** The notes that a worker which has just begun says to be on this device alone, and how many items it had to unpack for it. */
async function staying(device: Device): Promise<{ ids: string[]; read: number }> {
  const memory = readMemory(await device.room.local.read(memoryName));
  const decoded: Decoded = new Map();
  const notes = (await device.notes()).filter(({ deleted }) => deleted === null);
  const found = await stayingOf(notes, memory, await device.area.get(null), decoded, device.room.pause);
  return { ids: found.map((note) => note.id).sort(), read: decoded.size };
}

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

function framedAs(version: string): string {
  let rest = -1 ^ version.charCodeAt(0);
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, ~rest >>> 0);
  return version + toText(bytes);
}
