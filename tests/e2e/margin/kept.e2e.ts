/** Nothing that was written is lost: not by Esc, a closed tab, a page that is left, a stopped worker, an update, or a second tab. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "../browser.ts";
import { galleyErrors, type Reading, read, until } from "../reader.ts";
import { type Site, serve } from "../server.ts";
import { ferryStories, keys, named, says, sentence, stored, storedNote, typeInto, walk } from "./hands.ts";

describe.each(browserNames)("what is written in %s", (name) => {
  let driver: Driver;
  let site: Site;
  let story: () => string;
  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale: "en" }), await serve()];
    story = await ferryStories(site, "kept");
  });
  afterEach(async () => expect(await galleyErrors(driver)).toEqual([]));
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  /** Opens a new article and the note on its sentence. */
  const openNote = async (url = story()): Promise<Reading> => {
    const reading = await read(driver, url);
    await walk(reading);
    await keys(reading, "n");
    await named(reading.room, "textbox", `Note on “${sentence}”`);
    return reading;
  };

  it("is kept when the tab is closed at once", async () => {
    const reading = await openNote();
    await reading.page.keyboard.type("typed and closed");
    await reading.page.close({ runBeforeUnload: true });
    await storedNote(driver, "typed and closed");
  });

  it("is kept when the page is left at once", async () => {
    const reading = await openNote();
    await reading.page.keyboard.type("typed and left");
    await reading.page.goto(site.url("/form.html"));
    await storedNote(driver, "typed and left");
  });

  it("is kept by Esc, which closes no more than the note", async () => {
    const reading = await openNote();
    await reading.page.keyboard.type("left with Esc");
    await keys(reading, "Escape");
    await storedNote(driver, "left with Esc");
    expect(await reading.room.$("main")).not.toBeNull();
  });

  it("is kept when the background is stopped in the middle of typing, again and again", async () => {
    const own = await driver.openOwnPage("pages/options/index.html");
    const reading = await openNote();
    const words = ["one ", "two ", "three ", "four"];
    for (const word of words) {
      await reading.page.keyboard.type(word);
      await driver.stopBackground();
    }
    await storedNote(driver, words.join(""));
    // What was not asked for before comes from the background that has just been woken.
    await driver.stopBackground();
    await keys(reading, "Escape", "l");
    await named(reading.room, "region", "All notes");
    await own.close();
  });

  it("is kept twice when two tabs write in one note at the same time, and both are shown", async () => {
    const url = story();
    const one = await read(driver, url);
    await walk(one);
    await keys(one, "1");
    await named(one.room, "listitem", `Yellow: “${sentence}”`);
    await until("it is kept", async () => (await stored(driver)).some(({ note }) => note === ""));
    const other = await read(driver, url);
    await named(other.room, "listitem", `Yellow: “${sentence}”`);
    await keys(other, "]", "e");
    await named(other.room, "textbox", `Note on “${sentence}”`);
    await one.page.bringToFront();
    await keys(one, "e");
    await named(one.room, "textbox", `Note on “${sentence}”`);
    // Both at once: neither hears of the other before it has written.
    await Promise.all([one.page.keyboard.type("from the first tab"), typeInto(other.room, "from the second tab")]);
    await until("both are kept", async () => {
      const all = JSON.stringify(await driver.storageLocal());
      return ['"from the first tab"', '"from the second tab"', '"versions"'].every((part) => all.includes(part));
    });
    const shown = await until("the clash is shown", () => one.room.$("aside li.note:has(fieldset.versions)"));
    const words = await shown.evaluate(
      (card) => `${card.querySelector("textarea")?.value} ${card.querySelector(".versions")?.textContent}`,
    );
    expect(words).toContain("from the first tab");
    expect(words).toContain("from the second tab");
  });
});

describe.each(browserNames)("an update of the extension in %s", (name) => {
  let driver: Driver;
  let site: Site;
  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale: "en" }), await serve()];
  });
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  const openNote = async (subject: string): Promise<Reading> => {
    const reading = await read(driver, (await ferryStories(site, subject))());
    await walk(reading);
    await keys(reading, "n");
    await named(reading.room, "textbox", `Note on “${sentence}”`);
    await reading.page.keyboard.type(`before, ${subject}`);
    await storedNote(driver, `before, ${subject}`);
    return reading;
  };

  it("loses nothing of before, and the page is read again by a press", async () => {
    const { page } = await openNote("updated");
    await driver.update();
    await until("the room opens again, with its note", async () => {
      await driver.pressToolbarButton(page);
      const room = await driver.roomFrame(page, "aside li.note .words", 3_000).catch(() => null);
      return room && (await room.$eval("aside li.note .words", (words) => words.textContent)) === "before, updated";
    });
    expect((await stored(driver)).map(({ note }) => note)).toEqual(["before, updated"]);
  });

  // Firefox ends the content script with its version, so that nothing can be said; updates wait for its next start: see `platform/update.ts`.
  if (name === "chrome")
    it("is said to the page that it leaves behind, which keeps what is typed", async () => {
      const reading = await openNote("left");
      await driver.update();
      await reading.page.keyboard.type(" and after");
      await says(reading.room, "Galley was updated");
      const field = await named(reading.room, "textbox", `Note on “${sentence}”`);
      expect(await field.evaluate((area) => (area as HTMLTextAreaElement).value)).toBe("before, left and after");
      // A part that was not loaded yet cannot come any more: that is said too, and nothing breaks.
      await keys(reading, "Escape", "l");
      await until("it is said in passing", () =>
        reading.room.$eval(".toast", (toast) => toast.textContent.includes("Galley was updated")),
      );
      expect(await reading.room.$("main h1")).not.toBeNull();
    });
});
