import { beforeEach, describe, expect, test } from "vitest";
import { browserLimits } from "../../../src/store/sync/area.ts";
import { backupsIn, bringBack, forgetOldBackups } from "../../../src/store/sync/backup.ts";
import {
  eraseSynced,
  forgetDevice,
  joinOtherAccount,
  setName,
  setOn,
  startOver,
} from "../../../src/store/sync/operations.ts";
import { sealVault } from "../../../src/store/sync/rows.ts";
import { chromiumServer } from "../../sync-sim/areas.ts";
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

describe("another account's data", () => {
  beforeEach(async () => {
    await here.edit(id(1), page, { note: "mine" });
    await meet(here, there);
    meeting.clock += day;
    const other = chromiumServer();
    const stranger = browser("0000000f", browserLimits, other);
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

  test("leave a backup, from which what is gone since can be brought back, and which goes after a month", async () => {
    await eraseSynced(here.room);
    await here.edit(id(1), page, "delete");
    const [backup] = await backupsIn(here.room.local);
    expect(backup).toMatchObject({ why: "erased", annotations: 1 });
    expect(await live(here)).toEqual([]);
    expect(await bringBack(here.room.local, backup?.made ?? 0)).toMatchObject([{ id: id(1), note: "first" }]);
    expect(await live(here)).toEqual(["first"]);
    // What is here is left alone, however often one brings back.
    await here.edit(id(1), page, { note: "second thoughts" });
    expect(await bringBack(here.room.local, backup?.made ?? 0)).toEqual([]);
    expect(await live(here)).toEqual(["second thoughts"]);
    await meet(here, there);
    await setOn(here.room, true);
    await setOn(there.room, true);
    await meet(here, there);
    expect(await live(there)).toEqual(["second thoughts"]);
    await forgetOldBackups(here.room.local, meeting.clock + 29 * day);
    expect(await backupsIn(here.room.local)).toHaveLength(1);
    await forgetOldBackups(here.room.local, meeting.clock + 31 * day);
    expect(await backupsIn(here.room.local)).toEqual([]);
  });
});
