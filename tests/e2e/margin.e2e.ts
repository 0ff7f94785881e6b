/** The margin in both browsers, by role and name: from opening to an undone highlight with the keyboard alone, and nothing lost. */
import type { ElementHandle, Frame, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "./browser.ts";
import { galleyErrors, painted, type Reading, read, select, until } from "./reader.ts";
import { type Site, serve } from "./server.ts";

/** A sentence in the middle of a paragraph. */
const sentence = "It was the first to cross the Marrow after dark since 2017.";

const selectors = {
  button: "button",
  checkbox: "input[type=checkbox]",
  combobox: "[role=combobox]",
  listitem: "li",
  region: "section",
  searchbox: "input[type=search]",
  textbox: "textarea",
} as const;

/**
 * An element of the room by what a screen reader would call it: its label, or its words. Puppeteer's own `aria/` needs scripts in the
 * frame in Firefox, and the room runs none.
 */
async function named(room: Frame, role: keyof typeof selectors, name: string): Promise<ElementHandle<Element>> {
  const selector = selectors[role];
  const at = await until(`${role} “${name}”`, async () => {
    const index = await room.$$eval(
      selector,
      (all, sought) =>
        all.findIndex(
          (element) =>
            element.checkVisibility({ visibilityProperty: true }) &&
            (element.getAttribute("aria-label") ?? element.textContent.trim()) === sought,
        ),
      name,
    );
    return index < 0 ? null : { index };
  });
  const found = (await room.$$(selector))[at.index];
  if (!found) throw new Error(`${role} “${name}” went away`);
  return found;
}

/** Clicks the middle of an element of the room, which covers the page: both count their pixels from the same corner. */
async function click(page: Page, element: ElementHandle<Element>): Promise<void> {
  const { x, y } = await element.evaluate((target) => {
    target.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = target.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.click(x, y);
}

/** Waits until a live region of the room says these words. */
async function says(room: Frame, words: string): Promise<void> {
  await until(`it is said: ${words}`, () =>
    room.$$eval("[role=status]", (all, sought) => all.some(({ textContent }) => textContent.includes(sought)), words),
  );
}

describe.each(browserNames)("the margin in %s", (name) => {
  let driver: Driver;
  let site: Site;
  let page = 0;
  /** A new article for each test, so that none finds another's notes: another address alone would be the same one elsewhere. */
  const address = (): string => site.url(`/ferry-${++page}/story.html`);

  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale: "en" }), await serve()];
    const text = await (await fetch(site.url("/english.html"))).text();
    for (let at = 1; at <= 20; at++)
      site.html(
        `/ferry-${at}/story.html`,
        text.replaceAll("Night ferry", `Night ferry ${"abcdefghijklmnopqrstuvwxyz"[at]}`),
      );
  });
  afterEach(async () => {
    const errors = await galleyErrors(driver);
    expect(errors).toEqual([]);
  });
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  const keys = async ({ page: tab }: Reading, ...pressed: readonly string[]): Promise<void> => {
    for (const key of pressed) await tab.keyboard.press(key as "a");
  };
  /** Presses `j` until the sentence is the selection. */
  const walk = async (reading: Reading): Promise<void> => {
    for (let steps = 0; steps < 10; steps++) {
      await keys(reading, "j");
      if ((await reading.room.evaluate(() => String(getSelection()))) === sentence) return;
    }
    throw new Error("the sentence was not walked to");
  };
  const chord = async ({ page: tab }: Reading, ...pressed: readonly string[]): Promise<void> => {
    for (const key of pressed) await tab.keyboard.down(key as "a");
    for (const key of pressed.toReversed()) await tab.keyboard.up(key as "a");
  };
  const stored = async () => {
    const notes = Object.entries(await driver.storageLocal()).filter(([key]) => key.startsWith("note/"));
    return notes.map(([, value]) => value as { note: string; colour: string; tags: string[]; deleted: number | null });
  };
  const storedNote = (note: string) =>
    until(`“${note}” in storage`, async () => (await stored()).find((one) => one.note === note) ?? null);

  it("takes a highlight from opening to its undone deletion with the keyboard alone", async () => {
    const reading = await read(driver, address());
    const { room, page: tab } = reading;
    await walk(reading);
    await keys(reading, "2");
    await named(room, "listitem", `Green: “${sentence}”`);
    await keys(reading, "t");
    await named(room, "combobox", "Add a tag");
    await tab.keyboard.type("ferry");
    await keys(reading, "Enter", "Escape", "e");
    await named(room, "textbox", `Note on “${sentence}”`);
    await tab.keyboard.type("Whose **boat**? #owner");
    await keys(reading, "Escape");
    expect(await storedNote("Whose **boat**? #owner")).toMatchObject({ colour: "green", tags: ["ferry", "owner"] });
    await until("the edit button has the focus", () =>
      room.evaluate(() => document.activeElement?.classList.contains("edit") ?? false),
    );
    await keys(reading, "Enter");
    await named(room, "textbox", `Note on “${sentence}”`);
    await tab.keyboard.type(" Ask.");
    await keys(reading, "Escape");
    await storedNote("Whose **boat**? #owner Ask.");
    await keys(reading, "x");
    await until("the highlight is gone", async () => (await painted(reading)).length === 0);
    await chord(reading, "Control", "z");
    await named(room, "listitem", `Green: “${sentence}”`);
    await until("it is on the shelf again", async () =>
      (await stored()).some((one) => one.note.endsWith("Ask.") && one.deleted === null),
    );
  });

  it("keeps what was typed when the tab is closed at once", async () => {
    const url = address();
    const reading = await read(driver, url);
    await walk(reading);
    await keys(reading, "n");
    await named(reading.room, "textbox", `Note on “${sentence}”`);
    await reading.page.keyboard.type("typed and closed");
    await reading.page.close({ runBeforeUnload: true });
    await storedNote("typed and closed");
  });

  it("keeps what was typed when the page is left at once", async () => {
    const url = address();
    const reading = await read(driver, url);
    await walk(reading);
    await keys(reading, "n");
    await named(reading.room, "textbox", `Note on “${sentence}”`);
    await reading.page.keyboard.type("typed and left");
    await reading.page.goto(site.url("/form.html"));
    await storedNote("typed and left");
  });

  it("saves a note with Esc, which closes no more than the note", async () => {
    const reading = await read(driver, address());
    await walk(reading);
    await keys(reading, "n");
    await named(reading.room, "textbox", `Note on “${sentence}”`);
    await reading.page.keyboard.type("left with Esc");
    await keys(reading, "Escape");
    await storedNote("left with Esc");
    expect(await reading.room.$("main")).not.toBeNull();
  });

  it("keeps both notes when two tabs write in one at the same time", async () => {
    const url = address();
    const one = await read(driver, url);
    await walk(one);
    await keys(one, "1");
    await named(one.room, "listitem", `Yellow: “${sentence}”`);
    await until("it is kept", async () => (await stored()).length > 0);
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
      return (
        all.includes('"from the first tab"') && all.includes('"from the second tab"') && all.includes('"versions"')
      );
    });
    await until("the clash is shown", () => one.room.$("aside fieldset.versions"));
  });

  it("takes what was deleted back out of the bin after a reload", async () => {
    const url = address();
    const reading = await read(driver, url);
    await walk(reading);
    await keys(reading, "4");
    await named(reading.room, "listitem", `Pink: “${sentence}”`);
    await keys(reading, "x");
    await until("it is deleted", async () =>
      (await stored()).some(({ colour, deleted }) => colour === "pink" && deleted),
    );
    await reading.page.close();
    const again = await read(driver, url);
    await keys(again, "l");
    await click(again.page, await named(again.room, "button", "Deleted"));
    await click(again.page, await named(again.room, "button", "Take back"));
    await until("it is painted", async () => (await painted(again)).includes(sentence));
    await until("it is kept", async () =>
      (await stored()).some(({ colour, deleted }) => colour === "pink" && !deleted),
    );
  });

  it("lists, searches, selects and changes several notes at once", async () => {
    const reading = await read(driver, address());
    const { room, page: tab } = reading;
    await keys(reading, "j", "1", "j", "2", "j", "3", "l");
    await named(room, "region", "All notes");
    await says(room, "3 notes");
    await click(tab, await named(room, "searchbox", "Search quotes and notes"));
    await tab.keyboard.type("photograph");
    await says(room, "1 of 3");
    await click(tab, await named(room, "checkbox", "Select: Green: “Photograph: Ivo Tarn”"));
    await says(room, "1 selected");
    await click(tab, await named(room, "searchbox", "Search quotes and notes"));
    await keys(reading, "Escape");
    await click(tab, await named(room, "button", "Select all"));
    await says(room, "3 selected");
    const violet = await until("violet among the tools", () => room.$(".chosen button[data-colour=violet]"));
    await click(tab, violet);
    await until(
      "all are violet",
      async () => (await stored()).filter(({ colour }) => colour === "violet").length === 3,
    );
    await click(tab, await named(room, "button", "Delete"));
    await until("none is painted", async () => (await painted(reading)).length === 0);
    await room.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await chord(reading, "Control", "z");
    await until("all are back", async () => (await painted(reading)).length >= 3);
  });

  it("copies a quote with its source", async () => {
    const reading = await read(driver, address());
    const { page: tab, room } = reading;
    await select(reading, "two bicycles");
    await keys(reading, "c");
    await says(room, "Copied: Text");
    await keys(reading, "h", "e");
    await named(room, "textbox", "Note on “two bicycles”");
    await chord(reading, "Control", "v");
    const pasted = await until("it is pasted", () =>
      room.evaluate(() => document.querySelector<HTMLTextAreaElement>("aside textarea")?.value || null),
    );
    expect(pasted).toMatch(/^“two bicycles”\n— Night ferry \w returns to the Marrow estuary after nine years/);
    expect(pasted).toContain("#:~:text=");
    await tab.close();
  });

  it("returns to where the reader was", async () => {
    const url = address();
    const reading = await read(driver, url);
    await reading.room.evaluate(() => {
      document.querySelectorAll("article p")[8]?.scrollIntoView({ block: "start", behavior: "instant" });
    });
    await until("the place is kept", async () =>
      Object.keys(await driver.storageLocal()).some((key) => key.startsWith("place/")),
    );
    await reading.page.close();
    const again = await read(driver, url);
    await until("it has scrolled", () => again.room.evaluate(() => scrollY > 300));
  });
});

/** Types without the tab in front, as two hands in two windows do. */
async function typeInto(room: Frame, text: string): Promise<void> {
  for (const letter of text)
    await room.$eval(
      "aside textarea",
      (field, typed) => {
        const area = field as HTMLTextAreaElement;
        area.value += typed;
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      },
      letter,
    );
}
