/**
 * The catalogue: which annotations, articles, registers and backups there are, known without reading them. A browser tells the keys of a
 * storage area only by reading all of it (Chromium 156: seconds for 50,000 annotations), so every write that makes or ends one of these
 * writes the catalogue's part for it too, in the same `set`.
 */
import { titleName } from "../model/fingerprint.ts";
import type { PageKey } from "../model/page.ts";
import type { Area } from "../platform/storage.ts";
import {
  cardsOf,
  changedDrawer,
  type Entry,
  entriesIn,
  listKey,
  namedKey,
  noteDrawers,
  noteKeyOf,
  textsIn,
} from "./catalogue-drawers.ts";

export interface CataloguedArea extends Area {
  /** The annotations there are, deleted ones too: all of them, or those of one article. In no order. */
  notes(page?: PageKey): Promise<Entry[]>;
  /** The articles of a site (a host name, as page keys begin with) that have, or had, a title of the same name; see `titleName`. */
  articlesTitled(site: string, title: string): Promise<PageKey[]>;
  /** The keys of all registers, or backups. */
  keysOf(kind: "register" | "backup"): Promise<string[]>;
}

/** Runs `work` when no other of this catalogue's work runs, in any context of the extension. */
export type Alone = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** `area` with its catalogue. All that is written to `area` must be written through it. */
export function catalogued(area: Area, alone: Alone): CataloguedArea {
  /** The drawers after `keys` were written with these values (`undefined`: removed). */
  async function drawersAfter(items: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const cards = Map.groupBy(Object.entries(items).flatMap(cardsOf), ({ drawer }) => drawer);
    if (cards.size === 0) return {};
    const before = await area.get([...cards.keys()]);
    return Object.fromEntries(
      [...cards].flatMap(([drawer, all]) => {
        const after = changedDrawer(before[drawer], all);
        return after ? [[drawer, after]] : [];
      }),
    );
  }

  return {
    get: area.get,
    set: (items) => alone(async () => area.set({ ...items, ...(await drawersAfter(items)) })),
    remove: (keys) =>
      alone(async () => {
        // Killed between the two, the catalogue knows of something that is not there any more, which nobody misses.
        await area.remove(keys);
        const after = await drawersAfter(Object.fromEntries(keys.map((key) => [key, undefined])));
        if (Object.keys(after).length > 0) await area.set(after);
      }),
    async notes(page) {
      const drawers = Object.values(await area.get(noteDrawers(page)));
      const entries = drawers.flatMap(entriesIn);
      return page === undefined ? entries : entries.filter((entry) => entry.page === page);
    },
    async articlesTitled(site, title) {
      const key = namedKey(site, titleName(title));
      return textsIn((await area.get([key]))[key]) as PageKey[];
    },
    async keysOf(kind) {
      const key = listKey(kind);
      return textsIn((await area.get([key]))[key]);
    },
  };
}

/** The catalogue of `items`, as a storage that has none needs it. */
export function catalogueOf(items: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const cards = Map.groupBy(Object.entries(items).flatMap(cardsOf), ({ drawer }) => drawer);
  return Object.fromEntries([...cards].map(([drawer, all]) => [drawer, changedDrawer(undefined, all)]));
}

export type { Entry };
export { noteKeyOf };
