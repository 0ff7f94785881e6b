/** Whether what is read now is an article that is known, under this address or another of its site. */
import { type Fingerprint, likeness, titleName } from "./fingerprint.ts";
import { type PageKey, routeOf } from "./page.ts";

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
/** Those that say that they are a part's. */
const namedPart = /[?&](?:page|p|pn)=\d{1,2}|\/page\/\d{1,2}\/?$/;
/** But for a route, which tells articles apart. */
function withoutFragment(url: string): string {
  const parsed = URL.parse(url);
  return url.split("#", 1)[0] + (parsed ? routeOf(parsed) : "");
}
const withoutPart = (url: string): string => withoutFragment(url).replace(partNumber, "");

/**
 * Whether two addresses are parts of one article by their looks. A bare number is a part's only beside the address that has none: `/daily/21` and
 * `/daily/22` are two days with one headline.
 */
function arePartsOfOne(one: string, other: string): boolean {
  const [a, b] = [withoutFragment(one), withoutFragment(other)];
  const base = withoutPart(a);
  if (base !== withoutPart(b)) return false;
  return a === base || b === base || (namedPart.test(a) && namedPart.test(b));
}

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
  if (arePartsOfOne(known.url, now.url)) return true;
  return (likenessOf(known, now) ?? 0) >= alike;
}

/** The key for another article at an address that was used before: its own as long as it keeps its headline. */
export const keyOfReuse = (key: PageKey, title: string): PageKey => `${key}#${titleName(title)}` as PageKey;
