/** The page key: one name for an article under its many addresses. */

/** A normalised address: scheme-less, no tracking parameters, no mobile host, and no fragment but a route. */
export type PageKey = string & { readonly __page: never };

/** Parameters that say how the reader came, not what is shown. */
const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|spm|scm|share_token|share_from|from_source|_ga|cmpid|ncid|ref_src)$/i;

/** Hosts that serve the same article to other devices. */
const deviceHost = /^(?:www|m|wap|amp|mobile|3g|touch)\./;

/** The host without its device prefix, so that `m.example.cn` and `www.example.cn` are one site. */
export function siteOf(url: URL): string {
  return url.host.replace(deviceHost, "");
}

/** A fragment that an app without addresses of its own tells its articles by: `#/articles/7`, `#!7`. */
const route = /^#(?:!\/?|\/)[^/].*/s;

/** The route of an address, with its `#`; empty: it has none, or names a place on the page. */
export const routeOf = ({ hash }: URL): string => route.exec(hash)?.[0] ?? "";

function keyOf(url: URL): PageKey {
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = new URLSearchParams(kept).toString();
  const scheme = url.protocol === "http:" || url.protocol === "https:" ? "" : url.protocol;
  return `${scheme}${siteOf(url)}${url.pathname}${query ? `?${query}` : ""}${routeOf(url)}` as PageKey;
}

/** A front page: a canonical link that points here from an article is a template's mistake. */
const isFront = (url: URL): boolean => url.pathname === "/" && url.search === "" && routeOf(url) === "";
/** The page that holds an app: a canonical link that points there from one of its routes is the app's, not the article's. */
const isShellOf = (claimed: URL, here: URL): boolean =>
  routeOf(here) !== "" && routeOf(claimed) === "" && claimed.pathname === here.pathname;

/**
 * The key under which a page's annotations are kept.
 *
 * `address` is where the page was read, `canonical` what its canonical link claims. The claim counts only within the same site, and
 * not when it names the site's front page or the page that holds an app: a page cannot ask for another site's notes, and a template that
 * gives every article one canonical link does not merge them.
 * Throws a TypeError when `address` is no URL.
 */
export function pageKey(address: string, canonical: string | null): PageKey {
  const here = new URL(address);
  const claimed = canonical !== null && URL.canParse(canonical, address) ? new URL(canonical, address) : here;
  const trusted = siteOf(claimed) === siteOf(here) && (isFront(here) || !isFront(claimed)) && !isShellOf(claimed, here);
  return keyOf(trusted ? claimed : here);
}
