/** What Galley cannot do: one clear sentence, and the page stays as it is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNames } from "./browser.ts";
import { browserOf } from "./fresh.ts";
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
  const browser = browserOf(name, name === "chrome" ? { locale: "en-US" } : {});

  it.each([
    { file: "front.html", kind: "a portal's front page", says: sentence.none },
    { file: "search.html", kind: "a search result", says: sentence.none },
    { file: "empty.html", kind: "an empty document", says: sentence.empty },
    { file: "broken.html", kind: "a broken document", says: sentence.empty },
  ])("says so on $kind, and gives the page back", async ({ file, says }) => {
    const page = await browser().openPage(site.url(`/${file}`));
    const before = await page.content();
    await browser().pressToolbarButton(page);
    const notice = await browser().roomFrame(page, "[role=alert]");
    expect(await notice.$eval("[role=alert]", (words) => words.textContent)).toBe(says);
    await browser().pressToolbarButton(page);
    await expect.poll(() => page.content(), { timeout: 5_000 }).toBe(before);
  });

  it("says so on a page of the browser's own", async () => {
    await browser().pressOnBrowsersOwnPage();
    await expect
      .poll(() => browser().ownPage("pages/cannot/"), { timeout: 10_000 })
      .toEqual(expect.stringContaining(sentence.browsers));
  });
});
