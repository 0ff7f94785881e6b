/** Original pages as real sites build them: drawn anew by a framework, swapped whole, read on without end, corrected while they are read. */
import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { browserNames } from "./browser.ts";
import { colourSelection, leave, painted, paintedAs, readOriginal, selectOnPage, settingIn } from "./original-page.ts";
import { ferry, filling, story } from "./original-story.ts";
import { until } from "./reader.ts";

/** The words that are painted in a colour on text that is in the document. */
function seenAs(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (colour) =>
      [...(CSS.highlights.get(colour) ?? [])]
        .filter((mark) => mark instanceof Range && mark.startContainer.isConnected)
        .map(String),
    name,
  );
}

describe.each(browserNames)("on pages as sites build them in %s", (name) => {
  const given = settingIn(name);

  it("an article whose every node a framework draws anew keeps its highlights", async () => {
    const { driver, site } = given;
    site.html("/drawn", story("The page drawn anew", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/drawn"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    for (let times = 0; times < 3; times++) {
      await page.evaluate(() => {
        const article = document.querySelector("article");
        if (article) article.outerHTML = article.outerHTML.replace("and bakers", "<b>and</b> bakers");
      });
      await until("it is on the new words", async () => {
        const seen = await seenAs(page, "galley-yellow");
        return seen.join() === "nurses and bakers";
      });
    }
    expect(await panel.$(".note .gone")).toBeNull();
    expect(await panel.$(".note .difference")).toBeNull();
    await leave(driver, page);
  });

  it("a site that swaps the whole body for another article's shows that one's notes, and the first ones on the way back", async () => {
    const { driver, site } = given;
    const other = "<p>Volunteers painted the old bridge over one long summer and were paid in cherries.</p>";
    site.html("/swap/one", story("The swapped ferry", ferry));
    site.html("/swap/two", story("The swapped bridge", other));
    const { page } = await readOriginal(driver, site.url("/swap/one"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    const go = (path: string): Promise<void> =>
      page.evaluate(async (to) => {
        const text = await (await fetch(to)).text();
        const next = new DOMParser().parseFromString(text, "text/html");
        history.pushState({}, "", to);
        document.title = next.title;
        document.body.replaceWith(document.adoptNode(next.body));
      }, path);
    await go("/swap/two");
    await until("nothing is painted", async () => Object.keys(await painted(page)).length === 0);
    await driver.roomFrame(page, ".cards .hint");
    await selectOnPage(page, "paid in cherries");
    await colourSelection(driver, page, "green");
    expect(await paintedAs(page, "galley-green")).toEqual(["paid in cherries"]);
    await go("/swap/one");
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers"]);
    await driver.roomFrame(page, ".cards .note:only-child");
    await leave(driver, page);
  });

  it("an app that tells its articles by routes behind a # shows each with its own notes", async () => {
    const { driver, site } = given;
    const other = "<p>Volunteers painted the old bridge over one long summer and were paid in cherries.</p>";
    const app = `/app-${Date.now()}`;
    site.html(app, story("The ferry of the app", ferry, `<link rel="canonical" href="${app}">`));
    site.html(`${app}/bridge`, story("The bridge of the app", other));
    const { page } = await readOriginal(driver, site.url(`${app}#/ferry`));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    const go = (route: string, from: string): Promise<void> =>
      page.evaluate(
        async (hash, path) => {
          const next = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
          location.hash = hash;
          document.title = next.title;
          document.body.replaceWith(document.adoptNode(next.body));
        },
        route,
        from,
      );
    await go("#/bridge", `${app}/bridge`);
    await until("nothing is painted", async () => Object.keys(await painted(page)).length === 0);
    await driver.roomFrame(page, ".cards .hint");
    await selectOnPage(page, "paid in cherries");
    await colourSelection(driver, page, "green");
    expect(await paintedAs(page, "galley-green")).toEqual(["paid in cherries"]);
    await go("#/ferry", app);
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers"]);
    const pages = Object.keys(await driver.storageLocal()).filter(
      (key) => key.startsWith("page/") && key.includes(app),
    );
    expect(pages.map((key) => key.slice(key.indexOf("#"))).sort()).toEqual(["#/bridge", "#/ferry"]);
    await leave(driver, page);
  });

  it("a page that clears all highlights for its own search gets the reader's back", async () => {
    const { driver, site } = given;
    site.html("/searching", story("The searching ferry", `${ferry}<input id="search">`));
    const { page } = await readOriginal(driver, site.url("/searching"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    await page.evaluate(() => {
      const field = document.querySelector("input");
      field?.addEventListener("input", () => CSS.highlights.clear());
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await until(
      "they are painted again",
      async () => (await seenAs(page, "galley-yellow")).join() === "nurses and bakers",
    );
    await leave(driver, page);
  });

  it("articles that follow one another while the reader scrolls each keep their own notes", async () => {
    const { driver, site } = given;
    site.html("/on/one", story("The endless ferry", ferry, '<link rel="canonical" href="/on/one">'));
    const { page } = await readOriginal(driver, site.url("/on/one"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    await page.evaluate((more) => {
      const next = document.createElement("article");
      next.innerHTML = `<h1>The endless orchard</h1><p>Nurses and bakers picked the last pears by torchlight.</p>${more}`;
      document.querySelector("article")?.after(next);
      history.replaceState({}, "", "/on/two");
      document.title = "The endless orchard";
    }, filling(3));
    await driver.roomFrame(page, ".cards .hint");
    await selectOnPage(page, "pears by torchlight");
    await colourSelection(driver, page, "pink");
    expect(await paintedAs(page, "galley-pink")).toEqual(["pears by torchlight"]);
    await page.evaluate(() => {
      history.replaceState({}, "", "/on/one");
      document.title = "The endless ferry";
    });
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers"]);
    await driver.roomFrame(page, ".cards .note:only-child");
    const pages = Object.keys(await driver.storageLocal()).filter((key) => /^page\/.*\/on\//.test(key));
    expect(pages.map((key) => key.slice(key.indexOf("/on/"))).sort()).toEqual(["/on/one", "/on/two"]);
    await leave(driver, page);
  });

  it("a live entry that is corrected, taken down and put back is told as changed, as gone, and as there again", async () => {
    const { driver, site } = given;
    site.html("/entry", story("The live entry", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/entry"));
    await selectOnPage(page, "night ferry carries", "bakers home");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    const write = (from: string, to: string): Promise<void> =>
      page.evaluate(
        (old, now) => {
          const text = [...document.querySelectorAll("p")].find((one) =>
            one.textContent?.includes("captain"),
          )?.firstChild;
          if (text instanceof Text) text.data = text.data.replace(old, now);
        },
        from,
        to,
      );
    await write("bakers", "cooks");
    const changed = await until("the change is told", () => panel.$(".note .difference"));
    expect(await changed.$$eval("ins", (all) => all.map((one) => one.textContent))).toEqual(["cooks"]);
    expect(await seenAs(page, "galley-yellow")).toEqual(["night ferry carries nurses and cooks home"]);

    await page.evaluate(() => {
      const entry = [...document.querySelectorAll("p")].find((one) => one.textContent?.includes("captain"));
      const again = entry?.cloneNode(true);
      const place = entry?.previousElementSibling;
      entry?.remove();
      Object.assign(window, { putBack: () => place?.after(again ?? "") });
    });
    await until("it is said to be gone", () => panel.$(".note .gone"));
    await page.evaluate("putBack()");
    await until("it is there again", async () => (await panel.$(".note .gone")) === null);
    await write("cooks", "bakers");
    await until("it is as it was", async () => (await panel.$(".note .difference")) === null);
    expect(await seenAs(page, "galley-yellow")).toEqual(["night ferry carries nurses and bakers home"]);
    await leave(driver, page);
  });
});
