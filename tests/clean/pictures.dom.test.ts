/** Pictures and players: the real ones, and nothing else. */
import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import type { Article } from "../../src/model/article.ts";
import { chinese, page, paragraphs, parse } from "./cases.ts";

const url = "https://n.example/a/1.html";

function clean(block: string): Article {
  const lines = chinese(6);
  const article = cleanPage(
    parse(
      page("标题在此处", `<article>${paragraphs(lines.slice(0, 3))}${block}${paragraphs(lines.slice(3))}</article>`),
    ),
    { url },
  );
  if (article === null) throw new Error("no article");
  return article;
}

const content = (block: string): HTMLElement => clean(block).content;

describe("a picture has its real address", () => {
  const cases = [
    [
      "<p><img src='/images/loading.gif' data-src='https://mmbiz.example/a?wx_fmt=png'></p>",
      "https://mmbiz.example/a?wx_fmt=png",
    ],
    ["<p><img data-original='/p/a.jpg'></p>", "https://n.example/p/a.jpg"],
    [
      "<p><img src='data:image/gif;base64,R0lGODlhAQABAIAAAP' data-lazy-src='//p.example/a.webp'></p>",
      "https://p.example/a.webp",
    ],
    ["<p><img srcset='a-400.jpg 400w, a-1600.jpg 1600w'></p>", "https://n.example/a/a-1600.jpg"],
    [
      "<figure><img src='/blank.gif' class=lazy><noscript><img src='/p/real.jpg'></noscript></figure>",
      "https://n.example/p/real.jpg",
    ],
    ["<p><img src='a.jpg'></p>", "https://n.example/a/a.jpg"],
  ] as const;
  for (const [html, wanted] of cases)
    test(html, () => {
      expect([...content(html).querySelectorAll("img")].map((image) => image.getAttribute("src"))).toEqual([wanted]);
    });
});

describe("what is no picture of the article goes", () => {
  const cases = [
    "<p><img src='https://t.example/p.gif' width=1 height=1></p>",
    "<p><img src='/images/spacer.gif'></p>",
    "<p><img src='/img/qrcode_258.jpg'></p>",
    "<p><img src='/icons/share.png' width=16 height=16></p>",
    "<p><img src='/images/loading.gif'></p>",
    "<p><img src='javascript:alert(1)'></p>",
    "<p><img></p>",
  ];
  for (const html of cases)
    test(html, () => {
      expect(content(html).querySelector("img[src]")).toBeNull();
    });
});

describe("what stands in a box for adverts, sharing or codes is no picture of the article", () => {
  const cases = [
    ["<div class=ad id=ad_inline_300x250><span>广告</span><a href=/x><img src='/p/a.jpg'></a></div>", "advert"],
    ["<div class='share bar'><a href=/x><img src='/p/weibo.jpg'></a></div>", "share"],
    ["<div class=article-related><a href=/x><img src='/p/a.jpg'></a></div>", "related"],
    ["<p><img src='/p/c.jpg' alt=二维码></p>", "picture"],
  ] as const;
  for (const [html, reason] of cases)
    test(html, () => {
      const { content: made, removed } = clean(html);
      expect(made.querySelector("img")).toBeNull();
      expect(removed.filter((one) => one.reason === reason && one.text !== "")).toHaveLength(1);
    });
  test("but a picture in a box that the article stands in is", () => {
    const wrapped = chinese(6).map((line) => `<p>${line}</p>`);
    const html = `<div class=ad>${wrapped.slice(0, 3).join("")}<p><img src=/p/a.jpg></p>${wrapped.slice(3).join("")}</div>`;
    expect(cleanPage(parse(page("标题在此处", html)), { url })?.content.querySelector("img")).not.toBeNull();
  });
});

test("a picture that the open page has not loaded yet is not as small as its placeholder", async () => {
  const dot = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==";
  const frame = document.createElement("iframe");
  frame.srcdoc = page(
    "标题在此处",
    `<article>${paragraphs(chinese(6))}<p><img src="${dot}" data-original="/p/later.jpg"></p><p><img src="${dot}"></p></article>`,
  );
  document.body.append(frame);
  await new Promise((done) => frame.addEventListener("load", done));
  const doc = frame.contentDocument;
  if (doc === null) throw new Error("no frame");
  expect(doc.querySelector("img")?.naturalWidth).toBe(1);
  const images = [...(cleanPage(doc, { url })?.content.querySelectorAll("img") ?? [])];
  expect(images.map((image) => image.getAttribute("src"))).toEqual(["https://n.example/p/later.jpg"]);
  frame.remove();
});

test("a caption stays with its picture", () => {
  const figure = content(
    "<figure><img src='a.jpg'><figcaption>图为会议现场。刘通摄</figcaption></figure>",
  ).querySelector("figure");
  expect(figure?.querySelector("img")).not.toBeNull();
  expect(figure?.textContent).toContain("图为会议现场");
});

test("a caption in its picture's own paragraph follows it at once, and keeps its lines", () => {
  const made = content(
    `<p><img src="a.jpg"><br>图为会议现场。<br>刘通摄</p><p><img src="b.jpg">图为会场之外。<br>刘通摄</p>`,
  );
  const captions = [...made.querySelectorAll("p")].filter((one) => one.querySelector(":scope > img") !== null);
  expect(captions.map((one) => [...one.childNodes].map((node) => node.nodeName))).toEqual([
    ["IMG", "#text", "BR", "#text"],
    ["IMG", "#text", "BR", "#text"],
  ]);
});

describe("a known player becomes a link, an unknown one goes", () => {
  const cases = [
    [
      "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0'></iframe>",
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ],
    [
      "<iframe src='//player.bilibili.com/player.html?aid=1&bvid=BV1xx411c7mD'></iframe>",
      "https://www.bilibili.com/video/BV1xx411c7mD",
    ],
    [
      "<iframe data-src='https://v.qq.com/iframe/preview.html?vid=a0123bcd4ef'></iframe>",
      "https://v.qq.com/x/page/a0123bcd4ef.html",
    ],
    ["<video src='/v/a.mp4' poster='/v/a.jpg'></video>", "https://n.example/v/a.mp4"],
    ["<iframe src='https://ads.example/x'></iframe>", null],
  ] as const;
  for (const [html, wanted] of cases)
    test(html, () => {
      const made = content(html);
      expect(made.querySelector("iframe,video")).toBeNull();
      expect(made.querySelector("a")?.getAttribute("href") ?? null).toBe(wanted);
    });
});
