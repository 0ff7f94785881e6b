/** A storage area that is brought to the present version before anything is read from it or written to it. */
import type { Area } from "../../platform/storage.ts";
import { migrate } from "./index.ts";

/**
 * `area`, migrated first. What a later Galley has written can be read and not written: an older one would take away from it what it does
 * not understand. Every call rejects when the migration did.
 */
export function migratedArea(area: Area): Area {
  let done: ReturnType<typeof migrate> | null = null;
  const ready = (): ReturnType<typeof migrate> => {
    done ??= migrate(area);
    return done;
  };
  async function writable(): Promise<void> {
    if ((await ready()) === "newer") throw new Error("a newer Galley has written here: update this one to write");
  }
  return {
    get: async (keys) => {
      await ready();
      return area.get(keys);
    },
    set: async (items) => {
      await writable();
      return area.set(items);
    },
    remove: async (keys) => {
      await writable();
      return area.remove(keys);
    },
  };
}
