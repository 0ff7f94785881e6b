/** An article: what the cleaner makes of a page. */

/** Why a block was taken out of the page: a stable key; its words are in `_locales` as `removed_<reason>`. */
export const removalReasons = [
  "hidden",
  "navigation",
  "advert",
  "share",
  "related",
  "comments",
  "newsletter",
  "app",
  "player",
  "signature",
  "rights",
  "tags",
  "title",
  "picture",
  "widget",
  "rule",
  "other",
] as const;
export type RemovalReason = (typeof removalReasons)[number];

/** One block that was taken out. */
export interface Removal {
  readonly reason: RemovalReason;
  /** The name of the pass that took it out, for the bench. */
  readonly pass: string;
  /** Its plain text, white space folded, cut at 2,000 characters. */
  readonly text: string;
  /** Where it stood: child indexes from the document element, `"1/0/4"`. */
  readonly where: string;
}

export interface Article {
  /** The address that the page was read from. */
  readonly url: string;
  /** The page's own canonical address, absolute; `null` when it names none. */
  readonly canonicalUrl: string | null;
  readonly title: string;
  /** The site that the page stands on. */
  readonly siteName: string | null;
  /** The medium credited (来源). */
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  /** ISO 8601, as exact as the page says: `2026-03-19`, `2026-03-19T08:16:36`, `2026-03-19T08:16:36+08:00`. */
  readonly published: string | null;
  readonly modified: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
  /** Absolute address of the lead picture, when the page names one that does not stand in `content`. */
  readonly leadImage: string | null;
  /** Absolute address of the article's next part. */
  readonly nextPage: string | null;
  /** Detached and sanitised. */
  readonly content: HTMLElement;
  /** `content` as plain text, one line a block. */
  readonly text: string;
  readonly removed: readonly Removal[];
}
