/** Boxes whose class or id says what they are. */
import type { RemovalReason } from "../../model/article.ts";
import type { Draft, Pass, Taken } from "../draft.ts";
import { isProse, type Line } from "../lines.ts";

/** Whole words of class names, so that `header` is not `share` and `TheRoleOfThings` is not `hero`. */
const names: readonly (readonly [RemovalReason, RegExp])[] = [
  [
    "share",
    /(?:^|[\s_-])(?:share|sharing|sharebar|sharedaddy|social|socials|addtoany|addthis|bdshare|bdsharebuttonbox|fenxiang)(?:$|[\s_-])/i,
  ],
  [
    "related",
    /(?:^|[\s_-])(?:related|relatedposts|recommend|recommended|recommendations?|recirc|readmore|read-more|more-stories|also-read|taboola|outbrain|xiangguan|tuijian|relate|trending|popular-posts|teaser-list)(?:$|[\s_-])/i,
  ],
  ["comments", /(?:^|[\s_-])(?:comments?|comment-list|disqus|pinglun|replies)(?:$|[\s_-])/i],
  [
    "newsletter",
    /(?:^|[\s_-])(?:newsletter|subscribe|subscription|signup|sign-up|optin|opt-in|mailchimp|cta|paywall|regwall|dingyue)(?:$|[\s_-])/i,
  ],
  [
    "signature",
    /(?:^|[\s_-])(?:byline|author-box|author-bio|author-info|author-card|about-author|authorbox|post-author|entry-author|article-author|post-meta|entry-meta|article-meta|post-date|entry-date|publish-date|dateline|editor|zebian|bianji|reading-time|read-time)(?:$|[\s_-])/i,
  ],
  [
    "tags",
    /(?:^|[\s_-])(?:tags|tag-list|tagcloud|post-tags|entry-tags|article-tags|keywords|biaoqian|post-categories|cat-links)(?:$|[\s_-])/i,
  ],
  [
    "advert",
    /(?:^|[\s_-])(?:ad|ads|advert|advertisement|adbox|sponsor|sponsored|promo|promotion|dfp|adsbygoogle|guanggao)(?:$|[\s_-])/i,
  ],
  [
    "navigation",
    /(?:^|[\s_-])(?:breadcrumbs?|pagination|pager|nav|toc-?|skip-link|post-navigation|nav-links|toolbar|mianbaoxie)(?:$|[\s_-])/i,
  ],
  ["rights", /(?:^|[\s_-])(?:copyright|disclaimer|mianze|banquan)(?:$|[\s_-])/i],
  ["app", /(?:^|[\s_-])(?:qrcode|qr-code|erweima|ewm|app-download|open-app)(?:$|[\s_-])/i],
];
/** A box with this much prose, or this share of the text, is not what its name says. */
const mostProse = 1;
const mostShare = 0.15;
const mostDepth = 8;

export const boxes: Pass = {
  name: "boxes",
  why: "Share bars, author boxes and adverts are named so by the page's own markup.",
  find(draft) {
    const found = new Map<Element, Line[]>();
    const reasons = new Map<Element, RemovalReason | null>();
    for (const line of draft.lines) {
      const box = outermost(line.block, draft.root, reasons);
      if (box !== null) found.set(box, [...(found.get(box) ?? []), line]);
    }
    return [...found].flatMap(([box, lines]) => taken(box, lines, draft, reasons));
  },
};

function taken(
  box: Element,
  lines: readonly Line[],
  draft: Draft,
  reasons: ReadonlyMap<Element, RemovalReason | null>,
): Taken[] {
  const reason = reasons.get(box) ?? null;
  if (reason === null) return [];
  let weight = 0;
  for (const line of lines) weight += line.weight;
  const most = reason === "comments" ? 1000 : mostProse;
  if (lines.filter(isProse).length > most || weight > draft.weight * mostShare) return [];
  return lines.map((line) => ({ line, reason }));
}

/** What the class and the id of an element say it is; `null`: nothing. */
export function reasonOfName(element: Element): RemovalReason | null {
  const name = `${element.getAttribute("class") ?? ""} ${element.id}`;
  return name.length > 1 ? (names.find(([, words]) => words.test(name))?.[0] ?? null) : null;
}

function outermost(block: Element, root: Element, reasons: Map<Element, RemovalReason | null>): Element | null {
  let found: Element | null = null;
  let depth = 0;
  for (
    let at: Element | null = block;
    at !== null && at !== root && depth < mostDepth;
    at = at.parentElement, depth++
  ) {
    let reason = reasons.get(at);
    if (reason === undefined) {
      reason = reasonOfName(at);
      reasons.set(at, reason);
    }
    if (reason !== null) found = at;
  }
  return found;
}
