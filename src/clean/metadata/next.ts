/** The address of an article's next part. */
import { languages } from "../languages/index.ts";
import { fold } from "../text.ts";

let words: RegExp | null = null;
const mostText = 24;

/** What the addresses of two parts of one article share: the number of the part taken out. */
function stem(url: URL): string {
  const path = url.pathname
    .replace(/(?:[_-](?:p(?:age)?)?\d{1,3}|\/(?:page|p|seite|pagina|stranica)?[-_/]?\d{1,3})(?=(?:\.\w+)?\/?$)/i, "")
    .replace(/\.\w+$|\/$/, "")
    .replace(/\/index$/, "");
  const query = [...url.searchParams]
    .filter(([name]) => !/^(?:page|p|pg|pageno|page_no|seite|pagina|paged|pn|part)$/i.test(name))
    .sort();
  return `${url.host}${path}?${query.map((pair) => pair.join("=")).join("&")}`;
}

/** Whether two addresses are parts of one article: all but a small number is the same. */
export function sameArticle(one: URL, other: URL): boolean {
  return one.href.split("#")[0] !== other.href.split("#")[0] && stem(one) === stem(other);
}

/** Absolute; `null`: the article has no further part. A `rel=next` to another article is not one. */
export function nextPage(doc: Document, base: string): string | null {
  const here = URL.parse(base);
  if (here === null || !here.protocol.startsWith("http")) return null;
  const said = (address: string | null) => {
    const url = address === null || address.trim() === "" ? null : URL.parse(address, base);
    return url?.protocol.startsWith("http") && sameArticle(here, url) ? url.href : null;
  };
  for (const link of doc.querySelectorAll('link[rel~="next" i],a[rel~="next" i]')) {
    const url = said(link.getAttribute("href"));
    if (url !== null) return url;
  }
  words ??= new RegExp(
    `^[\\s\\p{P}\\p{S}]*(?:${languages.flatMap((language) => language.next).join("|")})[\\s\\p{P}\\p{S}]*$`,
    "iu",
  );
  for (const link of doc.links) {
    const text = link.textContent ?? "";
    if (text.length > mostText || !words.test(fold(text))) continue;
    const url = said(link.getAttribute("href"));
    if (url !== null) return url;
  }
  return null;
}
