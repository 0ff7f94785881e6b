/**
 * Migrations of what lies in this browser: a list, each step from one version to the next, each with a test from a saved old state.
 *
 * One number, under the key `schema`, says how far this browser's storage has come. A step says what to write and what to remove; both
 * are kept beside each other until the next step, so that a step that turns out wrong can be undone: data is removed last, and first
 * copied under `before/<version>`.
 */
import type { Area } from "../../platform/storage.ts";
import { catalogueOf } from "../catalogue.ts";

export type Items = Readonly<Record<string, unknown>>;

export interface Migration {
  /** What it is for, for the log of a reader who reports a problem. */
  readonly what: string;
  /** The items to write and the keys to remove, from all items. Must give the same from items that were migrated half way. */
  step(items: Items): { readonly set: Items; readonly remove: readonly string[] };
}

export const schemaKey = "schema";
export const backupKeyOf = (version: number): string => `before/${version}`;

/** Version n of the storage is what the first n steps have made. */
export const migrations: readonly Migration[] = [
  {
    what: "Version 1: annotations carry stamps of the hybrid logical clock; those without one get the oldest there is.",
    step(items) {
      const notes = Object.entries(items).filter(([key]) => key.startsWith("note/"));
      const unstamped = notes.filter(([, value]) => isFields(value) && !/^[0-9a-f]{24}$/.test(String(value["stamp"])));
      return { set: Object.fromEntries(unstamped.map(([key, value]) => [key, stamped(value)])), remove: [] };
    },
  },
  {
    what: "Version 2: a catalogue lists what there is, so that nothing has to be read to know it.",
    step: (items) => ({ set: catalogueOf(items), remove: [] }),
  },
];

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** By the time of its last edit, from no device: any change made since wins over it, on every device alike. */
function stamped(value: unknown): unknown {
  if (!isFields(value)) return value;
  const edited = typeof value["edited"] === "number" && value["edited"] >= 0 ? Math.trunc(value["edited"]) : 0;
  return { ...value, stamp: edited.toString(16).padStart(12, "0").slice(-12) + "0".repeat(12) };
}

/** What became of the storage: how many steps were taken, or that a later Galley has written it and it must not be written to. */
export type Migrated = { readonly steps: number } | "newer";

/**
 * Brings the storage in `area` to the present version. Killed at any point it goes on from there at the next start. Rejects when the
 * storage fails; nothing is removed then that was not copied.
 */
export async function migrate(area: Area, steps: readonly Migration[] = migrations): Promise<Migrated> {
  const version = versionOf((await area.get([schemaKey]))[schemaKey]);
  if (version > steps.length) return "newer";
  if (version === steps.length) return { steps: 0 };
  for (let next = version; next < steps.length; next++) {
    const items = await area.get(null);
    const { set, remove } = steps[next]?.step(items) ?? { set: {}, remove: [] };
    const touched = [...Object.keys(set), ...remove].filter((key) => key in items);
    const before = Object.fromEntries(touched.map((key) => [key, items[key]]));
    const backup = backupKeyOf(next);
    // The number comes last: killed before it, the step is taken again, over what it had done, and the copy is not taken twice.
    await area.set({ ...set, ...(backup in items ? {} : { [backup]: before }) });
    if (remove.length > 0) await area.remove(remove);
    await area.set({ [schemaKey]: next + 1 });
    if (next > 0) await area.remove([backupKeyOf(next - 1)]);
  }
  return { steps: steps.length - version };
}

function versionOf(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : 0;
}
