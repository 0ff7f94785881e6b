/** The original page with the panel: the same highlights on both views, and nothing of a note for the page. */
import { describe, expect, it } from "vitest";
import { browserNames } from "./browser.ts";
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
  settingIn,
  turnToClean,
  turnToOriginal,
} from "./original-page.ts";
import { ferry, story } from "./original-story.ts";
import { until } from "./reader.ts";

describe.each(browserNames)("on the original page in %s", (name) => {
  const given = settingIn(name);

  it("a highlight made there is in the clean view, and one made in the clean view is there", async () => {
    const { driver, site } = given;
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
    expect(await paintedAs(room, "pink")).toEqual(["captain knows"]);

    const again = await turnToOriginal(driver, page);
    expect(await paintedAs(page, "galley-pink")).toEqual(["captain knows"]);
    expect(await cardsOf(again)).toHaveLength(2);
    await leave(driver, page);
  });

  it("the page gets no node but the host, no change to its article, and has all its own back at the end", async () => {
    const { driver, site } = given;
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
    const { driver, site } = given;
    site.html("/shortcut", story("The shortcut", ferry));
    const page = await driver.openPage(site.url("/shortcut"));
    await selectOnPage(page, "nurses and bakers");
    await driver.pressShortcut(page, "m");
    const panel = await panelIn(driver, page);
    expect(await paintedAs(page, "galley-yellow")).toEqual(["nurses and bakers"]);
    await until("the card is there", async () => (await cardsOf(panel)).length === 1);
    await leave(driver, page);
  });

  it("the keys do to a note in the panel what they do in the clean view, and nothing while typing", async () => {
    const { driver, site } = given;
    site.html("/panel-keys", story("The keys of the panel", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/panel-keys"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page, "green");
    await selectOnPage(page, "captain knows");
    await colourSelection(driver, page, "green");
    await until("both have a card", async () => (await cardsOf(panel)).length === 2);
    await press(panel, ".site");
    await page.keyboard.press("[");
    await until("the first is the active one", async () => (await activeCard(panel)) === 0);
    await page.keyboard.press("]");
    await until("the next one is", async () => (await activeCard(panel)) === 1);
    await page.keyboard.press("4");
    await until("it is pink", async () => (await painted(page))["galley-pink"]?.length === 1);
    await page.keyboard.press("e");
    await until("its note has the focus", () => panel.$("textarea:focus"));
    await page.keyboard.type("x12");
    await page.keyboard.press("Escape");
    await until("it was written", async () => (await cardsOf(panel)).some((card) => card.includes("x12")));
    await page.keyboard.press("x");
    await until("it is gone", async () => (await cardsOf(panel)).length === 1);
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await until("it is back", async () => (await cardsOf(panel)).length === 2);
    await leave(driver, page);
  });

  it("two highlights that share words stay two, both are seen, and a press finds the inner one first", async () => {
    const { driver, site } = given;
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

  it("nothing of a note is to be had by the page", async () => {
    const { driver, site } = given;
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
