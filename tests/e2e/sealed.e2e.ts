/** The sealed room, attacked from the page's side: nothing of a note is read, whatever the page tries. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attacks, lieInWait, standOpen } from "./attacks.ts";
import { browserNames, type Driver, launch } from "./browser.ts";
import {
  appears,
  galleyErrors,
  margin,
  openRoomOf,
  press,
  type Reading,
  select,
  until,
  untilClosed,
} from "./reader.ts";
import { type Site, serve } from "./server.ts";

let site: Site;
beforeAll(async () => {
  site = await serve();
  const policy = { "content-security-policy": "default-src 'none'; require-trusted-types-for 'script'" };
  site.headers("/csp.html", policy);
});
afterAll(() => site.close());

const secret = "墨竹暗语Zephyr";

const pages = [
  { file: "article.html", kind: "an ordinary page", words: "望澜步桥合龙" },
  { file: "csp.html", kind: "a page with default-src 'none' and Trusted Types", words: "in the pocket of a coat" },
];
const cases = browserNames.flatMap((name) => pages.map((page) => ({ name, ...page })));

describe.each(cases)("the sealed room in $name on $kind", ({ name, file, words }) => {
  let driver: Driver;
  let reading: Reading;
  beforeAll(async () => {
    driver = await launch(name);
    const page = await driver.openPage(site.url(`/${file}`));
    await page.evaluate(lieInWait);
    // Opened twice: the page may have learnt from the first time.
    await untilClosing(await openRoomOf(driver, page));
    reading = await openRoomOf(driver, page);
    await select(reading, words);
    await press(reading, "[role=toolbar]:not(aside *) button.word");
    await appears(reading.room, "textarea:focus");
    await page.keyboard.type(secret);
    await copyAll(reading);
  });
  afterAll(async () => {
    const errors = await galleyErrors(driver);
    await driver.close();
    expect(errors).toEqual([]);
  });

  it.each(Object.entries(attacks))("gives away nothing while the note is written: %s", async (_, attack) => {
    expect(await reading.page.evaluate(attack, secret)).toEqual([]);
  });

  it("gives away nothing when the note stands in the margin", async () => {
    await press(reading, "main h1");
    await until("the field closes", async () => (await reading.room.$("textarea")) === null);
    expect(await margin(reading)).toContain(secret);
    for (const attack of Object.values(attacks)) expect(await reading.page.evaluate(attack, secret)).toEqual([]);
    expect(await margin(reading)).toContain(secret);
  });
});

describe.each(browserNames)("the attacks themselves in %s", (name) => {
  it("find the words that stand open in a page, each in its way", async () => {
    const driver = await launch(name);
    try {
      const page = await driver.openPage(site.url("/article.html"));
      await page.evaluate(lieInWait);
      await page.evaluate(standOpen, secret);
      await page.type("#words", secret);
      for (const [title, attack] of Object.entries(attacks)) {
        expect((await page.evaluate(attack, secret)).length, title).toBeGreaterThan(0);
      }
    } finally {
      await driver.close();
    }
  });
});

async function untilClosing(reading: Reading): Promise<void> {
  await reading.page.keyboard.press("Escape");
  await untilClosed(reading);
}

/** Selects the note in its field and copies it, by the keys. */
async function copyAll({ page }: Reading): Promise<void> {
  const modifier = process.platform === "darwin" ? "Meta" : "Control";
  await page.keyboard.down(modifier);
  await page.keyboard.press("KeyA");
  await page.keyboard.press("KeyC");
  await page.keyboard.up(modifier);
  await page.keyboard.press("End");
}
