/**
 * `storage.sync` of two browsers, as their source has it: what each does when both sides changed, at start-up, on uninstall elsewhere.
 * Chromium: syncable_settings_storage.cc, syncable_service_based_bridge.cc. Firefox: application-services, webext-storage.
 */
import { countedBytes, type Limits, type SyncArea } from "../../src/store/sync/area.ts";

export type Items = Record<string, unknown>;

/** A browser's sync area with what joins it to the others. */
export interface SimulatedArea extends SyncArea {
  items: Items;
  /** One exchange with the server; `only` picks the keys that get through this time. Says whether anything changed here. */
  exchange(only: (key: string) => boolean): boolean;
  /** The browser starts: what it does to the area before the extension runs. */
  restart(): void;
}

export interface Server {
  /** A browser's area that is joined to this server. */
  join(limits: Limits): SimulatedArea;
  /** The extension is uninstalled in some other browser of the account. */
  uninstallElsewhere(): void;
  /** Grows with every change on the server. */
  version(): number;
}

/** What `set` and `remove` do in both: all or nothing, within the limits. */
function storing(area: { items: Items }, limits: Limits, touched: (key: string) => void) {
  return {
    get: async () => ({ ...area.items }),
    async set(items: Items) {
      const next = { ...area.items, ...items };
      const tooLarge = Object.entries(items).some(
        ([key, value]) => key.length + JSON.stringify(value).length > limits.bytesPerItem,
      );
      if (tooLarge || countedBytes(next) > limits.bytes) throw new Error("Resource::kQuotaBytes quota exceeded");
      area.items = next;
      for (const key of Object.keys(items)) touched(key);
    },
    async remove(keys: readonly string[]) {
      const next = { ...area.items };
      for (const key of keys) {
        if (key in next) touched(key);
        delete next[key];
      }
      area.items = next;
    },
    onChanged() {},
  };
}

/** One entity a key; a remote update beats an unsynced local edit, a local edit beats a remote deletion. */
export function chromiumServer(): Server {
  /** `undefined`: deleted on the server. */
  const entities = new Map<string, { value: unknown; version: number }>();
  let version = 0;
  return {
    version: () => version,
    uninstallElsewhere() {
      for (const key of entities.keys()) entities.set(key, { value: undefined, version: ++version });
    },
    join(limits) {
      const seen = new Map<string, number>();
      const unsynced = new Set<string>();
      const area: SimulatedArea = {
        items: {},
        ...storing({ items: {} }, limits, () => {}),
        exchange(only) {
          let changed = false;
          for (const [key, entity] of entities) {
            if (!only(key) || (seen.get(key) ?? 0) >= entity.version) continue;
            seen.set(key, entity.version);
            if (entity.value === undefined && unsynced.has(key) && key in area.items) continue;
            unsynced.delete(key);
            if (area.items[key] === entity.value) continue;
            changed = true;
            const { [key]: _, ...rest } = area.items;
            area.items = entity.value === undefined ? rest : { ...rest, [key]: entity.value };
          }
          for (const key of [...unsynced].filter(only)) {
            entities.set(key, { value: area.items[key], version: ++version });
            seen.set(key, version);
            unsynced.delete(key);
          }
          return changed;
        },
        restart() {
          const there = [...entities].filter(([, { value }]) => value !== undefined);
          if (there.length === 0) return;
          area.items = Object.fromEntries(there.map(([key, { value }]) => [key, value]));
          unsynced.clear();
          for (const [key, entity] of entities) seen.set(key, entity.version);
        },
      };
      Object.assign(
        area,
        storing(area, limits, (key) => unsynced.add(key)),
      );
      return area;
    },
  };
}

/** The whole area is one record, merged three ways by key against a mirror; what comes in wins. */
export function firefoxServer(): Server {
  let record: Items | null = null;
  let version = 0;
  return {
    version: () => version,
    uninstallElsewhere() {
      if (record !== null) version++;
      record = null;
    },
    join(limits) {
      let mirror: Items | null = null;
      let seen = 0;
      const area: SimulatedArea = {
        items: {},
        ...storing({ items: {} }, limits, () => {}),
        exchange() {
          const before = textOf(area.items);
          if (seen !== version) {
            area.items = record === null ? withoutMirrored(area.items, mirror) : threeWay(area.items, mirror, record);
            mirror = record;
            seen = version;
          }
          if (textOf(area.items) !== textOf(mirror ?? {})) {
            record = { ...area.items };
            mirror = record;
            seen = ++version;
          }
          return textOf(area.items) !== before;
        },
        restart() {},
      };
      Object.assign(
        area,
        storing(area, limits, () => {}),
      );
      return area;
    },
  };
}

/** The same for the same items, in whatever order they were set. */
const textOf = (items: Items): string => JSON.stringify(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A deleted record deletes every key of the mirror, changed here since or not (`remove_matching_keys`). */
function withoutMirrored(items: Items, mirror: Items | null): Items {
  return Object.fromEntries(Object.entries(items).filter(([key]) => !mirror || !(key in mirror)));
}

/** `merge` of webext-storage/src/sync/mod.rs: what changed against the mirror comes in, over what changed here. */
function threeWay(items: Items, mirror: Items | null, incoming: Items): Items {
  const merged: Items = { ...items };
  for (const [key, base] of Object.entries(mirror ?? {})) {
    if (!(key in incoming)) delete merged[key];
    else if (incoming[key] !== base) merged[key] = incoming[key];
  }
  for (const [key, value] of Object.entries(incoming)) if (!mirror || !(key in mirror)) merged[key] = value;
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}
