/** Parts of the content script come by name, also on a page that lets nothing be loaded. */
import { expect, it } from "vitest";
import { browserNames, launch } from "./browser.ts";
import { appears, galleyErrors, press, read } from "./reader.ts";
import { serve } from "./server.ts";

const lines = [
  "南闸的钟楼在三月里停了一次，守钟的郑伯爬了九十六级台阶，把一只鸟巢从齿轮旁边挪到了窗台上。",
  "他说，鸟是去年秋天来的，钟声响的时候它们就飞出去绕一圈，响完了再回来，从来没有误过一次。",
  "镇上的人这几天都说听不惯，有人上班迟到，有人把饭煮煳，后来才想起来是因为没有钟声。",
  "到了周五中午，钟又响了，广场上的人都抬起头来，连卖豆腐的也停了手里的刀，数完十二下才接着切。",
];
const editor = "责任编辑：邵听澜";
const related = "相关阅读：三十年前的钟匠";
const article = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>钟楼上的鸟巢_南闸报</title>
<body><div class="main"><h1>钟楼上的鸟巢</h1>${lines.map((line) => `<p>${line}</p>`).join("")}
<p>${related}</p><p>${editor}</p></div></body></html>`;

it.each(browserNames)(
  "come on a page with default-src 'none' in %s: a language, the list, the removed blocks",
  async (name) => {
    const site = await serve();
    const policy = "default-src 'none'; require-trusted-types-for 'script'";
    site.html("/clock.html", article, { "content-security-policy": policy });
    const driver = await launch(name);
    try {
      const reading = await read(driver, site.url("/clock.html"));
      const text = await reading.room.$eval("main .body", (body) => body.textContent ?? "");
      expect(text).toContain(lines[3]);
      expect(
        [related, editor].filter((line) => text.includes(line)),
        "the words of Chinese are known",
      ).toEqual([]);

      await reading.page.keyboard.press("l");
      await appears(reading.room, ".panel input[type=search]");
      await reading.page.keyboard.press("Escape");
      await press(reading, "details.removed summary");
      await appears(reading.room, `details.removed li ::-p-text(${editor})`);
      expect(await galleyErrors(driver)).toEqual([]);
    } finally {
      await driver.close();
      await site.close();
    }
  },
);
