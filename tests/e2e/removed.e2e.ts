/** What was removed, and further parts: the reader's say in the cleaning, kept over a reload, listed in the settings. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encode } from "../../scripts/encode.ts";
import { browserNames, type Driver } from "./browser.ts";
import { browserOf } from "./fresh.ts";
import { appears, openRoomOf, press, type Reading, read, until } from "./reader.ts";
import { type Site, serve } from "./server.ts";

const lines = [
  "北栅的老邮局在上个月拆下了招牌，木框里的字还看得清楚，是一九五八年一位教师写的，他没有收钱。",
  "局长费小满把招牌抬进了镇里的仓库，和一台坏了的分拣机放在一起，她说，总有一天要挂回去的。",
  "新的营业厅在马路对面，玻璃很亮，有三个窗口和一台取号机，来的人却还是先走到旧门口，站一会儿，再过马路。",
  "送信的老路今年只剩两个村子，一共三十七户。他每天仍然骑过那座桥，因为桥那边有人等着报纸。",
];
const note = "编后：旧招牌的故事还没有讲完，知道那位教师下落的读者，可以写信给我们。";
const editor = "责任编辑：谈松年";
const article = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>老邮局的招牌_北栅报</title>
<body><div class="main"><h1>老邮局的招牌</h1>${lines.map((line) => `<p>${line}</p>`).join("")}
<p class="after">${note}</p><p class="zrbj">${editor}</p></div></body></html>`;

let site: Site;
beforeAll(async () => {
  site = await serve();
  site.html("/sign.html", article);
});
afterAll(() => site.close());

const text = ({ room }: Reading) => room.$eval("main .body", (main) => main.textContent ?? "");

/** The block of the list that has these words, as a selector for its button. */
async function buttonOf({ room }: Reading, words: string): Promise<string> {
  return until(`"${words}" in the list`, () =>
    room.evaluate((wanted) => {
      const blocks = [...document.querySelectorAll("details.removed li")];
      const found = blocks.find((block) => block.textContent?.includes(wanted));
      for (const block of blocks) block.removeAttribute("data-wanted");
      found?.setAttribute("data-wanted", "");
      return found ? "details.removed li[data-wanted] button" : null;
    }, words),
  );
}

async function openList(reading: Reading): Promise<void> {
  await press(reading, "details.removed summary");
  await appears(reading.room, "details.removed[open]");
}

async function again(driver: Driver, { page }: Reading): Promise<Reading> {
  await page.reload();
  return openRoomOf(driver, page);
}

describe.each(browserNames)("what was removed in %s", (name) => {
  const browser = browserOf(name);

  it("comes back by a press, and is there after a reload; the rule is listed, can be switched off and deleted", async () => {
    let reading = await read(browser(), site.url("/sign.html"));
    expect(await text(reading)).not.toContain(editor);
    await openList(reading);
    await press(reading, await buttonOf(reading, editor));
    await until("the block is back", async () => (await text(reading)).includes(editor));
    reading = await again(browser(), reading);
    expect(await text(reading)).toContain(editor);

    const settings = await browser().openOwnPage("pages/options/index.html");
    const sample = `::-p-text(${editor})`;
    await settings.waitForSelector(`#rules ~ ul li label ${sample}`);
    await settings.click("#rules ~ ul input[type=checkbox]");
    await reading.page.bringToFront();
    reading = await again(browser(), reading);
    expect(await text(reading)).not.toContain(editor);

    await settings.bringToFront();
    await settings.click("#rules ~ ul button");
    await until("the list is empty", async () => (await settings.$("#rules ~ ul")) === null);
    await settings.close();
    await reading.page.close();
  });

  it("goes by a press, and is out after a reload", async () => {
    let reading = await read(browser(), site.url("/sign.html"));
    expect(await text(reading)).toContain(note);
    await openList(reading);
    await press(reading, "details.removed .take-out button");
    await appears(reading.room, ".picking");
    const block = await until("the block", () =>
      reading.room.evaluate((words) => {
        const found = [...document.querySelectorAll("main .body p")].find((one) => one.textContent?.includes(words));
        found?.setAttribute("data-wanted", "");
        return found ? "main .body p[data-wanted]" : null;
      }, note),
    );
    await press(reading, block);
    await until("the block is gone", async () => !(await text(reading)).includes(note));
    reading = await again(browser(), reading);
    expect(await text(reading)).not.toContain(note);
    expect(await text(reading)).toContain(lines[3]);
    await reading.page.close();
  });

  it("joins the parts of a long article, says which one failed, and tries it again", async () => {
    const part = (number: number, more: string) =>
      `<!doctype html><html lang="zh-CN"><meta charset="gbk"><title>长信（${number}）_北栅报</title><body><div class="main"><h1>长信</h1>` +
      `${lines.map((line) => `<p>第${number}页。${line}</p>`).join("")}${more}</div></body></html>`;
    const link = (number: number) => `<p><a href="letter_${number}.html">下一页</a></p>`;
    let broken = true;
    const send = (path: string, number: number, more: string) =>
      site.handle(path, (_request, response) => {
        const fails = number === 3 && broken;
        response.writeHead(fails ? 500 : 200, { "content-type": "text/html" });
        response.end(fails ? "" : encode(part(number, more), "gbk"));
      });
    send("/letter.html", 1, link(2));
    send("/letter_2.html", 2, link(3));
    send("/letter_3.html", 3, "");
    const reading = await read(browser(), site.url("/letter.html"));
    expect(await text(reading)).not.toContain("第2页。");
    await press(reading, "p.whole button");
    await until("the failing part is said", async () =>
      (await reading.room.$eval("p.whole", (words) => words.textContent ?? "")).includes("letter_3.html"),
    );
    expect(await text(reading)).toContain(`第2页。${lines[3]}`);
    broken = false;
    await press(reading, "p.whole button");
    await until("the article is whole", async () => (await reading.room.$("p.whole")) === null);
    const whole = await text(reading);
    for (const number of [1, 2, 3]) expect(whole.split(`第${number}页。${lines[0]}`)).toHaveLength(2);
    await reading.page.close();
  });
});
