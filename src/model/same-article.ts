/** Whether what is read now is an article that is known, under this address or another of its site. */
import { type Fingerprint, likeness, titleName } from "./fingerprint.ts";
import type { PageKey } from "./page.ts";

/** What tells one article from another. */
export interface ArticleTraits {
  readonly url: string;
  readonly title: string;
  /** Not known for records that came from another browser. */
  readonly print?: Fingerprint | null;
}

/** At least this much in common, and it is one text with another cut or an edit. */
const alike = 0.5;
/** Under this much in common, with another headline too, and it is another article: an edited one keeps far more. */
const foreign = 0.1;

/** The places where portals put a part's number: `_2.html`, `-2.html`, `?page=2`, `/2`. */
const partNumber = /(?:[_-]\d{1,2}(?=\.\w+$)|[?&](?:page|p|pn)=\d{1,2}|\/(?:page\/)?\d{1,2}\/?$)/g;
const withoutPart = (url: string): string => url.replace(/#.*$/, "").replace(partNumber, "");

const sameTitle = (one: ArticleTraits, other: ArticleTraits): boolean =>
  titleName(one.title) === titleName(other.title);
const likenessOf = (one: ArticleTraits, other: ArticleTraits): number | null =>
  one.print && other.print ? likeness(one.print, other.print) : null;

/** Whether an address was given to another article: another headline, and hardly a sentence in common. */
export function isReused(known: ArticleTraits, now: ArticleTraits): boolean {
  const common = likenessOf(known, now);
  return (
    !sameTitle(known, now) && common !== null && common < foreign && withoutPart(known.url) === withoutPart(now.url)
  );
}

/** Whether another address of the same site has the same article: one headline, and the text or the next part of it. */
export function isSameElsewhere(known: ArticleTraits, now: ArticleTraits): boolean {
  if (!sameTitle(known, now)) return false;
  if (withoutPart(known.url) === withoutPart(now.url)) return true;
  return (likenessOf(known, now) ?? 0) >= alike;
}

/** The key for another article at an address that was used before: its own as long as it keeps its headline. */
export const keyOfReuse = (key: PageKey, title: string): PageKey => `${key}#${titleName(title)}` as PageKey;
