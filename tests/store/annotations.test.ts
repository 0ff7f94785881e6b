import { describe, expect, it } from "vitest";
import type { Written } from "../../src/model/annotation.ts";
import { pageKey } from "../../src/model/page.ts";
import { annotationsIn } from "../../src/store/annotations.ts";
import type { PageRecord } from "../../src/store/codec.ts";
import { areaOver, worldAt } from "./shelf.ts";

const page = pageKey("https://news.example/a", null);
const article: PageRecord = {
  page,
  url: "https://news.example/a",
  title: "一",
  source: null,
  authors: [],
  published: null,
};
const written = (id: string, note = ""): Written => ({
  id: id.padStart(16, "0"),
  segments: [{ exact: "十年前", prefix: "", suffix: "", start: 0 }],
  colour: "yellow",
  note,
  tags: [],
});

describe("the store of annotations", () => {
  it("gives back what was written, oldest first", async () => {
    const world = worldAt(1000);
    const store = annotationsIn(areaOver(), world);
    await store.save(article, written("2", "later made, first written"));
    world.time = 2000;
    await store.save(article, written("1", "second"));
    world.time = 3000;
    await store.save(article, written("2", "changed"));
    expect((await store.ofPage(page)).map(({ note, created, edited }) => [note, created, edited])).toEqual([
      ["changed", 1000, 3000],
      ["second", 2000, 2000],
    ]);
  });

  it("keeps how long a text was, and leaves out what is no length", async () => {
    const items = new Map<string, unknown>();
    const store = annotationsIn(areaOver(items), worldAt(1000));
    const segment = { exact: "十年前", prefix: "从", suffix: "", start: 1 };
    await store.save(article, { ...written("1"), segments: [{ ...segment, of: 12 }] });
    expect((await store.ofPage(page))[0]?.segments).toEqual([{ ...segment, of: 12 }]);
    const [[key, kept] = ["", null]] = [...items].filter(([name]) => name.startsWith("note/"));
    items.set(key, { ...Object(kept), segments: [{ ...segment, of: "long" }] });
    expect((await store.ofPage(page))[0]?.segments).toEqual([segment]);
  });

  it("keeps what was quoted over two blocks as one, and reads what was kept as two before", async () => {
    const items = new Map<string, unknown>();
    const store = annotationsIn(areaOver(items), worldAt(1000));
    const segments = [
      { exact: "十年前", prefix: "从", suffix: "", start: 1 },
      { exact: "她", prefix: "", suffix: "来", start: 5 },
    ];
    const saved = await store.save(article, { ...written("1"), segments });
    const key = `note/${page}/${saved.id}`;
    expect(items.get(key)).toMatchObject({
      segments: [{ exact: "十年前\n她", prefix: "从", suffix: "来", start: 1 }],
    });
    expect((await store.ofPage(page)).map((one) => one.segments)).toEqual([segments]);
    items.set(key, saved);
    expect((await store.ofPage(page)).map((one) => one.segments)).toEqual([segments]);
  });

  it("stamps each change later than the one before, also when the clock goes back", async () => {
    const world = worldAt(5000);
    const store = annotationsIn(areaOver(), world);
    const first = await store.save(article, written("1"));
    world.time = 10;
    const second = await store.save(article, written("1", "again"));
    expect(second.stamp > first.stamp).toBe(true);
  });

  it("keeps the words of a deleted annotation and brings them back", async () => {
    const items = new Map<string, unknown>();
    const store = annotationsIn(areaOver(items), worldAt(1000));
    const { id } = await store.save(article, written("1", "不能丢"));
    await store.remove(page, id);
    expect(await store.ofPage(page)).toEqual([]);
    expect((await store.restore(page, id))?.note).toBe("不能丢");
    expect((await store.ofPage(page)).map(({ note }) => note)).toEqual(["不能丢"]);
  });

  it("has nothing to delete or restore where there is nothing", async () => {
    const store = annotationsIn(areaOver(), worldAt(1000));
    expect(await store.remove(page, "0".repeat(16))).toBeNull();
    expect(await store.restore(page, "0".repeat(16))).toBeNull();
  });

  it("gives a page its own annotations and not those of an address that begins the same", async () => {
    const store = annotationsIn(areaOver(), worldAt(1000));
    const other = pageKey("https://news.example/a/b", null);
    await store.save({ ...article, page: other }, written("1", "other"));
    expect(await store.ofPage(page)).toEqual([]);
    expect(await store.ofPage(other)).toHaveLength(1);
  });

  it("passes over what it cannot read and leaves it where it is", async () => {
    const items = new Map<string, unknown>([[`note/${page}/x`, { id: "from a later version" }]]);
    const store = annotationsIn(areaOver(items), worldAt(1000));
    await store.save(article, written("1", "mine"));
    expect((await store.ofPage(page)).map(({ note }) => note)).toEqual(["mine"]);
    expect(items.get(`note/${page}/x`)).toEqual({ id: "from a later version" });
  });

  it("writes many changes at once without losing one", async () => {
    const store = annotationsIn(areaOver(), worldAt(1000));
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.save(article, written(index.toString(16)))));
    const all = await store.ofPage(page);
    expect(all).toHaveLength(50);
    expect(new Set(all.map(({ stamp }) => stamp)).size).toBe(50);
  });
});
