/** Phrases of ten languages: what is one, and what only begins like one. */
import { describe, expect, it } from "vitest";
import { phraseReason, undecorated } from "../../src/clean/languages/index.ts";

const anywhere = (text: string) => {
  const bare = undecorated(text);
  return phraseReason("lines", bare) ?? phraseReason("headings", bare) ?? phraseReason("starts", bare);
};

describe("a phrase of the page", () => {
  it.each([
    ["分享到：微信", "share"],
    ["点赞 128", "share"],
    ["字号：大 中 小", "navigation"],
    ["請繼續往下閱讀", "navigation"],
    ["訂閱電子報，每天收到最新消息", "newsletter"],
    ["查看全部评论", "comments"],
    ["扫描下方二维码", "app"],
    ["Share on Facebook", "share"],
    ["5 min read", "signature"],
    ["Subscribers only", "newsletter"],
    ["Pin this for later!", "share"],
    ["Receive harbour news, delivered to your inbox", "newsletter"],
    ["Discussion about this post", "comments"],
    ["What others are reading", "related"],
    ["Loading image...", "player"],
    ["Try for free", "newsletter"],
    ["In partnership with", "advert"],
    ["Harbour Team | 5 min read", "signature"],
    ["Cookie Notice", "rights"],
    ["隐私政策", "rights"],
    ["利用規約", "rights"],
    ["개인정보처리방침", "rights"],
    ["Datenschutzerklärung", "rights"],
    ["Politique de confidentialité", "rights"],
    ["Política de privacidad", "rights"],
    ["Termos de uso", "rights"],
    ["Политика конфиденциальности", "rights"],
    ["سياسة الخصوصية", "rights"],
    ["シェアする", "share"],
    ["メールマガジンの登録はこちら", "newsletter"],
    ["댓글 12", "comments"],
    ["기사 공유하기", "share"],
    ["Artikel teilen", "share"],
    ["Meistgelesen", "related"],
    ["La suite après cette publicité", "advert"],
    ["Sigue leyendo", "navigation"],
    ["Continua após a publicidade", "advert"],
    ["Самое читаемое", "related"],
    ["الأكثر قراءة", "related"],
  ])("%s", (text, reason) => {
    expect(anywhere(text)).toBe(reason);
  });
});

describe("a heading of the article stays", () => {
  it.each([
    "Voter turnout",
    "Vote counts by county",
    "Participate!",
    "Participant demographics",
    "About the coast",
    "Above the tree line",
    "Facebook Marketplace",
    "Mail order",
    "X marks the spot",
    "A size that fits",
    "Get the approval in writing",
    "Try a free port",
    "A pin for later repairs",
    "Terms of the peace",
    "Get free of the harbour mud",
    "隐私的边界",
    "字体设计的历史",
    "订阅用户突破一亿",
    "支持者从各地赶来",
    "投票率は過去最低",
    "QRコード決済が普及",
    "투표율 60% 넘어",
    "Recibe un premio a los noventa",
    "Receba bem os vizinhos",
    "Подписание договора",
    "Самое тихое место",
    "Опрос показал обратное",
    "عودة المدارس",
    "الأكثر تضررا",
    "شارك الرئيس في القمة",
  ])("%s", (text) => {
    expect(anywhere(text)).toBeNull();
  });
});

describe("a paragraph at an edge is not the article's", () => {
  it.each([
    ["Our testers choose each product independently. We may earn a commission when you buy through links.", "rights"],
    ["The views expressed on Harbour.org are not necessarily those of the harbour board.", "rights"],
    ["This story is funded by readers like you, who keep our newsroom free for everyone.", "newsletter"],
    ["Catch up on our reports from the coast and follow us on Facebook to stay up to date.", "share"],
    ["Did you make one of my recipes? Please take a moment to leave a star rating.", "comments"],
  ])("%s", (text, reason) => {
    expect(phraseReason("edges", undecorated(text))).toBe(reason);
  });
});

describe("a paragraph of the article stays, at its edges too", () => {
  it.each([
    "We told the European Commission in March that the harbour would not be ready before the winter storms.",
    "The views expressed in the survey were those of sailors, and most of them wanted the light back.",
    "If you made it to the quay before four, you could see the stars over the breakwater.",
    "The study was done independently of the port. It found that the tolls rose twice in a year.",
    "Support for the bill grew today, after the harbour towns said that they would vote for it.",
    "更多的家长开始关注孩子的睡眠，学校也把早自习推迟了二十分钟。",
    "投稿者说，他写这封信的时候并不知道编辑部已经搬走了。",
    "作者是一位退休的船工，书里的每一条河他都走过。",
    "筆者は三十年前、この港で初めて霧笛を聞いた。",
    "필자는 삼십 년 전 이 항구에서 처음 뱃고동을 들었다.",
    "Sigue en pie el molino, aunque el viento ya no lo mueve en noviembre.",
    "Siga o rio até à ponte e verá, na margem esquerda, a casa do barqueiro.",
    "Retrouvez un port sans bateaux, et vous saurez ce qu’est le silence.",
    "تابع الرئيس عمليات الإنقاذ على مدار الليل من غرفة صغيرة في الميناء.",
  ])("%s", (text) => {
    expect(phraseReason("edges", undecorated(text))).toBeNull();
  });
});
