/** The list of all notes, the bin and the outline, in both browsers. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "../browser.ts";
import { galleyErrors, painted, type Reading, read, until } from "../reader.ts";
import { type Site, serve } from "../server.ts";
import { chord, click, ferryStories, keys, named, says, sentence, stored, walk } from "./hands.ts";

describe.each(browserNames)("the list in %s", (name) => {
  let driver: Driver;
  let site: Site;
  let story: () => string;
  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale: "en" }), await serve()];
    story = await ferryStories(site, "list");
  });
  afterEach(async () => expect(await galleyErrors(driver)).toEqual([]));
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  const rows = ({ room }: Reading): Promise<string[]> =>
    room.$$eval(".panel .row .quote", (quotes) => quotes.map(({ textContent }) => textContent));

  it("searches, selects and changes several notes at once", async () => {
    const reading = await read(driver, story());
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
    const withColour = async (colour: string): Promise<number> =>
      (await stored(driver)).filter((one) => one.colour === colour).length;
    await until("all are violet", async () => (await withColour("violet")) === 3);
    await click(tab, await named(room, "button", "Tag"));
    await named(room, "combobox", "Add a tag");
    await tab.keyboard.type("ferry");
    await keys(reading, "Enter", "Escape");
    await until(
      "all have the tag",
      async () => (await stored(driver)).filter(({ tags }) => tags[0] === "ferry").length === 3,
    );
    await click(tab, await named(room, "button", "Delete"));
    await until("none is painted", async () => (await painted(reading)).length === 0);
    await room.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await chord(reading, "Control", "z");
    await until("all are back", async () => (await painted(reading)).length >= 3);
  });

  it("filters by colour, note and tag, sorts by place and time, and goes where it is pressed", async () => {
    const reading = await read(driver, story());
    const { room, page: tab } = reading;
    await keys(reading, "j", "1", "j", "2", "j", "3", "n");
    await until("the note's field", () => room.$("aside textarea:focus"));
    await tab.keyboard.type("Why? #boat");
    await keys(reading, "Escape", "l");
    await named(room, "region", "All notes");
    const all = await until("three rows", async () => {
      const shown = await rows(reading);
      return shown.length === 3 && shown;
    });
    const [first, second, third] = all;
    const choose = async (label: string, value: string): Promise<void> => {
      await (await named(room, "combobox", label)).select(value);
    };
    const shows = (what: string, wanted: readonly (string | undefined)[]): Promise<boolean> =>
      until(what, async () => (await rows(reading)).join("|") === wanted.join("|"));
    const green = await until("green among the filters", () => room.$(".filters button[data-colour=green]"));
    await click(tab, green);
    await shows("the green one alone", [second]);
    await click(tab, green);
    await choose("With or without note", "true");
    await shows("the one with a note", [third]);
    await choose("With or without note", "false");
    await shows("those without", [first, second]);
    await choose("With or without note", "");
    await choose("Tag", "boat");
    await shows("the one with the tag", [third]);
    await choose("Tag", "");
    await choose("State", "lost");
    await shows("no lost one", []);
    await says(room, "0 of 3");
    await choose("State", "");
    await choose("Order", "newest");
    await shows("the newest first", [third, second, first]);
    const row = await until("the last row", async () => (await room.$$(".panel .row .go")).at(-1) ?? null);
    await click(tab, row);
    expect(await row.evaluate((button) => button.ariaCurrent)).toBe("true");
    await keys(reading, "Escape");
    expect(await room.$eval("aside li.note.on", (card) => card.getAttribute("data-colour"))).toBe("yellow");
  });

  it("takes what was deleted back out of the bin after a reload", async () => {
    const url = story();
    const reading = await read(driver, url);
    await walk(reading);
    await keys(reading, "4");
    await named(reading.room, "listitem", `Pink: “${sentence}”`);
    await keys(reading, "x");
    await until("it is deleted", async () =>
      (await stored(driver)).some(({ colour, deleted }) => colour === "pink" && deleted),
    );
    await reading.page.close();
    const again = await read(driver, url);
    await keys(again, "l");
    await click(again.page, await named(again.room, "button", "Deleted"));
    await click(again.page, await named(again.room, "button", "Take back"));
    await until("it is painted", async () => (await painted(again)).includes(sentence));
    await until("it is kept", async () =>
      (await stored(driver)).some(({ colour, deleted }) => colour === "pink" && !deleted),
    );
  });
});
