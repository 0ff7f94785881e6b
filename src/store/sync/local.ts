/** The local store that sync works on, over a storage area: the same keys as the annotation store's, under the same lock. */
import type { Annotation, OtherVersion } from "../../model/annotation.ts";
import { type Clock, observe, readStamp, stampAfter, tick } from "../../model/clock.ts";
import { following, join } from "../../model/merge.ts";
import { laterRegister, type Register } from "../../model/register.ts";
import type { Area } from "../../platform/storage.ts";
import type { World } from "../annotations.ts";
import { clockKey, readClock } from "../clock.ts";
import { type PageRecord, readAnnotation, readPageRecord } from "../codec.ts";
import type { LocalStore } from "./area.ts";
import { sameState } from "./drafts.ts";

const notePrefix = "note/";
const pagePrefix = "page/";
export const registerPrefix = "register/";

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const idOf = (key: string): string => key.slice(key.lastIndexOf("/") + 1);
const isStamp = (value: unknown): value is string => typeof value === "string" && readStamp(value) !== null;
const isVersion = (value: unknown): value is OtherVersion =>
  isFields(value) && isStamp(value["stamp"]) && typeof value["note"] === "string";

/** Reads an annotation with its history; `null` when it is none, or carries no stamp to merge it by. */
export function readNote(value: unknown): Annotation | null {
  const annotation = readAnnotation(value);
  if (annotation === null || !isFields(value) || !isStamp(annotation.stamp)) return null;
  const { versions, past } = value;
  return {
    ...annotation,
    ...(Array.isArray(versions) && versions.length > 0 ? { versions: versions.filter(isVersion) } : {}),
    ...(Array.isArray(past) && past.length > 0 ? { past: past.filter(isStamp) } : {}),
  };
}

/** Reads a register; `null` when it is none. */
export function readRegister(value: unknown): Register | null {
  if (
    !isFields(value) ||
    typeof value["key"] !== "string" ||
    !isStamp(value["stamp"]) ||
    typeof value["deleted"] !== "boolean"
  )
    return null;
  return {
    key: value["key"],
    value: (value["value"] ?? null) as Register["value"],
    deleted: value["deleted"],
    stamp: value["stamp"],
  };
}

/** The local store in `area`. */
export function localStoreIn(area: Area, world: World): LocalStore {
  async function held<Item>(prefix: string, read: (value: unknown) => Item | null): Promise<Item[]> {
    const keys = (await area.keys()).filter((key) => key.startsWith(prefix));
    const items = await area.get(keys);
    return Object.values(items)
      .map(read)
      .filter((item) => item !== null) as Item[];
  }

  /** The notes with these identifiers, by their keys. */
  async function byKey(ids: ReadonlySet<string>): Promise<Map<string, Annotation>> {
    const keys = (await area.keys()).filter((key) => key.startsWith(notePrefix) && ids.has(idOf(key)));
    const notes = Object.entries(await area.get(keys)).map(([key, value]) => [key, readNote(value)] as const);
    return new Map(notes.flatMap(([key, note]) => (note ? [[key, note]] : [])));
  }

  const keyOf = ({ page, id }: Annotation): string => `${notePrefix}${page}/${id}`;

  return {
    device: () =>
      world.alone(async () => {
        const clock = await readClock(area, world);
        if (clock.time === 0) await area.set({ [clockKey]: { ...clock, time: 1 } });
        return clock.device;
      }),
    revision: async () => JSON.stringify((await area.get([clockKey]))[clockKey] ?? null),
    all: async () => ({
      notes: await held(notePrefix, readNote),
      pages: await held(pagePrefix, readPageRecord),
      registers: await held(registerPrefix, readRegister),
    }),
    merge: (incoming) =>
      world.alone(async () => {
        const now = world.now();
        let clock = await readClock(area, world);
        const before = await byKey(new Set(incoming.notes.map(({ id }) => id)));
        const known = new Map<string, Annotation>();
        for (const note of before.values()) known.set(note.id, joined(known.get(note.id), note));
        const items: Record<string, Annotation | PageRecord | Register | Clock> = {};
        const changed: Annotation[] = [];
        for (const note of incoming.notes) {
          clock = observe(clock, note.stamp, now);
          const here = known.get(note.id);
          const both = joined(here, note);
          if (here && sameState({ note: here }, { note: both })) continue;
          items[keyOf(both)] = both;
          changed.push(both);
        }
        const pages = await area.get(incoming.pages.map(({ page }) => `${pagePrefix}${page}`));
        for (const record of incoming.pages)
          if (!(`${pagePrefix}${record.page}` in pages)) items[`${pagePrefix}${record.page}`] = record;
        const registers = await area.get(incoming.registers.map(({ key }) => registerPrefix + key));
        for (const register of incoming.registers) {
          clock = observe(clock, register.stamp, now);
          const here = readRegister(registers[registerPrefix + register.key]);
          const later = here ? laterRegister(here, register) : register;
          if (later !== here) items[registerPrefix + register.key] = later;
        }
        await area.set({ ...items, [clockKey]: clock });
        // A deletion of something unknown had no article to stand under; when the article came, the old key goes.
        const moved = [...before].filter(([key, { id }]) =>
          changed.some((note) => note.id === id && keyOf(note) !== key),
        );
        if (moved.length > 0) await area.remove(moved.map(([key]) => key));
        return changed;
      }),
    drop: (ids) =>
      world.alone(async () => {
        const dead = [...(await byKey(new Set(ids)))].filter(([, { deleted }]) => deleted !== null);
        await area.remove(dead.map(([key]) => key));
      }),
    restamp: (over) =>
      world.alone(async () => {
        let clock = await readClock(area, world);
        const notes = await byKey(new Set(over.map(({ id }) => id)));
        const items: Record<string, Annotation | Clock> = {};
        for (const [key, note] of notes) {
          const loser = over.find(({ id }) => id === note.id);
          if (!loser || note.deleted !== null) continue;
          clock = tick(clock, world.now());
          items[key] = following(join(note, loser), { ...note, stamp: stampAfter(clock, loser.stamp) });
        }
        await area.set({ ...items, [clockKey]: clock });
      }),
    read: async (name) => (await area.get([name]))[name],
    write: (name, value) => (value === null ? area.remove([name]) : area.set({ [name]: value })),
    names: async () => (await area.keys()).filter((key) => key === "sync" || key.startsWith("backup/")),
  };
}

const joined = (known: Annotation | undefined, note: Annotation): Annotation => (known ? join(known, note) : note);
