/** What stands in an article's outline. */
import { expect, test } from "vitest";
import { headingsOf, levelOf } from "../../src/room/headings.ts";

const outline = (html: string): string[] => {
  const content = document.createElement("article");
  content.setHTMLUnsafe(html);
  return headingsOf(content).map((heading) => `${levelOf(heading)} ${heading.textContent.trim()}`);
};
const text = "<p>渡口的人等了一个上午，船没有来，后来有人说，今天是检修的日子。</p>";
const picture = '<p><img src="data:," alt=""></p>';
const bold = (words: string): string => `<p><strong>${words}</strong></p>${text}`;

test.each([
  ["headings with words", "<h2>一</h2><h3> </h3><h3>二</h3>", ["2 一", "3 二"]],
  [
    "bold lines of a portal",
    bold("早上的码头") + bold("谁在修船") + bold("明天的班次"),
    ["4 早上的码头", "4 谁在修船", "4 明天的班次"],
  ],
  [
    "bold lines in two pieces",
    ["<b>一、</b> <b>码头</b>", "<b>二、船</b>", "<strong>三、<b>人</b></strong>"]
      .map((line) => `<p>${line}</p>${text}`)
      .join(""),
    ["4 一、 码头", "4 二、船", "4 三、人"],
  ],
  [
    "headings with bold lines under them",
    `<h2>上篇</h2>${bold("甲")}${bold("乙")}${bold("丙")}`,
    ["2 上篇", "4 甲", "4 乙", "4 丙"],
  ],
  [
    "bold questions of an interview",
    bold("会停航吗？") + bold("谁来修？") + bold("票价会涨吗？”"),
    ["4 会停航吗？", "4 谁来修？", "4 票价会涨吗？”"],
  ],
  [
    "a heading and one below it",
    `${bold("上篇").replace(text, "")}${bold("甲")}${bold("乙")}`,
    ["4 上篇", "4 甲", "4 乙"],
  ],
  [
    "no bold captions, where one of them has no words below it",
    `${bold("一")}${picture}${bold("修船的人").replace(text, "")}${bold("二")}${picture}${bold("修好的船")}${bold("三")}`,
    ["4 一", "4 二", "4 三"],
  ],
  [
    "bold lines that head what is below them, with a picture above each",
    picture + bold("一") + picture + bold("二") + picture + bold("三"),
    ["4 一", "4 二", "4 三"],
  ],
  [
    "no bold sentence in several lines",
    bold("一") +
      bold("二") +
      bold("明天起，").replace(text, "") +
      bold("渡口到码头").replace(text, "") +
      bold("停航！"),
    [],
  ],
  [
    "no bold title of several lines",
    `${["关于", "渡口码头", "停航的通告"].map((line) => bold(line).replace(text, "")).join("")}${text}`,
    [],
  ],
  ["no two bold lines", bold("早上的码头") + bold("谁在修船"), []],
  ["no bold sentences", bold("船停了。") + bold("人走了。") + bold("“明天再来。”"), []],
  ["no paragraphs that are bold in part", "<p><b>甲</b>说</p><p><b>乙</b>说</p><p><b>丙</b>说</p>", []],
  ["no bold cells", `<table><tr><td><p><b>甲</b></p><td><p><b>乙</b></p><td><p><b>丙</b></p></table>`, []],
])("%s", (_, html, expected) => {
  expect(outline(html)).toEqual(expected);
});
