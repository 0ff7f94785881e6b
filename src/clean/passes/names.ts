/** Names that pages give to boxes which are no text of an article: whole words of classes and ids, so that `header` is not `share`. */
import type { RemovalReason } from "../../model/article.ts";

const word = (sources: string) => new RegExp(`(?:^|[\\s_-])(?:${sources})(?:$|[\\s_-])`, "i");

/** A person's word and what of him the box shows, however they are joined: `author-bio`, `AuthorBio_x1`, `single-content-author__about`. */
const person =
  "(?:^|[\\s_-])(?:[a-z]{0,8}author|contributor|writer|reporter|autor|auteur|zuozhe)s?[\\s_-]*(?:bio|box|info|card|profile|about|desc|details?|block|section|footer|bottom|wrapper|container|content|additional|text)";
/** Whole names only: page builders call each box of text a `text-editor` or `sow-editor`. */
const editors = "(?:^|\\s)editors?(?:[_-](?:names?|info|bio))?(?:$|\\s)";
const people = new RegExp(
  `${person}|${word("byline|about-author|post-author|entry-author|article-author|saboxplugin|post-meta|entry-meta|article-meta|post-date|entry-date|publish-date|pub-date|dateline|zebian|bianji|zuozhe|laiyuan|reading-time|read-time").source}|${editors}`,
  "i",
);

const names: readonly (readonly [RemovalReason, RegExp])[] = [
  [
    "share",
    word(
      "share|sharing|sharebar|sharedaddy|social|socials|addtoany|addthis|bdshare|bdsharebuttonbox|fenxiang|compartir|compartilhar|partage|teilen|sns",
    ),
  ],
  [
    "related",
    word(
      "related|relatedposts|recommend|recommended|recommendations?|recirc|readmore|read-more|more-stories|also-read|taboola|outbrain|xiangguan|tuijian|relate|trending|popular-posts|most-popular|teaser-list|recent-posts?|latest-posts?|relacionad[oa]s?|similaires|kanren|promoted[_-]contents?",
    ),
  ],
  ["comments", word("comments?|comment-list|disqus|pinglun|replies|kommentare|comentarios|commentaires")],
  [
    "newsletter",
    word(
      "newsletter|subscribe|subscription|signup|sign-up|optin|opt-in|mailchimp|cta|paywall|regwall|dingyue|restricted-content|donate|donation",
    ),
  ],
  ["signature", people],
  [
    "tags",
    word("tags|tag-list|tagcloud|post-tags|entry-tags|article-tags|keywords|biaoqian|post-categories|cat-links"),
  ],
  [
    "advert",
    word(
      "ad|ads|advert|advertisement|adbox|sponsor|sponsored|promo|promotion|dfp|adsbygoogle|guanggao|publicidad|publicidade|publicite|anzeige|werbung",
    ),
  ],
  [
    "navigation",
    word(
      "breadcrumbs?|pagination|pager|nav|toc-?(?![_-]?(?:\\d|para|section|anchor|heading))|skip-link|post-navigation|nav-links|toolbar|mianbaoxie|previous-post|next-post|next[_-]prev(?:[_-][a-z]+)?",
    ),
  ],
  ["rights", word("copyrights?|disclaimers?|disclosures?|full-disclosure[a-z-]*|terms-text|mianze|banquan")],
  ["app", word("qrcode|qr-code|erweima|ewm|app-download|open-app")],
];

/** Most names are none of these, and are asked but once. */
const any = new RegExp(names.map(([, { source }]) => source).join("|"), "i");

/** What the class and the id of an element say it is; `null`: nothing. */
export function reasonOfName(element: Element): RemovalReason | null {
  if (!element.hasAttributes()) return null;
  const name = `${element.getAttribute("class") ?? ""} ${element.id}`;
  return any.test(name) ? (names.find(([, expression]) => expression.test(name))?.[0] ?? null) : null;
}
