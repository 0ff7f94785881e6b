/** Storage over a Map, and a world that stands still: what the store's tests run on. */
import type { Area } from "../../src/platform/storage.ts";
import type { World } from "../../src/store/annotations.ts";
import { type CataloguedArea, catalogued, catalogueOf } from "../../src/store/catalogue.ts";

/** A catalogued area over a Map; what is in the Map is catalogued first. */
export function areaOver(items: Map<string, unknown> = new Map()): CataloguedArea {
  for (const [key, drawer] of Object.entries(catalogueOf(Object.fromEntries(items)))) items.set(key, drawer);
  return catalogued(plainOver(items), oneByOne());
}

/** The area as a browser has it. */
export function plainOver(items: Map<string, unknown> = new Map()): Area {
  return {
    get: async (keys) => Object.fromEntries([...items].filter(([key]) => keys === null || keys.includes(key))),
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
  return {
    time: start,
    now() {
      return this.time;
    },
    newDevice: () => "0badcafe",
    alone: oneByOne(),
  };
}

/** Runs work one after another, as under a lock. */
export function oneByOne(): World["alone"] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
