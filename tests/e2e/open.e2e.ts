/** Opening and giving back: each way to call Galley, and a page that is afterwards what it was before. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNames } from "./browser.ts";
import { browserOf } from "./fresh.ts";
import { appears, press, type Reading, read, until, untilClosed } from "./reader.ts";
import { type Site, serve } from "./server.ts";

let site: Site;
beforeAll(async () => {
  site = await serve();
});
afterAll(() => site.close());

describe.each(browserNames)("opening in %s", (name) => {
  const browser = browserOf(name);

  const ways = {
    "the toolbar button": (reading) => browser().pressToolbarButton(reading),
    "Alt+Shift+G": (reading) => browser().pressShortcut(reading),
    "the context menu": (reading) => browser().chooseContextMenu(reading),
  } satisfies Record<string, (page: Reading["page"]) => Promise<void>>;

  it.each(Object.entries(ways))("shows the article after %s", async (_, call) => {
    const page = await browser().openPage(site.url("/article.html"));
    await call(page);
    const room = await browser().roomFrame(page);
    expect(await room.$eval("h1", (title) => title.textContent)).toBe("澜州南屏共建云湖走廊 三十里老码头连成一条岸线");
    const text = await room.$eval("main", (main) => main.textContent ?? "");
    expect(text).toContain("三台锈迹斑斑的门座吊机刷上清漆");
    expect(text).toContain("两边的灯是连着的");
    expect(text).not.toContain("友情链接");
    expect(text).not.toContain("热点排行");
  });

  it.each([
    { file: "traditional.html", title: "停航十二年 石嶼渡輪清晨復航", words: "十七分鐘後抵達對岸的橫山碼頭" },
    {
      file: "english.html",
      title: "Night ferry returns to the Marrow estuary after nine years",
      words: "There was no boat",
    },
    { file: "csp.html", title: "The clock that the council keeps wrong", words: "in the pocket of a coat" },
  ])("reads $file", async ({ file, title, words }) => {
    site.headers("/csp.html", strictPolicy);
    const { room } = await read(browser(), site.url(`/${file}`));
    expect(await room.$eval("h1", (heading) => heading.textContent)).toBe(title);
    expect(await room.$eval("main", (main) => main.textContent)).toContain(words);
  });

  const exits: Record<string, (reading: Reading) => Promise<void>> = {
    "the button again": ({ page }) => browser().pressToolbarButton(page),
    Esc: ({ page }) => page.keyboard.press("Escape"),
    "its own close button": (reading) => press(reading, "nav button[title*=Esc]"),
  };

  it.each(Object.entries(exits))("gives the page's DOM back byte for byte after %s", async (_, leave) => {
    const page = await browser().openPage(site.url("/article.html"));
    await page.waitForNetworkIdle({ idleTime: 200 });
    const before = await page.evaluate(serialised);
    await browser().pressToolbarButton(page);
    const reading = { page, room: await browser().roomFrame(page) };
    await appears(reading.room, "main p");
    expect(await page.evaluate(serialised)).not.toBe(before);
    await leave(reading);
    await untilClosed(reading);
    await expect.poll(() => page.evaluate(serialised), { timeout: 5_000 }).toBe(before);
  });

  it("gives back the scroll position, a half-filled form and a running video, without a reload", async () => {
    const page = await browser().openPage(site.url("/form.html"));
    await fillHalf(page);
    const before = await page.evaluate(stateOfForm);
    await browser().pressToolbarButton(page);
    const reading = { page, room: await browser().roomFrame(page) };
    await reading.room.evaluate(() => scrollTo(0, 400));
    await reading.page.keyboard.press("Escape");
    await untilClosed(reading);
    expect(await page.evaluate(stateOfForm)).toEqual(before);
    const then = await page.$eval("video", (video) => [video.paused, video.currentTime] as const);
    expect(then[0]).toBe(false);
    await until("the video runs on", () => page.$eval("video", (video, at) => video.currentTime !== at, then[1]));
    await page.keyboard.type("!");
    expect(await page.$eval("#words", (field) => "value" in field && field.value)).toBe("钟声响了三下，!");
  });
});

const strictPolicy = { "content-security-policy": "default-src 'none'; require-trusted-types-for 'script'" };

/** The whole document as the page's own scripts see it. */
function serialised(): string {
  return new XMLSerializer().serializeToString(document);
}

/** A form as a reader leaves it in the middle, with the page and a box in it scrolled. */
async function fillHalf(page: Reading["page"]): Promise<void> {
  await page.evaluate(async () => {
    Reflect.set(window, "sameDocument", "as it was loaded");
    await document.querySelector("video")?.play();
  });
  await page.type("#name", "老邵");
  await page.click("#sign");
  await page.click("#author");
  await page.select("#topic", "线索");
  await page.$eval("#rich", (field) => {
    field.innerHTML = "写到<b>一半</b>";
  });
  await page.$eval("#box", (box) => box.scrollTo(0, 137));
  await page.type("#words", "钟声响了三下，");
  await page.evaluate(() => scrollTo(0, 211));
}

function stateOfForm(): unknown {
  const fields = [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("input, textarea, select"),
  ];
  return {
    sameDocument: Reflect.get(window, "sameDocument"),
    scroll: [scrollX, scrollY],
    box: document.querySelector("#box")?.scrollTop,
    rich: document.querySelector("#rich")?.innerHTML,
    focus: document.activeElement?.id,
    values: fields.map((field) => [field.id, field.value, "checked" in field && field.checked]),
  };
}
