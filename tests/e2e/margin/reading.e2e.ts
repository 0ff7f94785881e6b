/** Reading and quoting in both browsers: copies with their source, the note on the page, the outline, where the reader was. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "../browser.ts";
import { galleyErrors, type Reading, read, select, until } from "../reader.ts";
import { type Site, serve } from "../server.ts";
import { chord, click, ferryStories, keys, named, says, storedNote, withHeadings } from "./hands.ts";

describe.each(browserNames)("reading in %s", (name) => {
  let driver: Driver;
  let site: Site;
  let story: () => string;
  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale: "en" }), await serve()];
    story = await ferryStories(site, "read");
  });
  afterEach(async () => expect(await galleyErrors(driver)).toEqual([]));
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  /** Pastes into the field of the note that is open, and gives what it then holds. */
  const pasted = async (reading: Reading, before = ""): Promise<string> => {
    await chord(reading, "Control", "v");
    return until("it is pasted", () =>
      reading.room.evaluate((old) => {
        const value = document.querySelector<HTMLTextAreaElement>("aside textarea")?.value ?? "";
        return value === old ? null : value;
      }, before),
    );
  };

  it("copies a quote with its source and a link to its very words", async () => {
    const reading = await read(driver, story());
    const { room } = reading;
    await select(reading, "two bicycles");
    await keys(reading, "c");
    await says(room, "Copied: Text");
    await keys(reading, "h", "e");
    await named(room, "textbox", "Note on “two bicycles”");
    const text = await pasted(reading);
    expect(text).toMatch(/^“two bicycles”\n— Night ferry read \w returns to the Marrow estuary after nine years/);
    expect(text).toContain("#:~:text=");
  });

  it.each([
    ["Markdown", /^> two bicycles\n/],
    ["GB/T 7714", /Night ferry read \w returns to the Marrow estuary after nine years\[(EB\/OL|N\/OL)\]/],
    ["APA", /\(\d{4}, \w+ \d+\)\. \*?Night ferry read \w returns/i],
    ["MLA", /“Night ferry read \w Returns|“Night ferry read \w returns/i],
  ])("copies as %s from a note, and remembers the form", async (form, shape) => {
    const reading = await read(driver, story());
    const { room, page } = reading;
    await select(reading, "two bicycles");
    await keys(reading, "1");
    await named(room, "listitem", "Yellow: “two bicycles”");
    await click(page, await until("copy in the note", () => room.$("aside .tools button[aria-expanded]")));
    await click(page, await named(room, "button", form));
    await says(room, `Copied: ${form}`);
    await keys(reading, "e");
    await named(room, "textbox", "Note on “two bicycles”");
    expect(await pasted(reading)).toMatch(shape);
    await keys(reading, "Escape", "c");
    await says(room, `Copied: ${form}`);
  });

  it("puts a note on the page as a whole above all others", async () => {
    const reading = await read(driver, story());
    await keys(reading, "j", "2", "p");
    await named(reading.room, "textbox", "Note on the page");
    await reading.page.keyboard.type("Whose ferry? #ask");
    await keys(reading, "Escape");
    expect(await storedNote(driver, "Whose ferry? #ask")).toMatchObject({ segments: [], tags: ["ask"] });
    const labels = await reading.room.$$eval("aside li.note", (cards) => cards.map((card) => card.ariaLabel));
    expect(labels[0]).toMatch(/: Note on the page$/);
    expect(labels).toHaveLength(2);
  });

  it("goes by the outline where an article has three headings or more", async () => {
    const reading = await read(driver, withHeadings(site));
    const { room } = reading;
    await keys(reading, "o");
    const headings = await until("the outline", async () => {
      const all = await room.$$eval(".outline button", (buttons) => buttons.map(({ textContent }) => textContent));
      return all.length >= 3 && all;
    });
    expect(headings).toEqual(
      await room.$$eval("article :is(h2, h3)", (all) => all.map((one) => one.textContent.trim())),
    );
    const last = await until("the last heading", async () => (await room.$$(".outline button")).at(-1) ?? null);
    await last.focus();
    await keys(reading, "Enter");
    await until("the heading is in sight", () =>
      room.evaluate((words) => {
        const heading = [...document.querySelectorAll("article :is(h2, h3)")].find(
          (one) => one.textContent.trim() === words,
        );
        const top = heading?.getBoundingClientRect().top ?? -1;
        return top > 0 && top < innerHeight;
      }, headings.at(-1) ?? ""),
    );
  });

  it("returns to where the reader was, and shows how far that is", async () => {
    const url = story();
    const reading = await read(driver, url);
    await reading.room.evaluate(() => {
      document.querySelectorAll("article p")[8]?.scrollIntoView({ block: "start", behavior: "instant" });
    });
    await until("the place is kept", async () =>
      Object.keys(await driver.storageLocal()).some(
        (key) => key.startsWith("place/") && key.includes(new URL(url).pathname),
      ),
    );
    await reading.page.close();
    const again = await read(driver, url);
    await until("it has scrolled", () => again.room.evaluate(() => scrollY > 300));
    const share = await again.room.$eval(".progress", (line) => Number.parseFloat(getComputedStyle(line).scale));
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThanOrEqual(1);
  });
});
