/** Highlights whose words changed, are gone or are the wrong ones, and edges that are moved. */
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
  placesOf,
  press,
  pressWords,
  readOriginal,
  selectOnPage,
  settingIn,
  turnToClean,
  turnToOriginal,
} from "./original-page.ts";
import { ferry, ferryChinese, story } from "./original-story.ts";
import { until } from "./reader.ts";

describe.each(browserNames)("what became of a highlight in %s", (name) => {
  const given = settingIn(name);

  it("changed words are shown as they were and as they are, and lost ones can be put on others", async () => {
    const { driver, site } = given;
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
    const room = await turnToClean(driver, { page, panel });
    await until("the clean view tells of the change", () => room.$(".note .difference"));
    expect(await room.$$eval(".note .difference del", (all) => all.map((one) => one.textContent))).toEqual(["bakers"]);
    expect(await room.$$eval(".note .difference ins", (all) => all.map((one) => one.textContent))).toEqual(["cooks"]);
    await leave(driver, page);
  });

  it("one that stands on the wrong words is put on others, and stays there", async () => {
    const { driver, site } = given;
    site.html("/wrong", story("The wrong words", ferry));
    const { page, panel } = await readOriginal(driver, site.url("/wrong"));
    await selectOnPage(page, "nurses and bakers");
    await colourSelection(driver, page, "violet");
    await paintedAs(page, "galley-violet");
    await pressWords(page, "nurses");
    await until("it is the active one", async () => (await activeCard(panel)) === 0);
    await selectOnPage(page, "captain knows");
    await press(panel, ".note .attach");
    await until("it is there", async () => (await painted(page))["galley-violet"]?.join() === "captain knows");
    expect(await cardsOf(panel)).toHaveLength(1);
    await until("it is kept", async () =>
      JSON.stringify(await driver.storageLocal()).includes('"exact":"captain knows"'),
    );
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await until("it is taken back", async () => (await painted(page))["galley-violet"]?.join() === "nurses and bakers");
    await page.keyboard.down("Shift");
    await page.keyboard.press("z");
    await page.keyboard.up("Shift");
    await page.keyboard.up("Control");
    await until("it is done again", async () => (await painted(page))["galley-violet"]?.join() === "captain knows");
    const room = await turnToClean(driver, { page, panel });
    expect(await paintedAs(room, "violet")).toEqual(["captain knows"]);
    await leave(driver, page);
  });

  it("an edge is dragged, and moved by word and by Chinese character, in both views", async () => {
    const { driver, site } = given;
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
    const start = (await room.evaluate(placesOf, "座码头周", "座码头周"))[0];
    const [far] = await room.evaluate(placesOf, "前两个月", "前两个月");
    await drag(page, { x: start.x - 1, y: start.y }, { x: far.x + 2, y: far.y });
    await until(
      "the start is dragged",
      async () => (await painted(room))["blue"]?.[0]?.startsWith("前两个月") ?? false,
    );
    await leave(driver, page);
  });
});
