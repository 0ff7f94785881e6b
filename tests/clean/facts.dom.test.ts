/** The facts about an article, from wherever a page has them. */
import { describe, expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import type { Article } from "../../src/model/article.ts";
import { chinese, page, paragraphs, parse, prose } from "./cases.ts";

const url = "https://news.example.org/a/1.html";
const body = paragraphs(chinese(4));

function facts(html: string, at = url): Article {
  const article = cleanPage(parse(html), { url: at });
  if (article === null) throw new Error("no article");
  return article;
}

describe("what is printed around a Chinese article", () => {
  const cases: readonly (readonly [string, string, Partial<Article>])[] = [
    ["<p>2026-03-19 08:16:36 江澜网</p>", "", { published: "2026-03-19T08:16:36", source: "江澜网" }],
    ["<p>2026年3月19日 来源：《人民日报》</p>", "", { published: "2026-03-19", source: "人民日报" }],
    [
      "<p>发布时间：2019-09-07 13:43 来源：证券市场红周刊 举报</p>",
      "",
      { published: "2019-09-07T13:43", source: "证券市场红周刊" },
    ],
    ["<p>原创 南方都市报 2019-09-09 16:01:46</p>", "", { published: "2019-09-09T16:01:46", source: "南方都市报" }],
    [
      "<p>2020-01-03</p>",
      "<p>来源: 江澜网  记者 秦越 陶以宁   编辑:闻笛</p>",
      { source: "江澜网", authors: ["秦越", "陶以宁"], editors: ["闻笛"] },
    ],
    ["", "<p>(责编：汤诗瑶、丁涛)</p>", { editors: ["汤诗瑶", "丁涛"] }],
    ["", "<p>编辑|禤志杰</p><p>责编|陈梦莹</p><p>校对|黄慧敏</p>", { editors: ["禤志杰", "陈梦莹"] }],
    ["", "<p>责任编辑：杨倩_NF4425</p>", { editors: ["杨倩"] }],
    ["", "<p>[责任编辑：韩保林 PK155]</p>", { editors: ["韩保林"] }],
    ["<p>光明日报记者 王建宏 张文攀</p>", "", { authors: ["王建宏", "张文攀"] }],
    ["", "<p>采写：南都见习记者 林子沛</p>", { authors: ["林子沛"] }],
  ];
  for (const [above, below, wanted] of cases)
    test(`${above}${below}`.replace(/<[^>]+>/g, " ").trim(), () => {
      expect(facts(page("标题在此处", `<div><h1>标题在此处</h1>${above}${body}${below}</div>`))).toMatchObject(wanted);
    });
});

describe("the title loses the site's name", () => {
  const cases = [
    ["龙湖集团业绩公布_网易财经", "", "龙湖集团业绩公布"],
    ["龙湖集团业绩公布--文化--人民网", "", "龙湖集团业绩公布"],
    ["龙湖集团业绩公布 - 新浪新闻", "", "龙湖集团业绩公布"],
    ["The harbour is rebuilt at last | The Example Times", "", "The harbour is rebuilt at last"],
    ["Whatever", "<h1>龙湖集团业绩公布 引发关注</h1>", "龙湖集团业绩公布 引发关注"],
  ] as const;
  for (const [title, heading, wanted] of cases)
    test(title, () => {
      expect(facts(page(title, `<div>${heading}${body}</div>`)).title).toBe(wanted);
    });
  test("and a title that is cut at a quote is the whole headline", () => {
    const html = page(
      "多地项目连环爆雷 狂奔的集团",
      `<h1>多地项目连环爆雷 狂奔的集团"暗伤"曝露？</h1>${body}`,
      "<meta property=og:title content='多地项目连环爆雷 狂奔的集团'>",
    );
    expect(facts(html).title).toBe('多地项目连环爆雷 狂奔的集团"暗伤"曝露？');
  });
});

describe("what a page says to machines", () => {
  const graph = JSON.stringify({
    "@context": "https://schema.org",
    "@graph": [
      { "@type": "Person", "@id": "#p", name: "Jane Doe" },
      {
        "@type": ["NewsArticle"],
        headline: "The harbour",
        author: { "@id": "#p" },
        datePublished: "2020-02-03T04:05:06+02:00",
        dateModified: "2020-02-04",
        publisher: { name: "The Example" },
      },
    ],
  });
  const text = paragraphs(prose(4));
  test("JSON-LD with a graph", () => {
    const article = facts(
      page("The harbour", `<h1>The harbour</h1>${text}`, `<script type="application/ld+json">${graph}</script>`),
    );
    expect(article).toMatchObject({
      title: "The harbour",
      authors: ["Jane Doe"],
      published: "2020-02-03T04:05:06+02:00",
      modified: "2020-02-04",
      siteName: "The Example",
    });
  });
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['<meta property="article:published_time" content="2020-02-03T04:05Z">', "", "2020-02-03T04:05Z"],
    ["<meta name=pubdate content='2020/2/3'>", "", "2020-02-03"],
    ["", "<time datetime=2020-02-03>yesterday</time>", "2020-02-03"],
    ["", "<p>Published on 3 February 2020</p>", "2020-02-03"],
    ["", "<p>February 3rd, 2020 at 4:05 pm</p>", "2020-02-03T16:05"],
    ["", "<p>3. Februar 2020</p>", "2020-02-03"],
    ["", "<p>le 3 février 2020</p>", "2020-02-03"],
    ["", "<p>3 de febrero de 2020</p>", "2020-02-03"],
    ["", "<p>3 февраля 2020</p>", "2020-02-03"],
    ["", "<p>2020년 2월 3일</p>", "2020-02-03"],
    ["", "<p>2031-31-31</p>", null],
    ["<script type='application/ld+json'>{ broken</script>", "", null],
  ];
  for (const [head, above, wanted] of cases)
    test(`${head}${above} is ${wanted}`, () => {
      expect(facts(page("The harbour", `<h1>The harbour</h1>${above}${text}`, head)).published).toBe(wanted);
    });
});

describe("the language is the text's where the tag lies", () => {
  const cases = [
    ["en", paragraphs(chinese(4)), "zh-Hans", "ltr"],
    ["zh-CN", paragraphs(chinese(4)), "zh-CN", "ltr"],
    ["de", paragraphs(prose(4)), "en", "ltr"],
    [
      "en",
      `<p>${"هذا نص طويل عن إعادة بناء الميناء القديم في المدينة، وقد اجتمع المجلس للنظر في الخطة. ".repeat(12)}</p>`.repeat(
        2,
      ),
      "ar",
      "rtl",
    ],
    [
      "",
      `<p>${"港の再建について市議会が火曜日に話し合いを行い、長い議論の末に計画を決めました。".repeat(8)}</p>`.repeat(
        2,
      ),
      "ja",
      "ltr",
    ],
  ] as const;
  for (const [tag, text, language, direction] of cases)
    test(`${tag} and ${language}`, () => {
      expect(facts(`<!doctype html><html lang="${tag}"><title>x</title><body>${text}</body></html>`)).toMatchObject({
        language,
        direction,
      });
    });
});

describe("the next part is the same article's", () => {
  const cases = [
    ["https://n.example/a/1.html", "<a href='1_2.html'>下一页</a>", "https://n.example/a/1_2.html"],
    ["https://n.example/a/1_2.html", "<a href='1_3.html'>下一页</a>", "https://n.example/a/1_3.html"],
    ["https://n.example/a?id=7", "<a href='?id=7&page=2'>Next page</a>", "https://n.example/a?id=7&page=2"],
    ["https://n.example/a/", "<link rel=next href='/a/page/2/'>", "https://n.example/a/page/2/"],
    ["https://n.example/a/1.html", "<a href='/b/other-story.html'>下一页</a>", null],
    ["https://n.example/a/1.html", "<a rel=next href='https://else.example/a/1_2.html'>next</a>", null],
    ["https://n.example/a/1.html", "<a href='javascript:next()'>下一页</a>", null],
  ] as const;
  for (const [at, link, wanted] of cases)
    test(`${link} on ${at}`, () => {
      expect(facts(page("标题在此处", `<h1>标题在此处</h1>${body}${link}`), at).nextPage).toBe(wanted);
    });
});
