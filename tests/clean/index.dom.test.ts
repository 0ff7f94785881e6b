/** The cleaner as its callers see it. */
import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import { chinese, page, paragraphs, parse, prose } from "./cases.ts";

const url = "https://news.example.org/2017/07/31/a.html";

function clean(html: string) {
  const article = cleanPage(parse(html), { url });
  if (article === null) throw new Error("no article");
  return article;
}

test("an article comes out with its paragraphs, one line a block, and its page is unchanged", () => {
  const lines = chinese(4);
  const doc = parse(
    page("标题在此", `<nav><a href=/>首页</a></nav><article><h1>标题在此</h1>${paragraphs(lines)}</article>`),
  );
  const before = doc.documentElement.outerHTML;
  expect(cleanPage(doc, { url })?.text).toBe(lines.join("\n"));
  expect(doc.documentElement.outerHTML).toBe(before);
});

describe("what is no article is null", () => {
  const links = Array.from(
    { length: 80 },
    (_, index) => `<li><a href=/${index}.html>今日要闻第${index}条：各地积极推进项目建设</a></li>`,
  ).join("");
  const cases = [
    ["an empty document", ""],
    ["a frameset", "<frameset cols='50%,50%'><frame src=a><frame src=b></frameset>"],
    ["a portal's front page", page("新闻门户", `<h1>新闻门户</h1><ul>${links}</ul>`)],
    [
      "a page of search results",
      page("Search results", `<main><h1>Search results</h1><ul>${links.repeat(2)}</ul></main>`),
    ],
    [
      "a search result",
      page(
        "云湖_站内搜索",
        Array.from(
          { length: 8 },
          (_, at) =>
            `<div><h3><a href=/news/${at}>湖边的第${at}条消息，三十年来第一回</a></h3><p>江澜网讯 …修好的第${at}处码头… 快照</p></div>`,
        ).join(""),
      ),
    ],
    ["a login form", page("Log in", "<form><input name=u><input name=p><button>Log in</button></form>")],
  ] as const;
  for (const [name, html] of cases)
    test(name, () => {
      expect(cleanPage(parse(html), { url })).toBeNull();
    });
  test("and can be read anyway, with what there is", () => {
    expect(
      cleanPage(parse(page("新闻门户", `<h1>新闻门户</h1><ul>${links}</ul>`)), { url, anyway: true })?.text,
    ).toContain("今日要闻第7条");
  });
});

describe("what stands around an article does not stand in it", () => {
  const lines = chinese(5);
  const inside = (before: string, after: string) =>
    page("标题在此处", `<div class="main"><h1>标题在此处</h1>${before}${paragraphs(lines)}${after}</div>`);
  const cases: readonly (readonly [string, string, string])[] = [
    ["a picture's file name", "<p>rA7Bx-kQ93LAb1WZAAE-qk5TR.png</p>", ""],
    ["a breadcrumb", "<div>您当前的位置 : 新闻网 > 城建 > 正文</div>", ""],
    ["date and source", "<p>2026-03-19 08:16:36 来源：江澜网</p>", ""],
    ["the original headline", "<p>（原标题：标题在彼处）</p>", ""],
    ["an editor", "", "<p>责任编辑：张三_NF1234</p>"],
    ["source, reporter and editor in one line", "", "<p>来源: 江澜网  记者 秦越 陶以宁   编辑:闻笛</p>"],
    ["proof-readers under each other", "", "<p>编辑|李四</p><p>校对|王五</p>"],
    [
      "related links",
      "",
      "<p>延伸阅读</p><ul><li><a href=/1>一条别的新闻标题在此</a><li><a href=/2>又一条别的新闻标题</a></ul>",
    ],
    ["a link to an earlier report", "<p>此前报道：<a href=/1>一条别的新闻</a></p>", ""],
    ["an app prompt", "", "<p>(本文来自某新闻，更多原创资讯请下载“某新闻”APP)</p>"],
    ["a QR prompt", "", "<p>扫描下方二维码解锁更多技能</p>"],
    [
      "rights",
      "",
      "<p>版权声明：凡注有“来源：某网”的稿件，均为某网独家版权所有，未经许可不得转载或镜像；授权转载必须注明来源。</p>",
    ],
    ["a traditional disclaimer", "", "<p>版權聲明：本文內容未經授權不得轉載。</p>"],
    ["a share bar", "<div class=share><a href=#>微信</a> <a href=#>微博</a></div>", ""],
    ["comments", "", "<h3>网友评论</h3><p>沙发！</p><p>好文章。</p>"],
    ["paging", "", "<p>上一页 1 2 3 下一页</p>"],
  ];
  for (const [name, before, after] of cases)
    test(name, () => {
      expect(clean(inside(before, after)).text).toBe(lines.join("\n"));
    });
});

describe("in other languages too", () => {
  const lines = prose(5);
  const cases = [
    ["en", "Read more", "Related articles"],
    ["de", "Lesen Sie auch", "Mehr zum Thema"],
    ["fr", "Publicité", "À lire aussi"],
    ["es", "Publicidad", "Te puede interesar"],
    ["pt", "Publicidade", "Leia também"],
    ["ru", "Реклама", "Читайте также"],
    ["ar", "إعلان", "اقرأ أيضا"],
    ["ja", "広告", "関連記事"],
    ["ko", "광고", "관련 기사"],
  ] as const;
  for (const [language, line, heading] of cases)
    test(language, () => {
      const links =
        "<ul><li><a href=/1>Something else altogether here</a><li><a href=/2>And another thing entirely</a></ul>";
      const html = page(
        "A headline of its own",
        `<main><h1>A headline of its own</h1>${paragraphs(lines.slice(0, 2))}<p>${line}</p>${paragraphs(lines.slice(2))}<h3>${heading}</h3>${links}</main>`,
      );
      expect(clean(html).text).toBe(lines.join("\n"));
    });
});

describe("the whole article", () => {
  const lines = chinese(6);
  const body = paragraphs(lines);
  const cases: readonly (readonly [string, string])[] = [
    ["in one form that wraps the page", `<form action=x><div id=content>${body}</div></form>`],
    ["in a layout table", `<table><tr><td width=200><a href=/>首页</a></td><td>${body}</td></tr></table>`],
    ["broken by <br> with full-width indents", `<div id=zoom>${lines.map((line) => `　　${line}`).join("<br>")}</div>`],
    [
      "split over sections",
      `<article><section>${paragraphs(lines.slice(0, 2))}</section><div class=gap></div><section>${paragraphs(lines.slice(2))}</section></article>`,
    ],
    ["streamed into a hidden box", `<div><template id="B:0"></template></div><div hidden id="S:0">${body}</div>`],
    ["in a body that waits for a script", `<div id=js_content style="visibility: hidden">${body}</div>`],
    ["under a class that says sidebar", `<article class="page-with-sidebar">${body}</article>`],
    ["without the icons of the page's own font", body.replace("<p>", "<p><i class=iconfont>\uE621</i>")],
    ["in nested <font>", `<div><font size=3>${lines.join("<br><br>")}</font></div>`],
  ];
  for (const [name, html] of cases)
    test(name, () => {
      expect(clean(page("标题在此处", `<h1>标题在此处</h1>${html}`)).text).toBe(lines.join("\n"));
    });
  test("an old page's own characters stay in its lines", () => {
    const line = `${lines[0]}\uE4C6${lines[1]}`;
    expect(clean(page("标题在此处", `<article>${paragraphs([...lines, line])}</article>`)).text).toContain(line);
  });
  test("prose that only begins like a phrase stays", () => {
    const tricky = `来源不明的资金流入市场，${lines[0]}`;
    expect(clean(page("标题在此处", `<article>${paragraphs([...lines, tricky])}</article>`)).text).toContain(tricky);
  });
  test("lists, quotes, code and tables of data stay", () => {
    const extra =
      "<ul><li>第一项</li></ul><blockquote>引文</blockquote><pre>x = 1</pre><table><tr><th>年</th><th>数</th></tr><tr><td>2016</td><td>7</td></tr></table>";
    const { content } = clean(
      page("标题在此处", `<article>${paragraphs(lines.slice(0, 4))}${extra}${paragraphs(lines.slice(4))}</article>`),
    );
    for (const name of ["li", "blockquote", "pre", "td"]) expect(content.querySelector(name), name).not.toBeNull();
  });
});
