/** The cleaner: a page's document in, an article out. */
import type { Article } from "../model/article.ts";
import type { CleanOptions } from "./options.ts";
import { readable } from "./readable.ts";
import { sanitise } from "./sanitise.ts";
import { fold, textOf } from "./text.ts";

/** Under this many characters of text (a Han character counts for three) a page is no article. */
const leastText = 200;

/** The article of `doc`, which is never changed; `null`: the page is no article. Makes no request. */
export function cleanPage(doc: Document, options: CleanOptions = {}): Article | null {
  if (doc.body === null) return null;
  const url = options.url ?? doc.URL;
  const page = doc.implementation.createHTMLDocument("");
  page.replaceChild(page.importNode(doc.documentElement, true), page.documentElement);
  const visible = textOf(doc.body);
  const han =
    (visible.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) > visible.length / 4;
  const found = readable(page, han);
  if (found === null) return null;
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
    language: doc.documentElement.lang || (han ? "zh" : null),
    direction: doc.documentElement.dir === "rtl" ? "rtl" : "ltr",
    leadImage: attribute(doc, "meta[property='og:image']", "content"),
    nextPage: attribute(doc, "link[rel=next]", "href"),
    content,
    text,
    removed: [],
  };
}

function attribute(doc: Document, selector: string, name: string): string | null {
  return doc.querySelector(selector)?.getAttribute(name) || null;
}
