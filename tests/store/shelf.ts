/** A storage area over a Map, and a world that stands still: what the store's tests run on. */
import type { Area } from "../../src/platform/storage.ts";
import type { World } from "../../src/store/annotations.ts";

export function areaOver(items: Map<string, unknown> = new Map()): Area {
  return {
    get: async (keys) => Object.fromEntries([...items].filter(([key]) => keys === null || keys.includes(key))),
    keys: async () => [...items.keys()],
    set: async (values) => {
      for (const [key, value] of Object.entries(structuredClone(values))) items.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) items.delete(key);
    },
  };
}

/** A world whose clock the test moves; work runs one after another, as under a lock. */
export function worldAt(start: number): World & { time: number } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    time: start,
    now() {
      return this.time;
    },
    newDevice: () => "0badcafe",
    alone(work) {
      const next = last.then(work);
      last = next.catch(() => undefined);
      return next;
    },
  };
}
