/** What Galley cannot do: one clear sentence, and the page stays as it is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "./browser.ts";
import { galleyErrors } from "./reader.ts";
import { type Site, serve } from "./server.ts";

let site: Site;
beforeAll(async () => {
  site = await serve();
});
afterAll(() => site.close());

const sentence = {
  none: "Galley found no article on this page.",
  empty: "This page is empty; there is nothing to read.",
  browsers: "This page belongs to the browser, and extensions may not run on it.",
};

describe.each(browserNames)("what cannot be read in %s", (name) => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch(name, name === "chrome" ? { locale: "en-US" } : {});
  });
  afterAll(async () => {
    const errors = await galleyErrors(driver);
    await driver.close();
    expect(errors).toEqual([]);
  });

  it.each([
    { file: "front.html", kind: "a portal's front page", says: sentence.none },
    { file: "search.html", kind: "a search result", says: sentence.none },
    { file: "empty.html", kind: "an empty document", says: sentence.empty },
    { file: "broken.html", kind: "a broken document", says: sentence.empty },
  ])("says so on $kind, and gives the page back", async ({ file, says }) => {
    const page = await driver.openPage(site.url(`/${file}`));
    const before = await page.content();
    await driver.pressToolbarButton(page);
    const notice = await driver.roomFrame(page, "[role=alert]");
    expect(await notice.$eval("[role=alert]", (words) => words.textContent)).toBe(says);
    await driver.pressToolbarButton(page);
    await expect.poll(() => page.content(), { timeout: 5_000 }).toBe(before);
  });

  it("says so on a page of the browser's own", async () => {
    await driver.pressOnBrowsersOwnPage();
    await expect
      .poll(() => driver.ownPage("pages/cannot/"), { timeout: 10_000 })
      .toEqual(expect.stringContaining(sentence.browsers));
  });
});
