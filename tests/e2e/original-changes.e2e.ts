/** The original page while it changes by itself: late words, live blogs, another article in its place. */
import { describe, expect, it } from "vitest";
import { browserNames } from "./browser.ts";
import {
  cardsOf,
  colourSelection,
  leave,
  painted,
  paintedAs,
  panelIn,
  readOriginal,
  selectOnPage,
  settingIn,
} from "./original-page.ts";
import { ferry, story } from "./original-story.ts";
import { until } from "./reader.ts";

describe.each(browserNames)("on a page that changes by itself in %s", (name) => {
  const given = settingIn(name);

  it("a highlight comes back when its words come late, and stays on them when others are put before them", async () => {
    const { driver, site } = given;
    site.html("/late", story("The late words", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/late"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll("p")].find((one) => one.textContent?.includes("nurses"));
      const words = paragraph?.textContent ?? "";
      paragraph?.remove();
      setTimeout(() => {
        const late = document.createElement("p");
        late.textContent = words;
        document.querySelector("article")?.append(late);
      }, 1200);
    });
    await until("it is said to be lost", async () => (await panel.$(".note .gone")) !== null);
    await until("it is back", async () => (await panel.$(".note .gone")) === null);
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers"]);
    await page.evaluate(() => {
      for (let count = 0; count < 20; count++) {
        const news = document.createElement("p");
        news.textContent = `${count}: news that nurses and bakers have a bus now`;
        document.querySelector("h1")?.after(news);
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = await page.evaluate(() => {
      const [mark] = CSS.highlights.get("galley-yellow") ?? [];
      return mark instanceof Range ? mark.startContainer.textContent : "";
    });
    expect(before).toContain("captain");
    await leave(driver, page);
  });

  it("a live blog and a page without end: highlights stay right above and below what comes", async () => {
    const { driver, site } = given;
    site.html("/live", story("The live blog", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/live"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    await selectOnPage(page, "Paragraph 8 of the ferry report");
    await colourSelection(driver, page, "green");
    await paintedAs(page, "galley-green");
    await page.evaluate(async () => {
      const put = (where: "before" | "after", anchor: Element | null, words: string): void => {
        const news = document.createElement("p");
        news.textContent = words;
        anchor?.[where](news);
      };
      for (let count = 0; count < 30; count++) {
        put("after", document.querySelector("h1"), `${count} o'clock: nurses and bakers wait for the ferry`);
        put(
          "after",
          document.querySelector("article > :last-child"),
          `Paragraph 8 of the old report, part ${count}, follows`,
        );
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    // Longer than the page's changes take to rest.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const marks = await page.evaluate(() =>
      ["galley-yellow", "galley-green"].map((name) =>
        [...(CSS.highlights.get(name) ?? [])].map((mark) => [
          String(mark),
          mark instanceof Range ? (mark.startContainer.textContent ?? "").slice(-40) : "",
        ]),
      ),
    );
    expect(marks).toEqual([
      [["nurses and bakers", expect.stringContaining("most of them by name.")]],
      [["Paragraph 8 of the ferry report", expect.stringContaining("stays closed in winter.")]],
    ]);
    expect(await panel.$(".note .gone")).toBeNull();
    await leave(driver, page);
  });

  it("an app that puts another article in its place gets that article's notes, and the first ones on the way back", async () => {
    const { driver, site } = given;
    const second = "<p>The second story tells of a bridge that was built by volunteers over one long summer.</p>";
    site.html(
      "/app/one",
      story(
        "The first story",
        ferry,
        `<link rel="canonical" href="/app/one"><script>
          const one = [], swap = (title, html) => { document.title = title; document.querySelector("h1").textContent = title; document.querySelectorAll("article p")[0].outerHTML = html; };
          addEventListener("popstate", () => swap("The first story", ${JSON.stringify(ferry)}));
          const go = () => { history.pushState({}, "", "/app/two"); setTimeout(() => swap("The second story", ${JSON.stringify(second)}), 300); };
        </script>`,
      ),
    );
    const { page, panel } = await readOriginal(driver, site.url("/app/one"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    expect(await cardsOf(panel)).toHaveLength(1);

    await page.evaluate("go()");
    await until("nothing is painted", async () => Object.keys(await painted(page)).length === 0);
    const other = await until("the other article's panel", async () => {
      const frame = await panelIn(driver, page);
      return (await frame.$(".hint")) ? frame : null;
    });
    await selectOnPage(page, "built by volunteers");
    await colourSelection(driver, page, "violet");
    expect(await paintedAs(page, "galley-violet")).toEqual(["built by volunteers"]);
    expect(await cardsOf(other)).toHaveLength(1);

    await page.evaluate("history.back()");
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers"]);
    await until("one card", async () => (await cardsOf(await panelIn(driver, page))).length === 1);
    const pages = Object.keys(await driver.storageLocal()).filter((key) => /^page\/.*\/app\//.test(key));
    expect(pages.map((key) => key.slice(key.indexOf("/app/"))).sort()).toEqual(["/app/one", "/app/two"]);
    await leave(driver, page);
  });
});
