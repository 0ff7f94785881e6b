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
  large: "This page is too large for Galley to read.",
  browsers: "This page belongs to the browser, and extensions may not run on it.",
};

/** A page whose own script still answers a click. */
const living = (body: string) =>
  `<!doctype html><title>A long list</title><button onclick="this.textContent = 'pressed'">press</button>${body}`;

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

  it.each([
    { path: "/many.html", kind: "has 70,000 elements", body: "<p>word</p>".repeat(70_000) },
    {
      path: "/long.html",
      kind: "says nine million letters",
      body: `<p>${"All that was said. ".repeat(500)}</p>`.repeat(1_000),
    },
  ])("says that a page is too large which $kind, and the page lives on", async ({ path, body }) => {
    site.html(path, living(body));
    const page = await browser().openPage(site.url(path));
    await browser().pressToolbarButton(page);
    const notice = await browser().roomFrame(page, "[role=alert]");
    expect(await notice.$eval("[role=alert]", (words) => words.textContent)).toBe(sentence.large);
    expect(await notice.$$eval("button", (buttons) => buttons.map((button) => button.textContent))).toEqual(["Close"]);
    const button = await page.$("button");
    await button?.click();
    expect(await button?.evaluate((own) => own.textContent)).toBe("pressed");
    await notice.click("button");
    await expect.poll(() => page.frames().length, { timeout: 10_000 }).toBe(1);
    expect(await page.evaluate(() => document.querySelectorAll("body > p").length)).toBe(body.split("<p>").length - 1);
  });

  it("reads a page that is no article all the same when asked to", async () => {
    const page = await browser().openPage(site.url("/search.html"));
    await browser().pressToolbarButton(page);
    const notice = await browser().roomFrame(page, "[role=alert]");
    await notice.click("button.main");
    const room = await browser().roomFrame(page, "article");
    expect(await room.$eval("article", (article) => article.textContent)).toContain("云湖水质连续三个季度向好");
  });

  it("says so on a page of the browser's own", async () => {
    await browser().pressOnBrowsersOwnPage();
    await expect
      .poll(() => browser().ownPage("pages/cannot/"), { timeout: 10_000 })
      .toEqual(expect.stringContaining(sentence.browsers));
  });
});
