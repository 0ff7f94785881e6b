import { beforeEach, describe, expect, it } from "vitest";
import type { PageKey } from "../../src/model/page.ts";
import { type CataloguedArea, catalogued, catalogueOf } from "../../src/store/catalogue.ts";
import { oneByOne, plainOver } from "./shelf.ts";

const page = "news.example/a" as PageKey;
const note = (stamp: string, deleted: number | null = null) => ({ stamp, deleted });

let items: Map<string, unknown>;
let area: CataloguedArea;
beforeEach(() => {
  items = new Map();
  area = catalogued(plainOver(items), oneByOne());
});

describe("the catalogue", () => {
  it("knows each annotation of an article, its stamp and whether it was deleted", async () => {
    await area.set({
      [`note/${page}/1`]: note("a"),
      [`note/${page}/2`]: note("b"),
      "note/news.example/a/b/3": note("c"),
    });
    await area.set({ [`note/${page}/1`]: note("d", 5) });
    expect(await area.notes(page)).toEqual([
      { page, id: "1", stamp: "d", deleted: true },
      { page, id: "2", stamp: "b", deleted: false },
    ]);
    expect(await area.notes()).toHaveLength(3);
  });

  it("forgets what is removed", async () => {
    await area.set({ [`note/${page}/1`]: note("a"), "register/settings": {}, "backup/1": {} });
    await area.remove([`note/${page}/1`, "backup/1"]);
    expect(await area.notes()).toEqual([]);
    expect([await area.keysOf("register"), await area.keysOf("backup")]).toEqual([["register/settings"], []]);
  });

  it("loses nothing of many writes at once", async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => area.set({ [`note/${page}/${index}`]: note(`${index}`) })),
    );
    expect(await area.notes(page)).toHaveLength(50);
  });

  it("finds the articles of a site by their headline", async () => {
    await area.set({ [`page/${page}`]: { title: "湖边的灯" }, "page/other.example/a": { title: "湖边的灯" } });
    expect(await area.articlesTitled("news.example", "湖边的灯！")).toEqual([page]);
    expect(await area.articlesTitled("news.example", "别的")).toEqual([]);
  });

  it("is the same whether it grew with the library or was made for it afterwards", async () => {
    const library = { [`note/${page}/1`]: note("a"), [`page/${page}`]: { title: "t" }, "register/rule/1": {} };
    for (const [key, value] of Object.entries(library)) await area.set({ [key]: value });
    expect(Object.fromEntries(items)).toEqual({ ...library, ...catalogueOf(library) });
  });
});
