/** What was removed can be put back, what was kept can be taken out, and both are remembered. */
import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import { elementAt } from "../../src/clean/page.ts";
import { keepRule, removeRule } from "../../src/clean/rule-making.ts";
import { chinese, page, paragraphs, parse } from "./cases.ts";

const url = "https://www.news.example/a/1.html";
const lines = chinese(5);
const html = (editor: string, extra = "") =>
  page(
    "标题在此处",
    `<div class="article"><h1>标题在此处</h1>${paragraphs(lines)}<p class="note">编后：${extra || "这是编辑部的一段话，每天都有。"}</p><p class="sign">责任编辑：${editor}</p></div>`,
  );

function clean(doc: Document, rules: NonNullable<Parameters<typeof cleanPage>[1]>["rules"] = []) {
  const article = cleanPage(doc, { url, rules });
  if (article === null) throw new Error("no article");
  return article;
}

test("every removed block says why, what and where", () => {
  const doc = parse(html("张三"));
  const removal = clean(doc).removed.find(({ text }) => text.includes("责任编辑"));
  expect(removal).toMatchObject({ reason: "signature", text: "责任编辑：张三" });
  expect(elementAt(doc, removal?.where ?? "")?.className).toBe("sign");
});

test("a block put back is back in its place, on the next page of the site too", () => {
  const doc = parse(html("张三"));
  const where = clean(doc).removed.find(({ text }) => text.includes("责任编辑"))?.where ?? "";
  const rule = keepRule(doc, where, url, 0);
  if (rule === null) throw new Error("no rule");
  expect(clean(doc, [rule]).text.split("\n").at(-1)).toBe("责任编辑：张三");
  const next = clean(parse(html("李四")), [rule]);
  expect(next.text.split("\n").at(-1)).toBe("责任编辑：李四");
  expect(next.removed.map(({ text }) => text)).not.toContain("责任编辑：李四");
});

test("a block taken out is out, on the next page of the site too, and says that a rule did it", () => {
  const doc = parse(html("张三"));
  const block = [...clean(doc).content.querySelectorAll("p")].find((one) => one.textContent?.startsWith("编后"));
  const rule = block ? removeRule(doc, block, url, 0) : null;
  if (rule === null) throw new Error("no rule");
  const next = clean(parse(html("李四", "另一天的一段话，有些不同。")), [rule]);
  expect(next.text).toBe(lines.join("\n"));
  expect(next.removed.find(({ reason }) => reason === "rule")?.text).toContain("编后");
});

describe("a rule does nothing", () => {
  const doc = parse(html("张三"));
  const before = clean(doc).text;
  const block = [...clean(doc).content.querySelectorAll("p")].find((one) => one.textContent?.startsWith("编后"));
  const rule = block ? removeRule(doc, block, url, 0) : null;
  if (rule === null) throw new Error("no rule");
  const cases = [
    ["that is off", { ...rule, on: false }],
    ["of another site", { ...rule, site: "else.example" }],
    ["whose selector is none", { ...rule, selector: "p:::" }],
    ["whose selector finds nothing", { ...rule, selector: "p.gone" }],
    ["whose text has another shape", { ...rule, shape: { begins: "别的：", shortest: 0, longest: 9 } }],
    ["that means the whole page", { ...rule, selector: "body" }],
  ] as const;
  for (const [name, changed] of cases)
    test(name, () => {
      expect(clean(doc, [changed]).text).toBe(before);
    });
});

test("a picture can be taken out", () => {
  const doc = parse(
    page(
      "标题在此处",
      `<div class="article">${paragraphs(lines)}<p class=pic><img src="https://p.example/a.jpg"></p></div>`,
    ),
  );
  const image = clean(doc).content.querySelector("img");
  const rule = image ? removeRule(doc, image, url, 0) : null;
  expect(clean(doc, rule ? [rule] : []).content.querySelector("img")).toBeNull();
});
