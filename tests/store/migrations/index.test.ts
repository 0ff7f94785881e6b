import { describe, expect, test } from "vitest";
import { readStamp } from "../../../src/model/clock.ts";
import type { PageKey } from "../../../src/model/page.ts";
import { catalogued } from "../../../src/store/catalogue.ts";
import { backupKeyOf, type Migration, migrate, migrations, schemaKey } from "../../../src/store/migrations/index.ts";
import { readNote } from "../../../src/store/sync/local-codec.ts";
import { mapArea } from "../../sync-sim/device.ts";

/** Storage as it was before there was a version: the first annotations, one with a clock's stamp and one without. */
const unversioned = {
  clock: { time: 1_764_000_000_000, count: 0, device: "0a0b0c0d" },
  "note/example.org/a/00000000000000aa": {
    id: "00000000000000aa",
    page: "example.org/a",
    segments: [{ exact: "words", prefix: "", suffix: "", start: 4 }],
    colour: "yellow",
    note: "kept",
    tags: [],
    created: 1_764_000_000_000,
    edited: 1_764_000_000_000,
    deleted: null,
    stamp: "019ab6b2f80000000a0b0c0d",
  },
  "note/example.org/a/00000000000000bb": {
    id: "00000000000000bb",
    page: "example.org/a",
    segments: [],
    colour: "blue",
    note: "unstamped",
    tags: [],
    created: 1_763_000_000_000,
    edited: 1_763_000_000_000,
    deleted: null,
    stamp: "1763000000000",
  },
  "page/example.org/a": {
    page: "example.org/a",
    url: "https://example.org/a",
    title: "A",
    source: null,
    authors: [],
    published: null,
  },
};

const holding = (items: object) => {
  const map = new Map<string, unknown>(Object.entries(items));
  return { map, area: mapArea(map) };
};

describe("the steps that exist", () => {
  test("make every annotation of an unversioned storage one that can be merged, and change no other", async () => {
    const { map, area } = holding(unversioned);
    expect(await migrate(area)).toEqual({ steps: migrations.length });
    const stamped = readNote(map.get("note/example.org/a/00000000000000bb"));
    expect(stamped).toMatchObject({ note: "unstamped", edited: 1_763_000_000_000 });
    expect(readStamp(stamped?.stamp ?? "")?.time).toBe(1_763_000_000_000);
    for (const key of ["clock", "note/example.org/a/00000000000000aa", "page/example.org/a"] as const)
      expect(map.get(key)).toEqual(unversioned[key]);
  });

  test("list what lies in a storage of version 1, which had no catalogue", async () => {
    const { map, area } = holding({ ...unversioned, "register/settings": { key: "settings" }, [schemaKey]: 1 });
    expect(await migrate(area)).toEqual({ steps: 1 });
    const shelf = catalogued(area, (work) => work());
    const page = "example.org/a" as PageKey;
    expect((await shelf.notes(page)).map(({ id }) => id)).toEqual(["00000000000000aa", "00000000000000bb"]);
    expect(await shelf.articlesTitled("example.org", "A")).toEqual([page]);
    expect(await shelf.keysOf("register")).toEqual(["register/settings"]);
    for (const [key, value] of Object.entries(unversioned)) expect(map.get(key)).toEqual(value);
  });

  test("do nothing to a storage that has come so far", async () => {
    const { map, area } = holding(unversioned);
    await migrate(area);
    const before = new Map(map);
    expect(await migrate(area)).toEqual({ steps: 0 });
    expect(map).toEqual(before);
  });

  test("leave an empty storage empty but for its version", async () => {
    const { map, area } = holding({});
    await migrate(area);
    expect(map.get(schemaKey)).toBe(migrations.length);
    expect([...map.keys()].filter((key) => key.startsWith("note/"))).toEqual([]);
  });
});

describe("any steps", () => {
  const renames: readonly Migration[] = [
    {
      what: "a to b",
      step: (items) => ("a" in items ? { set: { b: items["a"] }, remove: ["a"] } : { set: {}, remove: [] }),
    },
    {
      what: "b to c",
      step: (items) => ("b" in items ? { set: { c: items["b"] }, remove: ["b"] } : { set: {}, remove: [] }),
    },
  ];

  test("are taken in order, and keep a copy of what the last one replaced", async () => {
    const { map, area } = holding({ a: 1 });
    await migrate(area, renames);
    expect(Object.fromEntries(map)).toEqual({ c: 1, [schemaKey]: 2, [backupKeyOf(1)]: { b: 1 } });
  });

  test.each([1, 2, 3, 4, 5, 6, 7])(
    "lose nothing when the worker dies at the %ith write or removal, and finish at the next start",
    async (last) => {
      const { map, area } = holding({ a: 1 });
      let left = last;
      const dying = async (work: () => Promise<void>): Promise<void> => {
        if (--left === 0) throw new Error("killed");
        await work();
      };
      const mortal = {
        ...area,
        set: (items: Record<string, unknown>) => dying(() => area.set(items)),
        remove: (keys: readonly string[]) => dying(() => area.remove(keys)),
      };
      await migrate(mortal, renames).catch((reason: unknown) => expect(String(reason)).toContain("killed"));
      await migrate(area, renames);
      expect(map.get("c")).toBe(1);
      expect(map.get(schemaKey)).toBe(2);
    },
  );

  test("are not taken on a storage that a later Galley has written", async () => {
    const { map, area } = holding({ a: 1, [schemaKey]: 9 });
    expect(await migrate(area, renames)).toBe("newer");
    expect(Object.fromEntries(map)).toEqual({ a: 1, [schemaKey]: 9 });
  });
});
