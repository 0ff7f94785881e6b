/**
 * axe over the built extension, in every state of the room: both themes, three languages, wide and narrow. The room runs no script of its
 * own; axe is put into it over the browser's debugging protocol.
 */
import axe from "axe-core";
import type { Frame } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Driver, launch } from "../browser.ts";
import { type Reading, until } from "../reader.ts";
import { type Site, serve } from "../server.ts";
import { keys, withHeadings } from "./hands.ts";

/** Firefox of Debian speaks English alone. */
const runs = [
  { name: "chrome", locale: "en", language: "en" },
  { name: "chrome", locale: "zh-CN", language: "zh-CN" },
  { name: "chrome", locale: "zh-TW", language: "zh-TW" },
  { name: "firefox", locale: "en", language: "en" },
] as const;

const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
const looks = [
  { size: wide, dark: false },
  { size: wide, dark: true },
  { size: narrow, dark: false },
  { size: narrow, dark: true },
] as const;

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const appears = (room: Frame, selector: string) => until(selector, () => room.$(selector));

/** How a reader comes to each state, from the one before; no words, since they are in three languages. */
const states: readonly (readonly [name: string, come: (reading: Reading) => Promise<unknown>])[] = [
  ["an article without notes", ({ room }) => appears(room, ".toast")],
  [
    "a selection",
    async (reading) => {
      await keys(reading, "j");
      await appears(reading.room, ".sel");
    },
  ],
  [
    "a note being written",
    async (reading) => {
      await keys(reading, "2", "n");
      await appears(reading.room, "aside textarea:focus");
      await reading.page.keyboard.type("**Which**? [see](https://example.org) #check");
    },
  ],
  [
    "a note in the margin",
    async (reading) => {
      await keys(reading, "Escape");
      await appears(reading.room, "aside .note.on .words strong");
    },
  ],
  [
    "a tag being written",
    async (reading) => {
      // On another highlight: a tag that is there already is not offered.
      await keys(reading, "j", "3", "t");
      await appears(reading.room, "aside [role=combobox]:focus");
      await reading.page.keyboard.type("che");
      await appears(reading.room, "aside [role=option]");
    },
  ],
  [
    "the ways to copy",
    async (reading) => {
      await keys(reading, "Escape");
      await reading.room.$eval("aside .tools button[aria-expanded]", (button) => (button as HTMLElement).click());
      await appears(reading.room, "aside fieldset.forms");
    },
  ],
  [
    "a highlight undone, and the toast",
    async (reading) => {
      await keys(reading, "j", "4", "x");
      await appears(reading.room, ".toast button");
    },
  ],
  [
    "the list with one selected",
    async (reading) => {
      await keys(reading, "l");
      await appears(reading.room, ".panel input[type=checkbox]");
      await reading.room.$eval(".panel input[type=checkbox]", (box) => (box as HTMLElement).click());
      await appears(reading.room, ".panel .chosen");
    },
  ],
  [
    "the bin",
    async (reading) => {
      await reading.room.$eval(".panel-foot button:last-child", (button) => (button as HTMLElement).click());
      await appears(reading.room, ".panel .row.binned");
    },
  ],
  [
    "the keys",
    async (reading) => {
      await keys(reading, "?");
      await appears(reading.room, ".panel dl.keys");
    },
  ],
  [
    "the outline",
    async (reading) => {
      await keys(reading, "o");
      await appears(reading.room, ".panel .outline button");
    },
  ],
];

type World = Pick<Frame, "evaluate">;

/** Where axe can run in a room: in Chromium no promise is kept in the own world of a frame without scripts, but in an isolated one it is. */
const worldOf = (room: Frame, name: string): World =>
  name === "chrome" ? (room as unknown as { isolatedRealm(): World }).isolatedRealm() : room;

/** What axe finds in the room as it is shown now. */
async function violations(room: World): Promise<string[]> {
  const found = await room.evaluate(async (only) => {
    const { axe: looking } = window as unknown as { axe: typeof axe };
    const { violations: all } = await looking.run(document, {
      runOnly: only,
      resultTypes: ["violations"],
      preload: false,
    });
    return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }, rules);
  return found;
}

/** Two frames, in milliseconds: what was asked for has begun to move by then. */
const begun = 50;

/** Puts axe into the room. Its timers never fire in a frame without scripts: what axe puts off is done at once. */
async function enter(room: World): Promise<void> {
  await room.evaluate(() => {
    window.setTimeout = ((work: () => void) => {
      queueMicrotask(work);
      return 0;
    }) as typeof window.setTimeout;
  });
  await room.evaluate(axe.source);
}

describe.each(runs)("axe in $name, $locale", ({ name, locale, language }) => {
  let driver: Driver;
  let site: Site;
  let reading: Reading;
  let world: World;
  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale }), await serve()];
    const page = await driver.openPage(withHeadings(site));
    await driver.pressToolbarButton(page);
    reading = { page, room: await driver.roomFrame(page) };
    world = worldOf(reading.room, name);
    await enter(world);
  });
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  it("is in the language that is tested", async () => {
    expect(await reading.room.evaluate(() => document.documentElement.lang)).toMatch(new RegExp(`^${language}`));
  });

  it.each(states)("finds nothing wrong with %s", async (_, come) => {
    await reading.page.setViewport(wide);
    await come(reading);
    const found: Record<string, string[]> = {};
    for (const { size, dark } of looks) {
      await reading.page.setViewport(size);
      await driver.setMedia(reading.page, { dark });
      // In a narrow window the article scrolls to what the sheet would cover, and the line at the top fades away.
      await new Promise((resolve) => setTimeout(resolve, begun));
      await until("nothing moves", () => reading.room.evaluate(() => document.getAnimations().length === 0));
      const wrong = await violations(world);
      if (wrong.length > 0) found[`${dark ? "dark" : "light"}, ${size.width}`] = wrong;
    }
    expect(found).toEqual({});
  });
});
