/** The margin by the keyboard alone, in both browsers. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "../browser.ts";
import { galleyErrors, painted, read, select, until } from "../reader.ts";
import { type Site, serve } from "../server.ts";
import { chord, ferryStories, keys, named, says, sentence, stored, storedNote, walk, walked } from "./hands.ts";

describe.each(browserNames)("the keyboard in %s", (name) => {
  let driver: Driver;
  let site: Site;
  let story: () => string;
  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale: "en" }), await serve()];
    story = await ferryStories(site, "keys");
  });
  afterEach(async () => expect(await galleyErrors(driver)).toEqual([]));
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  it("takes a highlight from opening to its undone deletion", async () => {
    const page = await driver.openPage(story());
    await driver.pressShortcut(page);
    const reading = { page, room: await driver.roomFrame(page) };
    const { room } = reading;
    await walk(reading);
    await keys(reading, "2");
    await named(room, "listitem", `Green: “${sentence}”`);
    await keys(reading, "t");
    await named(room, "combobox", "Add a tag");
    await page.keyboard.type("ferry");
    await keys(reading, "Enter", "Escape", "e");
    await named(room, "textbox", `Note on “${sentence}”`);
    await page.keyboard.type("Whose **boat**? #owner");
    await keys(reading, "Escape");
    expect(await storedNote(driver, "Whose **boat**? #owner")).toMatchObject({
      colour: "green",
      tags: ["ferry", "owner"],
    });
    await until("the edit button has the focus, and it is seen", () =>
      room.evaluate(() => {
        const focused = document.activeElement;
        return focused?.classList.contains("edit") === true && getComputedStyle(focused).outlineStyle === "solid";
      }),
    );
    await keys(reading, "Enter");
    await named(room, "textbox", `Note on “${sentence}”`);
    await page.keyboard.type(" Ask.");
    await keys(reading, "Escape");
    await storedNote(driver, "Whose **boat**? #owner Ask.");
    await keys(reading, "x");
    await until("the highlight is gone", async () => (await painted(reading)).length === 0);
    await chord(reading, "Control", "z");
    await says(room, "Undone: deletion");
    await named(room, "listitem", `Green: “${sentence}”`);
    await until("it is on the shelf again", async () =>
      (await stored(driver)).some((one) => one.note.endsWith("Ask.") && one.deleted === null),
    );
    await chord(reading, "Control", "Shift", "z");
    await says(room, "Done again: deletion");
    await until("it is gone again", async () => (await painted(reading)).length === 0);
  });

  it("comes to every part with Tab, in the order that is read", async () => {
    const reading = await read(driver, story());
    const { room } = reading;
    await walk(reading);
    await keys(reading, "3");
    await named(room, "listitem", `Blue: “${sentence}”`);
    const met: string[] = [];
    for (let steps = 0; steps < 40 && !met.includes("Delete"); steps++) {
      await keys(reading, "Tab");
      met.push(
        await room.evaluate(() => {
          const focused = document.activeElement as HTMLElement | null;
          return focused?.ariaLabel || focused?.textContent?.trim() || "";
        }),
      );
    }
    const inOrder = ["1 note", "Original page", "Close", "Yellow", "Violet", "Tag", "Copy", "Delete"];
    expect(met.filter((one) => inOrder.includes(one))).toEqual(inOrder);
  });

  it("hears no key while typing, nor any that is the browser's own", async () => {
    const reading = await read(driver, story());
    const { room, page } = reading;
    await walk(reading);
    await keys(reading, "n");
    await named(room, "textbox", `Note on “${sentence}”`);
    await page.keyboard.type("hjklxt?12[]");
    await keys(reading, "Escape");
    await storedNote(driver, "hjklxt?12[]");
    expect(await room.$(".panel")).toBeNull();
    expect(await room.$$("aside li.note")).toHaveLength(1);
    const heard = await room.evaluate(() => {
      const pressed = (key: string, more: KeyboardEventInit): boolean =>
        !document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
      const own = ["l", "t", "n", "h", "j", "p", "c"].flatMap((key) => [
        pressed(key, { ctrlKey: true }),
        pressed(key, { metaKey: true }),
        pressed(key, { altKey: true }),
      ]);
      return [...own, pressed("/", {}), pressed("'", {}), pressed(" ", {}), pressed("F5", {}), pressed("PageDown", {})];
    });
    expect(heard.filter(Boolean)).toEqual([]);
  });

  it("shows the keys with ?, as they were set in the settings", async () => {
    const own = await driver.openOwnPage("pages/options/index.html");
    const field = await until("the field for the key", async () => {
      const labels = await own.$$("label");
      for (const label of labels)
        if ((await label.evaluate((element) => element.textContent)) === "All notes") return label.$("input");
      return null;
    });
    await field.focus();
    await own.keyboard.press("w");
    await until("it is set", () => field.evaluate((input) => (input as HTMLInputElement).value === "W"));
    const reading = await read(driver, story());
    await keys(reading, "?");
    const panel = await named(reading.room, "region", "Keys");
    const shown = await panel.$$eval("dl > div", (rows) =>
      rows.map((row) => [...row.children].map(({ textContent }) => textContent)),
    );
    expect(shown).toContainEqual(["W", "All notes"]);
    await keys(reading, "Escape", "l");
    expect(await reading.room.$(".panel")).toBeNull();
    await keys(reading, "w");
    await named(reading.room, "region", "All notes");
    await own.bringToFront();
    await (await until("the way back", () => own.$("section .keys + p button"))).click();
    await until("the keys are as they were", () =>
      field.evaluate((input) => (input as HTMLInputElement).value === "L"),
    );
    await own.close();
  });

  it("walks the sentences of a Chinese article, one by one and several at once", async () => {
    const reading = await read(driver, site.url("/article.html"));
    const first = await walked(reading, "j");
    expect(first).toMatch(/^[^。！？…]+[。！？…]+[”」]?$/);
    const second = await walked(reading, "j");
    expect(second).toMatch(/^[^。！？…]+[。！？…]+[”」]?$/);
    expect(second).not.toBe(first);
    expect(await walked(reading, "k")).toBe(first);
    expect((await walked(reading, "Shift", "j")).replace(/\s/g, "")).toBe((first + second).replace(/\s/g, ""));
    await keys(reading, "h");
    await until("it is painted", async () => (await painted(reading)).length > 0);
  });

  it("keeps a key that is pressed before the margin is there", async () => {
    const page = await driver.openPage(story());
    await driver.pressToolbarButton(page);
    const room = await driver.roomFrame(page, "main");
    await page.keyboard.press("?");
    await named(room, "region", "Keys");
  });

  it("keeps overlapping highlights apart, and reaches each", async () => {
    const reading = await read(driver, story());
    await select(reading, "two bicycles and a crate of live eels");
    await keys(reading, "1");
    await select(reading, "a crate of live eels");
    await keys(reading, "2");
    await named(reading.room, "listitem", "Yellow: “two bicycles and a crate of live eels”");
    await named(reading.room, "listitem", "Green: “a crate of live eels”");
    const active = (): Promise<string | null> =>
      reading.room.$eval("aside li.note.on", (card) => card.getAttribute("aria-label"));
    expect(await active()).toBe("Green: “a crate of live eels”");
    await keys(reading, "[");
    expect(await active()).toBe("Yellow: “two bicycles and a crate of live eels”");
    expect(await painted(reading)).toEqual(
      expect.arrayContaining(["two bicycles and a crate of live eels", "a crate of live eels"]),
    );
  });
});
