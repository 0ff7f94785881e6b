import { describe, expect, it } from "vitest";
import { migratedArea } from "../../../src/store/migrations/area.ts";
import { migrations, schemaKey } from "../../../src/store/migrations/index.ts";
import { plainOver } from "../shelf.ts";

describe("a migrated area", () => {
  it("gives what lay there in an old state only after it was brought up to date", async () => {
    const items = new Map<string, unknown>([["note/a.example/x/1", { edited: 16, stamp: "" }]]);
    const read = await migratedArea(plainOver(items)).get(null);
    expect(read["note/a.example/x/1"]).toMatchObject({ stamp: `${"10".padStart(12, "0")}${"0".repeat(12)}` });
    expect(read[schemaKey]).toBe(migrations.length);
  });

  it("reads what a newer Galley has written and leaves it as it is", async () => {
    const items = new Map<string, unknown>([
      [schemaKey, migrations.length + 1],
      ["note/a.example/x/1", { edited: 16, shape: "of tomorrow" }],
    ]);
    const area = migratedArea(plainOver(items));
    expect(await area.get(["note/a.example/x/1"])).toEqual({
      "note/a.example/x/1": { edited: 16, shape: "of tomorrow" },
    });
    await expect(area.set({ "note/a.example/x/1": {} })).rejects.toThrow("newer Galley");
    await expect(area.remove(["note/a.example/x/1"])).rejects.toThrow("newer Galley");
    expect(items.size).toBe(2);
  });
});
