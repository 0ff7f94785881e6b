/** The cleaner as its callers see it. */
import { expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";

const prose =
  "嘉兴接轨上海的战略渐次深入，格局层层提升，来自上海、浙江的各方领导和嘉宾出席会议，规模之盛，前所未有。".repeat(3);

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

test("an article comes out with its paragraphs, one line a block, and its page is unchanged", () => {
  const page = parse(
    `<title>x</title><body><nav><a href=/>首页</a></nav><article><h1>标题</h1><p>${prose}<p id=a onclick=x()>${prose}</article>`,
  );
  const before = page.documentElement.outerHTML;
  const article = cleanPage(page, { url: "https://example.org/a" });
  expect(article?.text).toBe(`${prose}\n${prose}`);
  expect(article?.content.innerHTML).not.toMatch(/onclick|id=/);
  expect(page.documentElement.outerHTML).toBe(before);
});

test("an empty page is no article", () => {
  expect(cleanPage(parse(""))).toBeNull();
});
