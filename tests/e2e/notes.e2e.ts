/** Highlights and notes: made with the mouse and the keys, still there after a reload, a restart, and in another tab. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNames } from "./browser.ts";
import { browserOf } from "./fresh.ts";
import {
  appears,
  bringIntoView,
  highlight,
  margin,
  note,
  painted,
  press,
  type Reading,
  read,
  select,
  until,
} from "./reader.ts";
import { type Site, serve } from "./server.ts";

let site: Site;
beforeAll(async () => {
  site = await serve();
});
afterAll(() => site.close());

/** A loaded machine with two cores; what a reader must not wait for says its own time. */
const patience = { timeout: 10_000, interval: 50 };

const acrossLink = "澜州与南屏共同发布了《云湖走廊三年行动方案》，提出";
const firstHalf = "走陆路要绕二十三公里。";
const secondHalf = "“看得见对岸的灯";

describe.each(browserNames)("notes in %s", (name) => {
  const browser = browserOf(name);

  /** Each test has an article of its own: with one headline it would be the same article under another address. */
  const article = (headline: string): string => {
    const path = `/${encodeURIComponent(headline)}.html`;
    site.variant(path, "article.html", (html) => html.replaceAll("澜州南屏共建云湖走廊", headline));
    return site.url(path);
  };
  const openArticle = (headline: string): Promise<Reading> => read(browser(), article(headline));

  it("keeps a highlight across a link, one across two paragraphs, and a note, over a reload and a restart", async () => {
    let reading = await openArticle("一条岸线的来历");
    await select(reading, acrossLink);
    await highlight(reading, "green");
    await expect.poll(() => painted(reading), patience).toContain(acrossLink);
    await select(reading, firstHalf, secondHalf);
    await highlight(reading, "blue");
    await select(reading, "去年全年，云湖水质优良天数");
    await note(reading, "三百零九天：去年报的是二百五十七天，核对，问段明舟。");
    const words = [acrossLink, firstHalf, secondHalf, "去年全年，云湖水质优良天数"];
    const notes = new Map([["去年全年，云湖水质优良天数", "三百零九天：去年报的是二百五十七天，核对，问段明舟。"]]);
    const isAllThere = async (): Promise<void> => {
      for (const quote of words) {
        // Only what is near the view is painted, and has its card, in a long article.
        await bringIntoView(reading, quote);
        await expect.poll(() => painted(reading), patience).toContain(quote);
        await expect.poll(() => margin(reading), patience).toContain(notes.get(quote) ?? "");
      }
    };
    await isAllThere();

    await reading.page.reload();
    await browser().pressToolbarButton(reading.page);
    reading = { page: reading.page, room: await browser().roomFrame(reading.page) };
    await isAllThere();

    await browser().restart();
    reading = await read(browser(), article("一条岸线的来历"));
    await isAllThere();
    const saved = Object.entries(await browser().storageLocal()).filter(([key]) => key.startsWith("note/"));
    expect(saved).toHaveLength(3);
  });

  it("keeps what is being typed when the tab is closed in the middle of it", async () => {
    const reading = await openArticle("粮仓里的灯");
    await select(reading, "西渡码头的粮仓是第一个醒来的");
    await press(reading, "[role=toolbar]:not(aside *) button.word");
    await appears(reading.room, "textarea:focus");
    await reading.page.keyboard.type("写到一半");
    await reading.page.close({ runBeforeUnload: true });
    await until("the tab is gone", () => reading.page.isClosed());
    const again = await read(browser(), article("粮仓里的灯"));
    // Only cards near the view are drawn, and a tab that is closed at once may not have said how far it was read.
    await bringIntoView(again, "西渡码头的粮仓是第一个醒来的");
    await expect.poll(() => margin(again), patience).toEqual(["写到一半"]);
  });

  it("deletes a note and brings it back by undo", async () => {
    const reading = await openArticle("坡道上的读者");
    await select(reading, "螺旋坡道沿仓壁盘上去");
    await note(reading, "量一量坡度");
    // Leaving the note went to the headline; only cards near the view are drawn.
    await bringIntoView(reading, "螺旋坡道沿仓壁盘上去");
    await press(reading, "aside li.note");
    await press(reading, "aside li.note [role=toolbar] button:last-child");
    await until(
      "the note goes",
      async () => (await margin(reading)).length === 0 && (await painted(reading)).length === 0,
    );
    await press(reading, ".toast[role=status] button");
    await expect.poll(() => margin(reading), patience).toEqual(["量一量坡度"]);
    expect(await painted(reading)).toEqual(["螺旋坡道沿仓壁盘上去"]);
  });

  it("shows in one tab within a second what is done in another", async () => {
    const one = await openArticle("吊机下的集市");
    const other = await openArticle("吊机下的集市");
    // Near the head: a tab that is not shown is not scrolled, and paints what is near its view.
    await select(other, acrossLink);
    await note(other, "拍一张");
    await expect.poll(() => painted(one), { timeout: 1_000, interval: 50 }).toEqual([acrossLink]);
    await one.page.bringToFront();
    // A tab that is not shown lays out no cards.
    await bringIntoView(one, acrossLink);
    await expect.poll(() => margin(one), patience).toEqual(["拍一张"]);
    await press(one, "aside li.note");
    await press(one, "aside li.note [role=toolbar] button:last-child");
    await expect.poll(() => margin(other), { timeout: 1_000, interval: 50 }).toEqual([]);
  });

  it("leaves a note by Esc and the room only by the next one", async () => {
    const reading = await openArticle("屏幕上的湖水");
    await select(reading, "每小时汇到同一块屏幕");
    await press(reading, "[role=toolbar]:not(aside *) button.word");
    await appears(reading.room, "textarea:focus");
    await reading.page.keyboard.type("哪块屏幕？");
    await reading.page.keyboard.press("Escape");
    await until("the field closes", async () => (await reading.room.$("textarea")) === null);
    expect(await margin(reading)).toEqual(["哪块屏幕？"]);
    await reading.page.keyboard.press("Escape");
    await until("the room closes", () => !reading.page.frames().includes(reading.room));
  });
});
