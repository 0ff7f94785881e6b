/** The address of an article's next part. */
import { languages } from "../languages/index.ts";
import { fold } from "../text.ts";

let words: RegExp | null = null;
const mostText = 24;

const partMark = /[_-](?:p(?:age)?)?(\d{1,3})(?=\.\w+$|\/?$)|\/(?:page|seite|pagina)[-_/]?(\d{1,3})(?=\.\w+$|\/?$)/i;
const bareNumber = /\/(\d{1,2})\/?$/;
const partQuery = /^(?:page|p|pg|pageno|page_no|seite|pagina|paged|pn|part)$/i;

interface Address {
  readonly whole: string;
  /** Without the number of the part; the same as `whole` when it has none. */
  readonly stem: string;
  readonly part: number;
}

function read(url: URL): Address {
  const query = [...url.searchParams].sort();
  const rest = query.filter(([name]) => !partQuery.test(name));
  const inQuery = query.find(([name, value]) => partQuery.test(name) && /^\d{1,3}$/.test(value));
  const trim = (path: string) =>
    `${url.host}${path.replace(/\.\w+$|\/$/, "").replace(/\/index$/, "")}?${rest.map((pair) => pair.join("=")).join("&")}`;
  const mark = partMark.exec(url.pathname) ?? bareNumber.exec(url.pathname);
  if (inQuery !== undefined) return { whole: trim(url.pathname), stem: trim(url.pathname), part: Number(inQuery[1]) };
  if (mark === null) return { whole: trim(url.pathname), stem: trim(url.pathname), part: 1 };
  return { whole: trim(url.pathname), stem: trim(url.pathname.replace(mark[0], "")), part: Number(mark[1] ?? mark[2]) };
}

/** Whether `other` is the part after `here` of one article: all but a number that counts up is the same. */
export function sameArticle(here: URL, other: URL): boolean {
  if (here.href.split("#")[0] === other.href.split("#")[0]) return false;
  const one = read(here);
  const two = read(other);
  // `1.html` leads to `1_2.html`: what looks like a number in the first is its name.
  return (
    two.stem === one.whole ||
    (two.stem === one.stem && two.part === one.part + 1 && one.part >= 1 && two.whole !== one.whole)
  );
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
