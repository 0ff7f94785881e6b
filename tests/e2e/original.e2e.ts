/** The original page with the panel: the same highlights on both views, on pages that change, and nothing of a note for the page. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "./browser.ts";
import {
  activeCard,
  cardsOf,
  colourSelection,
  drag,
  leave,
  painted,
  paintedAs,
  panelIn,
  placesOf,
  press,
  pressWords,
  readOriginal,
  selectOnPage,
  turnToClean,
  turnToOriginal,
  wakeUp,
} from "./original-page.ts";
import { galleyErrors, until } from "./reader.ts";
import { type Site, serve } from "./server.ts";

const filling = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `<p>Paragraph ${index + 1} of the ferry report says how many boats crossed the lake that month, who paid for the fuel, and why the landing at the old mill stays closed in winter.</p>`,
  ).join("");

const story = (title: string, body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}<style>body{font:17px/1.6 serif;margin:0}article{max-width:620px;padding:20px}</style></head>
<body><nav><a href="/">Home</a> <a href="/sports">Sports</a></nav><article><h1>${title}</h1>${body}${filling(8)}</article></body></html>`;

const ferry = "<p>The night ferry carries nurses and bakers home, and the captain knows most of them by name.</p>";
const ferryChinese =
  "<p>据两市商务部门统计，今年前两个月，七座码头周边新登记的小店有二百一十四家，其中六成由三十五岁以下的年轻人开办。</p>";

describe.each(browserNames)("on the original page in %s", (name) => {
  let driver: Driver;
  let site: Site;
  beforeAll(async () => {
    site = await serve();
    driver = await launch(name);
    await wakeUp(driver, site.url("/english.html"));
  });
  afterAll(async () => {
    const errors = await galleyErrors(driver);
    await driver.close();
    await site.close();
    expect(errors).toEqual([]);
  });

  it("a highlight made there is in the clean view, and one made in the clean view is there", async () => {
    site.html("/both", story("The night ferry", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/both"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page, "green");
    expect(await paintedAs(page, "galley-green")).toEqual(["nurses and bakers"]);

    const room = await turnToClean(driver, { page, panel });
    expect(await paintedAs(room, "green")).toEqual(["nurses and bakers"]);
    const [start, end] = await room.evaluate(placesOf, "captain knows", "captain knows");
    await drag(page, start, end);
    await press(room, ".sel [data-colour=pink]");
    await paintedAs(room, "pink");

    const again = await turnToOriginal(driver, page);
    expect(await paintedAs(page, "galley-pink")).toEqual(["captain knows"]);
    expect(await cardsOf(again)).toHaveLength(2);
    await leave(driver, page);
  });

  it("the page gets no node but the host, no change to its article, and has all its own back at the end", async () => {
    site.html("/untouched", story("The quiet page", ferry));
    const page = await driver.openPage(site.url("/untouched"));
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records)
          seen.push([target, ...addedNodes].map(({ nodeName }) => nodeName.toLowerCase()).join(" "));
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await driver.pressToolbarButton(page);
    const panel = await turnToOriginal(driver, page);
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    await press(panel, ".bar button:last-of-type");
    await until("the panel closes", () => !page.frames().some((frame) => frame.url() === "about:srcdoc"));
    const seen = await page.evaluate(() => [...new Set((window as Window & { seen?: string[] }).seen)]);
    expect(seen.filter((record) => !/^html( div)?$/.test(record))).toEqual([]);
    expect(
      await page.evaluate(() => [
        CSS.highlights.size,
        document.adoptedStyleSheets.length,
        document.documentElement.childElementCount,
      ]),
    ).toEqual([0, 0, 2]);
    await leave(driver, page);
  });

  it("the shortcut highlights what is selected and opens the panel", async () => {
    site.html("/shortcut", story("The shortcut", ferry));
    const page = await driver.openPage(site.url("/shortcut"));
    await selectOnPage(page, "nurses and bakers");
    await driver.pressShortcut(page, "m");
    const panel = await panelIn(driver, page);
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers"]);
    await until("the card is there", async () => (await cardsOf(panel)).length === 1);
    await leave(driver, page);
  });

  it("two highlights that share words stay two, both are seen, and a press finds the inner one first", async () => {
    site.html("/overlap", story("The overlap", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/overlap"));
    await selectOnPage(page, "night ferry carries", "bakers home");
    await colourSelection(driver, page, "blue");
    await paintedAs(page, "galley-blue");
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page, "yellow");
    await paintedAs(page, "galley-yellow");
    const marks = await painted(page);
    expect(marks["galley-blue"]).toEqual(["night ferry carries nurses and bakers home"]);
    expect(marks["galley-outer-blue"]).toEqual(["nurses and bakers"]);
    expect(await cardsOf(panel)).toHaveLength(2);

    await pressWords(page, "captain");
    await until("nothing is active", async () => (await activeCard(panel)) === -1);
    await pressWords(page, "nurses");
    await until("the inner one is active", async () => (await activeCard(panel)) === 1);
    await pressWords(page, "nurses");
    await until("the outer one is active", async () => (await activeCard(panel)) === 0);
    await leave(driver, page);
  });

  it("a highlight comes back when its words come late, and stays on them when others are put before them", async () => {
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

  it("an app that puts another article in its place gets that article's notes, and the first ones on the way back", async () => {
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

  it("changed words are shown as they were and as they are, and lost ones can be put on others", async () => {
    let words = ferry + ferryChinese;
    site.handle("/edited", (_request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(story("The edited page", words));
    });
    const { page } = await readOriginal(driver, site.url("/edited"));
    await selectOnPage(page, "night ferry carries", "by name");
    await colourSelection(driver, page, "green");
    await paintedAs(page, "galley-green");
    await selectOnPage(page, "七座码头", "二百一十四家");
    await colourSelection(driver, page, "pink");
    await paintedAs(page, "galley-pink");

    await until("both are kept", async () => {
      const kept = JSON.stringify(await driver.storageLocal());
      return kept.includes('"exact":"night ferry carries') && kept.includes('"exact":"七座码头');
    });
    words = ferry.replace("nurses and bakers", "nurses and cooks");
    await page.reload();
    await driver.pressToolbarButton(page);
    const panel = await turnToOriginal(driver, page);
    const changed = await until("the change is told", () => panel.$(".note .difference"));
    expect(await changed.$$eval("del", (all) => all.map((one) => one.textContent))).toEqual(["bakers"]);
    expect(await changed.$$eval("ins", (all) => all.map((one) => one.textContent))).toEqual(["cooks"]);
    const lost = await until("the loss is told", () => panel.$(".note .gone"));
    expect(await lost.evaluate((element) => element.textContent)).toContain("二百一十四家");

    await selectOnPage(page, "captain knows");
    await press(panel, ".note:has(.gone) .attach");
    expect(await paintedAs(page, "galley-pink")).toEqual(["captain knows"]);
    await until("nothing is lost", async () => (await panel.$(".note .gone")) === null);
    await until("it is kept", async () =>
      JSON.stringify(await driver.storageLocal()).includes('"exact":"captain knows"'),
    );
    await leave(driver, page);
  });

  it("an edge is dragged, and moved by word and by Chinese character, in both views", async () => {
    site.html("/edges", story("The edges", ferry + ferryChinese));
    const { page, panel } = await readOriginal(driver, site.url("/edges"));
    await selectOnPage(page, "nurses and");
    await colourSelection(driver, page);
    await paintedAs(page, "galley-yellow");
    const [, end] = await page.evaluate(placesOf, "nurses and", "nurses and");
    const [, to] = await page.evaluate(placesOf, "bakers", "bakers");
    await drag(page, { x: end.x + 1, y: end.y }, { x: to.x - 4, y: to.y });
    await until("the end is dragged", async () => (await painted(page))["galley-yellow"]?.[0] === "nurses and bakers");

    await press(panel, ".note q");
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.up("Shift");
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers home, and"]);

    await selectOnPage(page, "七座码头");
    await colourSelection(driver, page, "blue");
    await paintedAs(page, "galley-blue");
    const room = await turnToClean(driver, { page, panel });
    await paintedAs(room, "blue");
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.down("Alt");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.up("Alt");
    await page.keyboard.up("Shift");
    await until("both edges moved by one", async () => (await painted(room))["blue"]?.[0] === "座码头周");
    await leave(driver, page);
  });

  it("nothing of a note is to be had by the page", async () => {
    site.html("/spy", story("The spying page", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/spy"));
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const kind of ["keydown", "keyup", "keypress", "input", "beforeinput", "paste", "compositionstart"])
        addEventListener(kind, (event) => heard.push(event.type), true);
    });
    await selectOnPage(page, "nurses and bakers");
    const bar = await driver.roomFrame(page, ".alone .sel");
    await press(bar, ".sel .word");
    await until("the field is open", () => panel.$("textarea"));
    await page.keyboard.type("zebracorn");
    await until("it is kept", async () => JSON.stringify(await driver.storageLocal()).includes("zebracorn"));
    const had = await page.evaluate(() => {
      const find = (window as Window & { find?(...given: unknown[]): boolean }).find;
      const ask = (...given: unknown[]): boolean => {
        try {
          return find?.call(window, ...given) ?? false;
        } catch {
          return false;
        }
      };
      getSelection()?.selectAllChildren(document.documentElement);
      const reached = new Set<string>();
      for (const marks of CSS.highlights.values()) {
        for (const mark of marks)
          reached.add((mark.startContainer.getRootNode() as Document).documentElement.textContent ?? "");
      }
      return {
        heard: (window as Window & { heard?: string[] }).heard,
        frames: [
          window.length,
          document.querySelectorAll("iframe").length,
          Object.keys(window.frames).filter((key) => /^\d+$/.test(key)).length,
        ],
        shadow: document.documentElement.lastElementChild?.shadowRoot ?? null,
        found: [
          ask("zebracorn"),
          ask("zebracorn", false, true),
          ask("zebracorn", false, false, true, false, true),
          ask("zebracorn", false, true, true, false, true),
        ],
        selected: String(getSelection()).includes("zebracorn"),
        reached: [...reached].some((text) => text.includes("zebracorn")),
      };
    });
    expect(had).toEqual({
      heard: [],
      frames: [0, 0, 0],
      shadow: null,
      found: [false, false, false, false],
      selected: false,
      reached: false,
    });
    await leave(driver, page);
  });
});
