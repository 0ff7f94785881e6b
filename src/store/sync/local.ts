/** The local store that sync works on, over a storage area: the same keys as the annotation store's, under the same lock. */
import type { Annotation } from "../../model/annotation.ts";
import { type Clock, observe, stampAfter, tick } from "../../model/clock.ts";
import { following, join } from "../../model/merge.ts";
import type { PageKey } from "../../model/page.ts";
import { laterRegister, type Register } from "../../model/register.ts";
import { withLength } from "../../model/segments.ts";
import type { World } from "../annotations.ts";
import { type CataloguedArea, type Entry, noteKeyOf } from "../catalogue.ts";
import { clockKey, readClock } from "../clock.ts";
import { type PageRecord, readPageRecord, toDisk } from "../codec.ts";
import type { LocalStore } from "./area.ts";
import { sameState } from "./drafts.ts";
import { readNote, readRegister } from "./local-codec.ts";

const pageKeyOf = (page: PageKey): string => `page/${page}`;
export const registerPrefix = "register/";
/** More than ever fit into the area, whatever they are: a highlight without a note takes sixty bytes. */
const mostTravelling = 2_500;

/** The local store in `area`. */
export function localStoreIn(area: CataloguedArea, world: World): LocalStore {
  async function readAll<Item>(keys: readonly string[], read: (value: unknown) => Item | null): Promise<Item[]> {
    const items = Object.values(await area.get([...new Set(keys)])).map(read);
    return items.filter((item) => item !== null) as Item[];
  }

  /** The annotations with these identifiers, by their keys: one may lie under two while its article becomes known. */
  async function byKey(ids: ReadonlySet<string>): Promise<Map<string, Annotation>> {
    const entries = ids.size === 0 ? [] : (await area.notes()).filter(({ id }) => ids.has(id));
    const values = Object.entries(await area.get(entries.map(keyOf)));
    const notes = values.map(([key, value]) => [key, readNote(value)] as const);
    return new Map(notes.flatMap(([key, note]) => (note ? [[key, note]] : [])));
  }

  return {
    device: () =>
      world.alone(async () => {
        const clock = await readClock(area, world);
        if (clock.time === 0) await area.set({ [clockKey]: { ...clock, time: 1 } });
        return clock.device;
      }),
    revision: async () => JSON.stringify((await area.get([clockKey]))[clockKey] ?? null),
    async held(wanted) {
      const entries = await area.notes();
      const live = entries.filter(({ deleted }) => !deleted).sort((a, b) => (a.stamp > b.stamp ? -1 : 1));
      const needed = entries.filter(({ id, deleted }) => deleted || wanted.ids.has(id));
      const notes = await readAll([...needed, ...live.slice(0, mostTravelling)].map(keyOf), readNote);
      const pages = new Set([...notes.map(({ page }) => page), ...wanted.pages]);
      return {
        notes,
        pages: await readAll(
          [...pages].map((page) => `page/${page}`),
          readPageRecord,
        ),
        registers: await readAll(await area.keysOf("register"), readRegister),
        live: new Set(live.map(({ id }) => id)).size,
      };
    },
    async copy() {
      const items = await area.get(null);
      const under = <Item>(prefix: string, read: (value: unknown) => Item | null): Item[] =>
        Object.entries(items).flatMap(([key, value]) => (key.startsWith(prefix) ? (read(value) ?? []) : []));
      return {
        notes: under("note/", readNote),
        pages: under("page/", readPageRecord),
        registers: under(registerPrefix, readRegister),
      };
    },
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
          const last = joined(here, note);
          const both = { ...last, segments: withLength(last.segments, here?.segments ?? []) };
          if (here && sameState({ note: here }, { note: both })) continue;
          items[keyOf(both)] = toDisk(both);
          changed.push(both);
        }
        const pages = await area.get(incoming.pages.map(({ page }) => pageKeyOf(page)));
        for (const record of incoming.pages)
          if (!(pageKeyOf(record.page) in pages)) items[pageKeyOf(record.page)] = record;
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
          items[key] = toDisk(following(join(note, loser), { ...note, stamp: stampAfter(clock, loser.stamp) }));
        }
        await area.set({ ...items, [clockKey]: clock });
      }),
    revive: (notes, pages) =>
      world.alone(async () => {
        let clock = await readClock(area, world);
        const here = new Map<string, Annotation>();
        for (const note of (await byKey(new Set(notes.map(({ id }) => id)))).values())
          here.set(note.id, joined(here.get(note.id), note));
        const revived: Annotation[] = [];
        for (const note of notes) {
          const known = here.get(note.id) ?? note;
          if (note.deleted !== null || (here.has(note.id) && known.deleted === null)) continue;
          clock = tick(clock, world.now());
          const { versions: _, past: __, ...words } = note;
          revived.push(following(join(known, note), { ...words, stamp: stampAfter(clock, join(known, note).stamp) }));
        }
        const known = await area.get(pages.map(({ page }) => pageKeyOf(page)));
        const records = pages.filter(({ page }) => !(pageKeyOf(page) in known));
        await area.set({
          ...Object.fromEntries(records.map((record) => [pageKeyOf(record.page), record])),
          ...Object.fromEntries(revived.map((note) => [keyOf(note), toDisk(note)])),
          [clockKey]: clock,
        });
        return revived;
      }),
    read: async (name) => (await area.get([name]))[name],
    write: (name, value) => (value === null ? area.remove([name]) : area.set({ [name]: value })),
    backups: () => area.keysOf("backup"),
  };
}

const keyOf = ({ page, id }: Annotation | Entry): string => noteKeyOf(page, id);
const joined = (known: Annotation | undefined, note: Annotation): Annotation => (known ? join(known, note) : note);
