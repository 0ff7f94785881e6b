/** A browser with Galley in it: its storage outlives a kill, its worker does not. */
import type { Annotation } from "../../src/model/annotation.ts";
import { stampAfter, stampOf, tick } from "../../src/model/clock.ts";
import { following } from "../../src/model/merge.ts";
import type { PageKey } from "../../src/model/page.ts";
import type { Area } from "../../src/platform/storage.ts";
import type { World } from "../../src/store/annotations.ts";
import { catalogued, catalogueOf } from "../../src/store/catalogue.ts";
import { clockKey, readClock } from "../../src/store/clock.ts";
import type { Limits, SyncArea } from "../../src/store/sync/area.ts";
import { localStoreIn } from "../../src/store/sync/local.ts";
import { readNote } from "../../src/store/sync/local-codec.ts";
import { type Ran, type Room, run } from "../../src/store/sync/run.ts";
import type { Decoded } from "../../src/store/sync/wire.ts";
import type { SimulatedArea } from "./areas.ts";

export class Killed extends Error {}

/** A Map with these items in it, and their catalogue. */
export const shelved = (items: Iterable<readonly [string, unknown]>): Map<string, unknown> => {
  const map = new Map(items);
  return new Map([...map, ...Object.entries(catalogueOf(Object.fromEntries(map)))]);
};

/** `storage.local` over a Map. Values are handed out as they are: nothing in sync changes what it was given. */
export function mapArea(map: Map<string, unknown>): Area {
  return {
    get: async (keys) =>
      Object.fromEntries(keys === null ? map : keys.filter((key) => map.has(key)).map((key) => [key, map.get(key)])),
    async set(items) {
      for (const [key, value] of Object.entries(items)) map.set(key, value);
    },
    async remove(keys) {
      for (const key of keys) map.delete(key);
    },
  };
}

export interface Device {
  readonly name: string;
  readonly area: SimulatedArea;
  /** Every write to the sync area, counted. */
  readonly writes: () => number;
  /** One run; with `killAt`, the worker dies at that step of it, before or after what the step does. */
  run(killAt?: number): Promise<Ran | null>;
  notes(): Promise<Annotation[]>;
  /** What the operations of sync work on. */
  readonly room: Room;
  /** The reader writes or deletes; `null` when there is nothing to delete. */
  edit(id: string, page: PageKey, change: { note: string } | "delete"): Promise<Annotation | null>;
}

export interface Setting {
  readonly name: string;
  readonly area: SimulatedArea;
  readonly limits: Limits;
  now(): number;
  random(): number;
  /** `storage.local`; empty at first when it is not given. */
  readonly disk?: Area;
}

/** A browser with that area and disk. */
export function deviceOn({ name, area, limits, now, random, disk = mapArea(new Map()) }: Setting): Device {
  let writes = 0;
  let stepsLeft = Number.POSITIVE_INFINITY;
  const mortal = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    stepsLeft--;
    if (stepsLeft === 0 && random() < 0.5) throw new Killed();
    const result = await work();
    if (stepsLeft <= 0) throw new Killed();
    return result;
  };
  const wrap = (inner: Area): Area => ({
    get: (keys) => mortal(() => inner.get(keys)),
    set: (items) => mortal(() => inner.set(items)),
    remove: (keys) => mortal(() => inner.remove(keys)),
  });
  const sync: SyncArea = {
    get: () => mortal(() => area.get(null)),
    set: (items) => mortal(() => area.set(items).then(() => void writes++)),
    remove: (keys) => mortal(() => area.remove(keys).then(() => void writes++)),
    onChanged() {},
  };
  const alone: World["alone"] = (work) => work();
  const local = catalogued(wrap(disk), alone);
  const world: World = { now, newDevice: () => name, alone };
  const store = localStoreIn(local, world);
  let decoded: Decoded = new Map();
  const notes = async (): Promise<Annotation[]> => [
    ...(await localStoreIn(catalogued(disk, alone), world).copy()).notes,
  ];
  const room: Room = { area: sync, local: store, limits, now, random, pause: async () => {} };
  return {
    name,
    area,
    room,
    writes: () => writes,
    notes,
    async run(killAt = Number.POSITIVE_INFINITY) {
      stepsLeft = killAt;
      try {
        return await run(room, decoded);
      } catch (reason) {
        if (!(reason instanceof Killed)) throw reason;
        decoded = new Map();
        return null;
      } finally {
        stepsLeft = Number.POSITIVE_INFINITY;
      }
    },
    async edit(id, page, change) {
      const key = `note/${page}/${id}`;
      const before = readNote((await disk.get([key]))[key]);
      if (change === "delete" && (before === null || before.deleted !== null)) return null;
      const clock = tick(await readClock(local, world), now());
      const stamp = before ? stampAfter(clock, before.stamp) : stampOf(clock);
      const fresh: Annotation = {
        id,
        page,
        segments: [{ exact: `quote ${id}`, prefix: "", suffix: "", start: 1 }],
        colour: "yellow",
        note: "",
        tags: [],
        created: now(),
        edited: now(),
        deleted: null,
        stamp,
      };
      const { versions: _, past: __, ...base } = before ?? fresh;
      const words = change === "delete" ? { deleted: now() } : { note: change.note, edited: now(), deleted: null };
      const after = following(before, { ...base, ...words, stamp });
      await local.set({ [key]: after, [clockKey]: clock });
      return after;
    },
  };
}
