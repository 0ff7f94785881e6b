/** Pictures and players: the real ones, and nothing else. */
import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import { chinese, page, paragraphs, parse } from "./cases.ts";

const url = "https://n.example/a/1.html";

function content(block: string): HTMLElement {
  const lines = chinese(6);
  const article = cleanPage(
    parse(
      page("标题在此处", `<article>${paragraphs(lines.slice(0, 3))}${block}${paragraphs(lines.slice(3))}</article>`),
    ),
    { url },
  );
  if (article === null) throw new Error("no article");
  return article.content;
}

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

test("a caption stays with its picture", () => {
  const figure = content(
    "<figure><img src='a.jpg'><figcaption>图为会议现场。刘通摄</figcaption></figure>",
  ).querySelector("figure");
  expect(figure?.querySelector("img")).not.toBeNull();
  expect(figure?.textContent).toContain("图为会议现场");
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
