/** The cleaner: a page's document in, an article out. */
import type { Article } from "../model/article.ts";
import { candidate } from "./candidate.ts";
import type { CleanOptions } from "./options.ts";
import { copyPage } from "./page.ts";
import { prune } from "./prune.ts";
import { readable, strictness } from "./readable.ts";
import { sanitise } from "./sanitise.ts";
import { fold, textOf } from "./text.ts";
import { trim } from "./trim.ts";

/** Under this many characters of text (a Han character counts for three) a page is no article. */
const leastText = 200;

/** The article of `doc`, which is never changed; `null`: the page is no article. Makes no request. */
export function cleanPage(doc: Document, options: CleanOptions = {}): Article | null {
  if (doc.body === null) return null;
  const url = options.url ?? doc.URL;
  const found = mainContent(doc, fold(doc.title));
  if (found === null) return null;
  const trimmed = trim(found, fold(doc.title));
  const content = sanitise(
    found,
    URL.parse(doc.baseURI)?.protocol.startsWith("http") && !options.url ? doc.baseURI : url,
  );
  const text = textOf(content);
  if (text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0) < leastText && options.anyway !== true)
    return null;
  return {
    url,
    canonicalUrl: attribute(doc, "link[rel=canonical]", "href"),
    title: fold(doc.querySelector("h1")?.textContent ?? "") || fold(doc.title),
    siteName: attribute(doc, "meta[property='og:site_name']", "content"),
    source: null,
    authors: [],
    editors: [],
    published: attribute(doc, "meta[property='article:published_time']", "content"),
    modified: attribute(doc, "meta[property='article:modified_time']", "content"),
    language: doc.documentElement.lang || null,
    direction: doc.documentElement.dir === "rtl" ? "rtl" : "ltr",
    leadImage: attribute(doc, "meta[property='og:image']", "content"),
    nextPage: attribute(doc, "link[rel=next]", "href"),
    content,
    text,
    removed: trimmed.map(({ pass, reason, line }) => ({
      pass: `${pass}/${reason}`,
      reason,
      text: line.text,
      where: "",
    })),
  };
}

/** The structural candidate is taken when it has this many times the text that Readability found. */
const muchMore = 1.5;

function mainContent(doc: Document, title: string): Element | null {
  const page = copyPage(doc);
  if (page === null) return null;
  prune(page);
  const other = candidate(page.body);
  const prose = proseLength(page.body);
  const origin = other && page.origins.get(other.element);
  let found = readable(page, title, strictness[0]);
  let length = lengthOf(found);
  if (other && length * muchMore < other.length) {
    const again = copyPage(doc);
    if (again === null) return null;
    prune(again);
    for (const [copy, from] of again.origins) if (from === origin) return copy;
  }
  const han = isHan(found?.textContent ?? doc.body.textContent ?? "");
  const least = Math.max(han ? enoughInHan : enoughElsewhere, prose * leastShare);
  for (const flags of strictness.slice(1)) {
    if (length >= least) break;
    const again = copyPage(doc);
    if (again === null) break;
    prune(again);
    const more = readable(again, title, flags);
    if (lengthOf(more) > length) {
      found = more;
      length = lengthOf(more);
    }
  }
  return found;
}

/** Less than this share of a page's prose is not the article: Readability was too strict. */
const leastShare = 0.25;
/** A paragraph of prose is this long, in characters. */
const proseLine = 80;

function proseLength(body: Element): number {
  let sum = 0;
  for (const paragraph of body.getElementsByTagName("p")) {
    const length = paragraph.textContent?.length ?? 0;
    if (length >= proseLine) sum += length;
  }
  return sum;
}

function lengthOf(element: Element | null): number {
  return fold(element?.textContent ?? "").length;
}

/** Chinese says in 180 characters what English says in 500. */
const enoughInHan = 180;
const enoughElsewhere = 500;

function isHan(text: string): boolean {
  return (
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) >
    text.replace(/\s/g, "").length / 4
  );
}

function attribute(doc: Document, selector: string, name: string): string | null {
  return doc.querySelector(selector)?.getAttribute(name) || null;
}
