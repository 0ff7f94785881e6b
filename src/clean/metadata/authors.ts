/** Who wrote it: what the page says to machines, its marked names, what it prints; a site's own name only where there is no other. */
import { fold } from "../text.ts";
import type { Head } from "./index.ts";
import { invert, isName, leadingNames, splitNames } from "./people.ts";
import type { Printed } from "./printed.ts";
import { authorTags } from "./tags.ts";
import { bare } from "./title.ts";

const byline = '[class*="byline" i]';
const marks =
  '[itemprop~="author"],[rel~="author"],.author,.byline,.byline-name,.author-name,.post-author,.entry-author,.article-author,.c-byline,' +
  '[class*="author-name" i],[class*="author__name" i],[class*="authorName" i],[class*="author_name" i],' +
  'a[href*="/author/"],a[href*="/authors/"],a[href*="/contributors/"]';
/** Finds all of these and little else: a page is asked once, with few words and none in any letter case, for each of them costs. */
const wide =
  '[class*="uthor"],[class*="yline"],[class*="yLine"],[itemprop~="author"],[rel~="author"],a[href*="/author"],a[href*="/contributors/"]';
const elsewhere = "nav,footer,aside,[class*=comment i],[class*=related i],[class*=recent i],[class*=popular i]";
const beforeName =
  /^(?:(?:(?:written|posted|article|story|reported|words|authored|published) )?by|author|authors)[:\s]+/i;
/** A byline is no longer than this, in characters. */
const longestByline = 80;

/** What is marked as an author, and links in bylines: as one selector these would ask each link of a page for all that it stands in. */
function authorElements(doc: Document): Element[] {
  const found = new Set<Element>();
  for (const element of doc.querySelectorAll(wide)) {
    if (element.matches(marks)) found.add(element);
    if (element.matches(byline)) for (const link of element.getElementsByTagName("a")) found.add(link);
  }
  const follows = (one: Element, other: Element) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  return [...found].sort(follows);
}

function markedNames(doc: Document): string[] {
  for (const element of authorElements(doc)) {
    if (element.closest(elsewhere) !== null) continue;
    const inner = element.querySelector('[itemprop~="name"]') ?? element;
    const name = fold(inner.getAttribute("content") ?? spaced(inner)).replace(beforeName, "");
    if (name.length < 2 || name.length > longestByline) continue;
    const names = /\p{Script=Han}|^[a-z\d]/u.test(name) ? splitNames(name) : leadingNames(name);
    if (names.length > 0) return names;
  }
  return [];
}

/** The text of an element whose parts are told apart: `<b>Matt Check</b><i>Winemaker</i>` is not one word. */
function spaced(element: Element): string {
  if (element.childElementCount === 0) return element.textContent ?? "";
  return [...element.childNodes]
    .map((node) => node.textContent ?? "")
    .join("  · ")
    .replace(/^[\s·]+/, "");
}

/** A paper names its authors in one tag each, the family name first. */
function cited(doc: Document): string[] {
  return [...doc.querySelectorAll('meta[name="citation_author" i]')].flatMap((meta) => {
    const name = fold(meta.getAttribute("content") ?? "");
    return isName(name) ? invert(name) : [];
  });
}

function papersOr(tagged: readonly string[], doc: Document): readonly string[] {
  const names = cited(doc);
  return names.length > 1 ? names : tagged;
}

/** Names shorter than this are found in others by chance. */
const leastSite = 5;

function isSite(name: string, sites: readonly string[]): boolean {
  const own = bare(name);
  return sites.some((site) => {
    const other = bare(site);
    if (own === other) return true;
    return own.length >= leastSite && other.length >= leastSite && (own.includes(other) || other.includes(own));
  });
}

/** Reads at the first call only: the page does not change meanwhile. */
function once(read: () => readonly string[]): () => readonly string[] {
  let known: readonly string[] | undefined;
  return () => {
    known ??= read();
    return known;
  };
}

/** The authors of the article, `sites` being the names of the medium; in Chinese what is printed comes first, since tags name the portal. */
export function authorsOf(
  { doc, tags, stated }: Head,
  print: Printed,
  sites: readonly string[],
  han: boolean,
): readonly string[] {
  const said = (stated?.authors ?? []).flatMap(splitNames);
  const tagged = authorTags
    .flatMap((name) => tags.get(name) ?? [])
    .filter((value) => !/^https?:|^\d|min(?:ute)?s?\b/i.test(value))
    .flatMap(splitNames);
  const marked = once(() => markedNames(doc));
  const orders = han
    ? [() => print.authors, () => said, () => tagged]
    : [() => said, () => papersOr(tagged, doc), marked, () => print.authors];
  for (const strict of [true, false]) {
    // A blog may be named after its author; a Chinese portal names itself as one.
    const accepted = (name: string) => isName(name) && !((strict || han) && isSite(name, sites));
    for (const order of orders) {
      const people = [...new Set(order().filter(accepted))];
      if (people.length > 0) return people.map((name) => fuller(name, orders));
    }
  }
  return said.slice(0, 1).filter(isName);
}

/** `Brett` where another place of the page says `Brett Larkin`. */
function fuller(name: string, orders: readonly (() => readonly string[])[]): string {
  if (/[\s·]|\p{Script=Han}/u.test(name)) return name;
  return (
    orders.flatMap((order) => order()).find((other) => other.startsWith(`${name} `) && other.split(" ").length <= 3) ??
    name
  );
}
