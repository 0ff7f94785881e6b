/**
 * The facts about an article, each from the first place that has it: JSON-LD, meta tags, microdata and `<time>`, what is printed
 * around the text, scripts, the address. Names that are printed come first in Chinese, where tags carry the site's own name.
 */
import type { Article } from "../../model/article.ts";
import type { Line } from "../lines.ts";
import { fold } from "../text.ts";
import { canonical } from "./addresses.ts";
import { authorsOf } from "./authors.ts";
import { fromTimestamp, readDate } from "./dates.ts";
import { directionOf, languageOf } from "./language.ts";
import { nextPageOf } from "./next.ts";
import { isName } from "./people.ts";
import { type Place, type Printed, printed, printedOfYear } from "./printed.ts";
import { type Structured, structured } from "./structured.ts";
import { firstTag, modifiedTags, publishedTags, siteTags, sourceTags, type Tags, tagsOf, titleTags } from "./tags.ts";
import { chooseTitle, headingsOf } from "./title.ts";

export interface Head {
  readonly doc: Document;
  readonly base: string;
  readonly tags: Tags;
  readonly stated: Structured | null;
  readonly sites: readonly string[];
  readonly title: string;
}

/** What can be known before the article's text is found: the title, and what the page says of itself. */
export function readHead(doc: Document, base: string): Head {
  const tags = tagsOf(doc);
  const stated = structured(doc);
  const host = URL.parse(base)?.hostname.replace(/^www\./, "") ?? "";
  const sites = [firstTag(tags, siteTags), stated?.publisher ?? null, host, host.split(".")[0] ?? ""].flatMap((name) =>
    name ? name : [],
  );
  const main = [...doc.getElementsByTagName("h1")].flatMap((heading) => fold(heading.textContent ?? "") || []);
  const said = [stated?.title, ...titleTags.map((name) => tags.get(name)), stated?.alternative].flatMap((text) =>
    text ? text : [],
  );
  const title = chooseTitle({
    document: fold(doc.title),
    stated: said,
    headings: () => (doc.body === null ? [] : headingsOf(doc.body)),
    main,
    sites,
  });
  return { doc, base, tags, stated, sites, title };
}

export type Facts = Omit<Article, "url" | "content" | "text" | "removed" | "leadImage">;

/** All facts, once the article's lines among the page's are known. `text` is the article's. */
export function readFacts(head: Head, lines: readonly Line[], place: Place, text: string): Facts {
  const { doc, base, tags, stated, sites } = head;
  const language = languageOf(text, [
    doc.documentElement.lang || null,
    tags.get("og:locale") ?? null,
    stated?.language ?? null,
  ]);
  const american = /^en(?!-(?:gb|au|nz|ie|in|za))/i.test(language ?? "");
  const print = printed(lines, place, new Date(), american);
  const siteName = tags.get("og:site_name") ?? stated?.publisher ?? firstTag(tags, siteTags) ?? siteOfTitle(head);
  const han = /^zh/.test(language ?? "");
  return {
    canonicalUrl: canonical(head),
    title: head.title,
    siteName,
    source: sourceOf(head, print, siteName, han),
    authors: authorsOf(head, print, [...sites, siteName ?? ""], han),
    editors: print.editors.length > 0 ? print.editors : (stated?.editors ?? []).filter(isName),
    published: publishedOf(head, lines, place, print, american, han),
    modified: dateOf([stated?.modified, firstTag(tags, modifiedTags)], american) ?? print.modified,
    language,
    direction: doc.documentElement.dir === "rtl" || doc.body?.dir === "rtl" ? "rtl" : directionOf(language),
    nextPage: nextPageOf(doc, base),
  };
}

function dateOf(values: readonly (string | null | undefined)[], american: boolean): string | null {
  for (const value of values) {
    const trimmed = value?.trim() ?? "";
    const date =
      trimmed === ""
        ? null
        : (readDate(trimmed, american) ?? (/^\d{10}(?:\d{3})?$/.test(trimmed) ? fromTimestamp(trimmed, 0) : null));
    if (date !== null) return date;
  }
  return null;
}

const stamp =
  /\b(?:ct|publish_?time|published_?date|pub_?time|pub_?date|publish_?date|create_?time|created_?at|published_?at|date_?published|ptime|post_?time|display_?time)[\\"']*\s*[:=]\s*[\\"']*(\d{13}|\d{10}|\d{4}-\d{1,2}-\d{1,2}[^"'<>,;\\]{0,24})/i;

/** A date in a script's data. Chinese pages count time from Beijing. */
function dateInScripts(doc: Document, han: boolean): string | null {
  for (const script of doc.scripts) {
    if (script.src !== "" || (script.type !== "" && !/javascript|json/i.test(script.type))) continue;
    const match = stamp.exec(script.textContent ?? "")?.[1];
    if (match === undefined) continue;
    const date = /^\d+$/.test(match) ? fromTimestamp(match, han ? 8 : 0) : readDate(match);
    if (date !== null) return date;
  }
  return null;
}

function markedDate(doc: Document, name: "datePublished" | "dateModified" | "dateUpdate"): string | null {
  const element = doc.querySelector(`[itemprop~="${name}"]`);
  return element?.getAttribute("content") ?? element?.getAttribute("datetime") ?? element?.textContent ?? null;
}

/** The first `<time>` that is not inside a link to another page, nor in a list of other articles. */
function timeElement(doc: Document): string | null {
  for (const time of doc.getElementsByTagName("time")) {
    if (time.closest("a:not([rel~=bookmark]),nav,footer,li,[class*=comment i],[class*=related i]") !== null) continue;
    return time.getAttribute("datetime") || time.textContent;
  }
  return null;
}

const inAddress =
  /\/((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)|(?:^|[/_.?=&-])((?:20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d{1,5}(?:\D|$))/;

function dateInAddress(url: string): string | null {
  const match = inAddress.exec(url);
  return match === null ? null : readDate([match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]].join("-"));
}

function publishedOf(
  head: Head,
  lines: readonly Line[],
  place: Place,
  print: Printed,
  american: boolean,
  han: boolean,
): string | null {
  const { doc, tags, stated, base } = head;
  const read = (value: string | null | undefined) => dateOf([value], american);
  const said =
    dateOf([stated?.published, ...publishedTags.map((name) => tags.get(name))], american) ??
    read(markedDate(doc, "datePublished"));
  if (said !== null) return said;
  const absolute = print.published;
  const marked = read(timeElement(doc));
  if (!han && marked !== null) return marked;
  if (absolute !== null) return absolute;
  const hint =
    marked ??
    read(markedDate(doc, "dateUpdate")) ??
    read(markedDate(doc, "dateModified")) ??
    read(tags.get("dateupdate")) ??
    dateInAddress(base) ??
    dateInScripts(doc, han) ??
    read(stated?.modified);
  const exact = hint === null ? null : printedOfYear(lines, place, Number(hint.slice(0, 4)));
  return exact ?? hint ?? dateOf([firstTag(tags, modifiedTags)], american) ?? print.modified;
}

function siteOfTitle({ doc, title }: Head): string | null {
  const full = fold(doc.title);
  const rest = full.startsWith(title)
    ? full
        .slice(title.length)
        .split(/[\s_|｜\-–—·]+/)
        .filter((part) => part !== "")
        .at(-1)
    : undefined;
  return rest !== undefined && rest.length >= 2 && rest.length <= 24 ? rest : null;
}

const sourceName = /(?:^|[\s_-])source(?:$|[\s_-])/i;

/** `<span class="a_source">` in the head of a Chinese page. */
function markedSource(doc: Document): string | null {
  for (const element of doc.querySelectorAll("[class*=ource],[class*=SOURCE],[id=source],[id=Source],[id=SOURCE]")) {
    if (!sourceName.test(`${element.getAttribute("class")} ${element.id}`)) continue;
    if (element.closest("nav,aside,footer,li") !== null) continue;
    const text = fold(element.textContent ?? "").replace(/^.*?(?:来源|來源)[:：\s]*/u, "");
    if (text.length >= 2 && text.length <= 20 && !/[\d:：]/.test(text)) return text;
  }
  return null;
}

function sourceOf({ doc, tags, stated }: Head, print: Printed, siteName: string | null, han: boolean): string | null {
  const labelled = print.source ?? (han ? markedSource(doc) : null) ?? print.beside;
  if (labelled !== null) return labelled;
  const tagged = firstTag(tags, sourceTags);
  if (tagged !== null && !/^https?:/.test(tagged)) return tagged;
  const publisher = stated?.publisher ?? null;
  if (!han) return publisher === siteName ? null : publisher;
  for (const element of doc.querySelectorAll(
    '[class*="aiyuan"],[class*="aiYuan"],[itemprop~="sourceOrganization"],[class*="ccount"],[id*="js_name"],[class*="edia-name"],[class*="edia-Name"],[class*="uthor-name"],[class*="uthor-Name"],[class*="edianame"],[class*="ediaName"]',
  )) {
    if (element.closest("nav,aside,footer,li") !== null) continue;
    const text = fold(element.textContent ?? "").replace(/^.*?来源[:：\s]*/u, "");
    if (text.length >= 2 && text.length <= 20 && !/[\d:：]/.test(text)) return text;
  }
  return null;
}
