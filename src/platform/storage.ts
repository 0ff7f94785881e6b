/** Storage areas. Content scripts never come here: the background is the one writer. */
import { browser } from "./browser.ts";

/** What the store needs of a storage area: whole values by key, each `set` and `remove` atomic. */
export interface Area {
  /** The values of `keys`, those that exist; with `null`, of all keys. */
  get(keys: readonly string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

type AreaName = "local" | "session";

/** `local` outlives the browser, `session` ends with it and is for private windows. */
export function storageArea(name: AreaName): Area {
  const area = browser.storage[name];
  return {
    get: (keys) => area.get(keys === null ? null : [...keys]),
    set: (items) => area.set(items),
    remove: (keys) => area.remove([...keys]),
  };
}

/** `area`, with each write told to `written` once it is done. */
export function tellingArea<Kind extends Area>(area: Kind, written: () => void): Kind {
  return {
    ...area,
    set: async (items) => {
      await area.set(items);
      written();
    },
    remove: async (keys) => {
      await area.remove(keys);
      written();
    },
  };
}

interface WithAccessLevel {
  setAccessLevel?(level: { accessLevel: "TRUSTED_CONTEXTS" }): Promise<void>;
}

/** Keeps content scripts out of storage where the browser can (Chromium). */
export async function closeStorageToPages(): Promise<void> {
  const areas = [browser.storage.local, browser.storage.sync] as readonly WithAccessLevel[];
  await Promise.all(areas.map((area) => area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" })));
}
