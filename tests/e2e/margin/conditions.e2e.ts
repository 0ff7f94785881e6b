/** The margin as it must be used: by touch, at 200 %, in a system's own colours, without motion, and from right to left. */
import type { Frame, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserNames, type Driver, launch } from "../browser.ts";
import { galleyErrors, painted, read, select, until } from "../reader.ts";
import { type Site, serve } from "../server.ts";
import { click, ferryStories, keys, named, sentence, storedNote, walk } from "./hands.ts";

/** The least side of what a finger presses, in CSS pixels. */
const finger = 44;
/** Firefox takes its main pointer to be a finger: bits for a coarse pointer, without hover. */
const touchScreen = {
  "ui.primaryPointerCapabilities": 1,
  "ui.allPointerCapabilities": 1,
  "dom.w3c_touch_events.enabled": 1,
};

const arabic = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عودة العبّارة الليلية</title></head><body><article><h1>عودة العبّارة الليلية إلى المصب</h1><p>قال القبطان إن الموعد القديم لم يكن يناسب أحدا من العمال ولا الممرضات.</p>${"<p>غادر القارب الأخير الرصيف قبل منتصف الليل بعشر دقائق وعلى متنه واحد وثلاثون راكبا ودراجتان، وعاد عند الفجر محملا بالصناديق والرسائل التي انتظرها أهل الضفة الأخرى أياما طويلة.</p>".repeat(6)}</article></body></html>`;

/** The boxes of all that is shown and matches, in the room's window. */
const boxes = (room: Frame, selector: string) =>
  room.$$eval(selector, (all) =>
    all
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        return { name: element.ariaLabel || element.textContent, left, right, top, bottom, width, height };
      }),
  );

/** Whether the room scrolls sideways: nothing may. */
const overflows = (room: Frame): Promise<boolean> =>
  room.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe.each(browserNames)("the margin in %s", (name) => {
  let driver: Driver;
  let site: Site;
  let story: () => string;
  beforeAll(async () => {
    [driver, site] = [await launch(name, { locale: "en", prefs: touchScreen }), await serve()];
    site.html("/arabic.html", arabic);
    story = await ferryStories(site, "conditions");
  });
  afterEach(async () => expect(await galleyErrors(driver)).toEqual([]));
  afterAll(async () => {
    await driver.close();
    await site.close();
  });

  /** A page that is touched: in Firefox the browser was started so. */
  async function touched(url: string): Promise<{ page: Page; room: Frame }> {
    const page = await driver.openPage(url);
    if (name === "chrome") await page.setViewport({ width: 1024, height: 768, hasTouch: true, isMobile: false });
    await driver.pressToolbarButton(page);
    return { page, room: await driver.roomFrame(page) };
  }

  it("can be used with a finger: the bar stands below the selection, and every target is large enough", async () => {
    const reading = await touched(story());
    const { room, page } = reading;
    await select(reading, "two bicycles");
    const [bar] = await boxes(room, ".sel");
    const words = await room.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? 0);
    expect(bar?.top).toBeGreaterThanOrEqual(words);
    const tooSmall = async (selector: string) =>
      (await boxes(room, selector)).filter(({ width, height }) => width < finger || height < finger);
    expect(await tooSmall(".sel button")).toEqual([]);
    const [colour] = await boxes(room, ".sel button");
    if (!colour) throw new Error("no colour");
    await page.touchscreen.tap(colour.left + colour.width / 2, colour.top + colour.height / 2);
    await named(room, "listitem", "Yellow: “two bicycles”");
    await until("the tools", async () => (await boxes(room, "aside .tools button")).length > 0);
    expect(await tooSmall("aside .tools button, nav button")).toEqual([]);
  });

  it("takes what a long press selects, while the finger is still down", async () => {
    const { page, room } = await touched(story());
    const word = (): Promise<{ x: number; y: number }> =>
      room.evaluate(() => {
        const all = document.createTreeWalker(document.querySelector("article") ?? document.body, NodeFilter.SHOW_TEXT);
        for (let node = all.nextNode(); node; node = all.nextNode()) {
          const start = (node.nodeValue ?? "").indexOf("bicycles");
          if (start < 0) continue;
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + "bicycles".length);
          node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
        throw new Error("no such word");
      });
    const { x, y } = await word();
    await page.touchscreen.touchStart(x, y);
    // The word itself is selected by the system, which no browser here does for a finger that is none.
    await room.evaluate(
      (left, top) => {
        const caret = document.caretPositionFromPoint(left, top);
        if (!caret) throw new Error("no word there");
        getSelection()?.collapse(caret.offsetNode, caret.offset);
        getSelection()?.modify("move", "backward", "word");
        getSelection()?.modify("extend", "forward", "word");
      },
      x,
      y,
    );
    const [bar] = await until("the bar", async () => {
      const shown = await boxes(room, ".sel");
      return shown.length > 0 && shown;
    });
    expect(bar?.top).toBeGreaterThan(y);
    // Before the finger is lifted: one that was not down for long makes a tap of it, which takes the selection away.
    expect(await room.evaluate(() => String(getSelection()).trim())).toBe("bicycles");
    await page.touchscreen.touchEnd();
  });

  it("works at 200 %: nothing is cut, nothing scrolls sideways, and the note stands in a sheet from below", async () => {
    const reading = await read(driver, story());
    const { room, page } = reading;
    // A window of 1280 pixels at 200 % is one of 640 to the page.
    await page.setViewport({ width: 640, height: 450, deviceScaleFactor: 2 });
    await walk(reading);
    const [bar] = await boxes(room, ".sel");
    expect(bar?.left).toBeGreaterThanOrEqual(0);
    expect(bar?.right).toBeLessThanOrEqual(640);
    await keys(reading, "2", "n");
    await named(room, "textbox", `Note on “${sentence}”`);
    await page.keyboard.type("written at 200 %");
    const [sheet] = await boxes(room, "aside");
    expect(Math.round(sheet?.bottom ?? 0)).toBe(450);
    expect(sheet?.top).toBeGreaterThan(100);
    expect(await overflows(room)).toBe(false);
    await keys(reading, "Escape");
    await storedNote(driver, "written at 200 %");
    await keys(reading, "l");
    await named(room, "region", "All notes");
    expect(await overflows(room)).toBe(false);
    const buttons = await boxes(room, ".panel button, .panel select, .panel input");
    expect(buttons.filter(({ left, right }) => left < 0 || right > 640)).toEqual([]);
    await click(page, await named(room, "button", "Close"));
  });

  it("keeps notes and the active one apart in a system's own colours", async () => {
    const page = await driver.openPage(story());
    await driver.setMedia(page, { forced: true });
    try {
      await driver.pressToolbarButton(page);
      const reading = { page, room: await driver.roomFrame(page) };
      const { room } = reading;
      await walk(reading);
      const border = await room.$eval(".sel", (bar) => getComputedStyle(bar).borderTopStyle);
      expect(border).toBe("solid");
      await keys(reading, "2");
      await named(room, "listitem", `Green: “${sentence}”`);
      const look = await room.evaluate(() => {
        const note = document.querySelector("aside li.note.on");
        const dot = document.querySelector("aside .dot[aria-pressed=true]");
        if (!note || !dot) throw new Error("no note");
        const [shown, mark] = [getComputedStyle(note), getComputedStyle(dot, "::before")];
        return {
          forced: matchMedia("(forced-colors: active)").matches,
          ground: getComputedStyle(document.documentElement).backgroundColor,
          line: shown.borderInlineStartColor,
          outline: shown.outlineStyle,
          pressed: mark.outlineStyle,
        };
      });
      expect(look).toMatchObject({ forced: true, outline: "solid", pressed: "solid" });
      expect(look.line).not.toBe(look.ground);
      expect(await painted(reading)).toEqual([sentence]);
    } finally {
      await driver.setMedia(page, {});
    }
  });

  it("moves nothing where motion is to be reduced, and little elsewhere", async () => {
    const page = await driver.openPage(story());
    try {
      await driver.pressToolbarButton(page);
      const reading = { page, room: await driver.roomFrame(page) };
      await walk(reading);
      await keys(reading, "2");
      await named(reading.room, "listitem", `Green: “${sentence}”`);
      const longest = (): Promise<number> =>
        reading.room.evaluate(() => {
          const seconds = [...document.querySelectorAll("*")].flatMap((element) => {
            const { transitionDuration, transitionProperty, animationDuration } = getComputedStyle(element);
            return [
              ...(transitionProperty === "none" ? [] : transitionDuration.split(",")),
              ...animationDuration.split(","),
            ];
          });
          return Math.max(...seconds.map((one) => Number.parseFloat(one) || 0));
        });
      expect(await longest()).toBeGreaterThan(0);
      expect(await longest()).toBeLessThanOrEqual(0.15);
      await driver.setMedia(page, { still: true });
      expect(await longest()).toBe(0);
    } finally {
      await driver.setMedia(page, {});
    }
  });

  it("mirrors from right to left: the margin stands at the left, and a note's line at its right", async () => {
    const reading = await read(driver, site.url("/arabic.html"));
    const { room } = reading;
    await keys(reading, "j", "2");
    await until("the note", () => room.$("aside li.note.on"));
    const [main] = await boxes(room, "main");
    const [margin] = await boxes(room, "aside");
    const [note] = await boxes(room, "aside li.note");
    expect(margin?.right).toBeLessThan(main?.left ?? 0);
    expect(note?.right).toBeLessThanOrEqual(margin?.right ?? 0);
    const lines = await room.$eval("aside li.note", (card) => {
      const { borderRightWidth, borderLeftWidth } = getComputedStyle(card);
      return [borderRightWidth, borderLeftWidth];
    });
    expect(lines).toEqual(["2px", "0px"]);
    await keys(reading, "l");
    await named(room, "region", "All notes");
    expect(await overflows(room)).toBe(false);
  });
});
