/** Two browsers of one reader: what is written in one is in the other, goes there when it goes here, and is never thrown away. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Annotation } from "../../../src/model/annotation.ts";
import { open, seal } from "../../../src/store/sync/codec/shard.ts";
import { savedParcel, savedValue } from "../../store/sync/codec/saved.ts";
import { browserNames } from "../browser.ts";
import { ask, remoteArea } from "../extension.ts";
import { bringIntoView, galleyErrors, margin, note, painted, press, read, select, until } from "../reader.ts";
import { type Site, serve } from "../server.ts";
import { type Carrier, carrierBetween, openPlace, type Place } from "./carrier.ts";

const patience = { timeout: 10_000, interval: 50 };
const quote = "澜州与南屏共同发布了";

let site: Site;
beforeAll(async () => {
  site = await serve();
});
afterAll(() => site.close());

describe.each(browserNames)("two browsers joined as %s joins them", (name) => {
  let [home, work]: Place[] = [];
  let carrier: Carrier;
  beforeAll(async () => {
    [home, work] = [await openPlace(name), await openPlace(name)];
    carrier = carrierBetween(name, [home, work]);
    await carrier.meet();
  });
  afterAll(async () => {
    for (const place of [home, work]) {
      if (!place) continue;
      const errors = await galleyErrors(place.driver);
      await place.driver.close();
      expect(errors).toEqual([]);
    }
  });

  const both = (): [Place, Place] => {
    if (!home || !work) throw new Error("two browsers were to be started");
    return [home, work];
  };
  const article = (headline: string): string => {
    const path = `/${encodeURIComponent(headline)}.html`;
    site.variant(path, "article.html", (html) => html.replaceAll("澜州南屏共建云湖走廊", headline));
    return site.url(path);
  };

  it("show in one what was written in the other, also in a room that is open, and delete it there too", async () => {
    const [here, there] = both();
    const address = article("湖上的第一班船");
    const written = await read(here.driver, address);
    await select(written, quote);
    await note(written, "坐一次早班船");
    const reading = await read(there.driver, address);
    expect(await margin(reading)).toEqual([]);
    await carrier.meet();
    await bringIntoView(reading, quote);
    await expect.poll(() => painted(reading), patience).toEqual([quote]);
    await expect.poll(() => margin(reading), patience).toEqual(["坐一次早班船"]);
    await reading.page.bringToFront();
    await press(reading, "aside li.note");
    await press(reading, "aside li.note [role=toolbar] button:last-child");
    await until("the note goes", async () => (await margin(reading)).length === 0);
    await carrier.meet();
    await written.page.bringToFront();
    await expect.poll(() => painted(written), patience).toEqual([]);
    await Promise.all([written.page.close(), reading.page.close()]);
  });

  it("keep both texts of a note that was changed in both: the later one is shown, the other beside it", async () => {
    const [here, there] = both();
    const address = article("两座城的账本");
    const first = await read(here.driver, address);
    await select(first, quote);
    await note(first, "原文");
    await carrier.meet();
    const second = await read(there.driver, address);
    await bringIntoView(second, quote);
    await expect.poll(() => margin(second), patience).toEqual(["原文"]);
    for (const [reading, words] of [
      [first, "甲处所改"],
      [second, "乙处所改"],
    ] as const) {
      await reading.page.bringToFront();
      await bringIntoView(reading, quote);
      await press(reading, "aside li.note button.edit");
      await until("the field opens", () => reading.room.$("textarea:focus"));
      await reading.page.keyboard.press("End");
      await reading.page.keyboard.type(`，${words}`);
      await press(reading, "main h1");
      await until("the field closes", async () => (await reading.room.$("textarea")) === null);
    }
    await carrier.meet();
    for (const reading of [first, second]) {
      await reading.page.bringToFront();
      await bringIntoView(reading, quote);
      await expect.poll(() => margin(reading), patience).toEqual(["原文，乙处所改"]);
      const card = await until("the other version", () => reading.room.$("aside li.note"));
      await expect.poll(() => card.evaluate((element) => element.textContent), patience).toContain("原文，甲处所改");
    }
    await Promise.all([first.page.close(), second.page.close()]);
  });

  it("share settings and site rules", async () => {
    const [here, there] = both();
    const settings = await ask<{ names: Record<string, string> }>(here.own, "settings");
    await ask(here.own, "changeSettings", { ...settings, names: { ...settings.names, green: "待核" } });
    await ask(there.own, "saveRule", {
      id: "00000000000000bb",
      site: "",
      selector: ".app",
      shape: { begins: "", shortest: 1, longest: 9 },
      action: "remove",
      sample: "下载",
      on: true,
      created: 1,
    });
    await carrier.meet();
    expect(await ask(there.own, "settings")).toMatchObject({ names: { green: "待核" } });
    expect(await ask(here.own, "allRules")).toMatchObject([{ selector: ".app", sample: "下载", on: true }]);
  });

  it("read to the last bit what another engine packed, and pack as it reads", async () => {
    const [here, there] = both();
    await remoteArea(here.own, "sync").set({ nzz: savedValue });
    await carrier.meet();
    const stored = await remoteArea(there.own, "local").get();
    const notes = savedParcel.notes.filter(({ deleted }) => deleted === null);
    for (const saved of notes) expect(stored[`note/${saved.page}/${saved.id}`]).toMatchObject({ ...saved });
    const shards = Object.entries(await remoteArea(there.own, "sync").get()).filter(([key]) => key.startsWith("n"));
    const ids = new Set<string>();
    for (const [, value] of shards) {
      const opened = open(value);
      if (typeof opened === "string") throw new Error(opened);
      for (const { id } of opened.parcel.notes) ids.add(id);
    }
    expect([...ids]).toEqual(expect.arrayContaining(notes.map(({ id }) => id)));
    const words = "两岸的渡船 and the ferries between them, ".repeat(12);
    const long: Annotation = { ...(notes[0] as Annotation), id: "00000000000000b1", note: words };
    await remoteArea(here.own, "sync").set({ nzy: seal({ notes: [long], pages: [], registers: [], seen: new Map() }) });
    await carrier.meet();
    expect((await remoteArea(there.own, "local").get())[`note/${long.page}/${long.id}`]).toMatchObject({ note: words });
  });
});
