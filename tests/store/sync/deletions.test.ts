import { beforeEach, describe, expect, test } from "vitest";
import { decideDeletions, forgetDevice } from "../../../src/store/sync/operations.ts";
import { graveKept, graveShown } from "../../../src/store/sync/pull.ts";
import type { Device } from "../../sync-sim/device.ts";
import { day, id, live, Meeting, page, reasons, status } from "./meeting.ts";

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
      meeting.clock += 20 * day;
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
      meeting.clock += 20 * day;
      await meet(here, there);
    }
    expect((await here.notes()).map((note) => note.id)).toContain(id(2));
    await forgetDevice(here.room, absent.name);
    await meet(here, there);
    meeting.clock += 2 * day;
    await meet(here, there);
    expect((await here.notes()).map((note) => note.id)).not.toContain(id(2));
  });
});
