/** The address of an article's next part. */
import { siteOf } from "../../model/page.ts";
import { languages } from "../languages/index.ts";
import { linkTo } from "./addresses.ts";

const words = languages.flatMap((language) => language.next).join("|");
const saysNext = new RegExp(`^[\\s\\[(（【<《「]*(?:${words})[\\s\\])）】>》」»›→▶.…:：]*$`, "iu");
/** A link's text that says more is a sentence or a headline. */
const longestText = 30;
const elsewhere = "[id*=comment i],[class*=comment i],[class*=related i]";

/**
 * The next part of the article at `url`, absolute and on the same site; `null`: it ends here.
 *
 * What a link says is not enough: 下一页 of a list and "next" for the next article say it too. The addresses must differ by the number
 * of a part and by nothing else, and the number must grow.
 */
export function nextPageOf(doc: Document, url: string): string | null {
  const here = URL.parse(url);
  if (here === null) return null;
  const base = baseOf(doc, url);
  const named = nextPart(linkTo(doc, "next"), base, here);
  if (named !== null) return named;
  let numbered: string | null = null;
  const anchors = doc.getElementsByTagName("a");
  for (let index = 0, end = anchors.length; index < end; index++) {
    const anchor = anchors[index];
    if (anchor === undefined || anchor.childElementCount > 2) continue;
    const text = anchor.textContent ?? "";
    const says = text.length <= longestText && saysNext.test(text);
    if (!says && (numbered !== null || !isNumber(text, here))) continue;
    const href = anchor.getAttribute("href") ?? "";
    if (!/\d|page|all|full/i.test(href)) continue;
    const next = nextPart(href, base, here);
    if (next === null || anchor.closest(elsewhere) !== null) continue;
    if (says) return next;
    numbered = next;
  }
  return numbered;
}

function baseOf(doc: Document, url: string): string {
  const base = doc.getElementsByTagName("base")[0]?.getAttribute("href");
  return (base ? URL.parse(base, url)?.href : undefined) ?? url;
}

/** Whether a link's text is the number of the part after the one at `here`. */
function isNumber(text: string, here: URL): boolean {
  const said = /^\D{0,3}(\d{1,2})\D{0,3}$/.exec(text.trim())?.[1];
  return said !== undefined && Number(said) === (partOf(here).number ?? 1) + 1;
}

/** `address` when it is a later part of the article at `here`. */
function nextPart(address: string | null | undefined, base: string, here: URL): string | null {
  const there = address ? URL.parse(address.trim(), base) : null;
  if (there === null || !/^https?:$/.test(there.protocol) || siteOf(there) !== siteOf(here)) return null;
  there.hash = "";
  // `/river` and `/river/2`: nothing but the number follows.
  const below = /^(.+)\/(\d{1,2})$/.exec(there.pathname.replace(/\/$/, ""));
  if (below !== null && there.search === here.search && below[1] === here.pathname.replace(/\/$/, ""))
    return Number(below[2]) > 1 ? there.href : null;
  const to = partOf(there);
  if (to.number === null) return null;
  // The first part's own name may end like a part's number: `t2020_88.html`, `t2020_88_2.html`.
  if (to.stem === stemOf(here.pathname, here.search)) return to.number > 0 ? there.href : null;
  const from = partOf(here);
  return from.stem === to.stem && to.number > (from.number ?? 0) ? there.href : null;
}

interface Part {
  /** The address without its part's number. */
  readonly stem: string;
  /** `null`: it names none, so it is the first. */
  readonly number: number | null;
}

/** Names of a query's part number. */
const parameter = /^(?:p|page|pg|paged|pn|pageno|page_?no|page_?num|page_?index|part)$/i;
/** `_2.html`, `-2.html`, `_p2`, `_all.html`. */
const suffix = /[_-](?:p(?:age)?)?(\d{1,2}|all|full)(?=(?:\.\w+)?\/?$)/i;
/** `/page/2`, `/p2`; `/2` only after a part that names an article: a number of three digits or more, or words. */
const segment =
  /\/(?:(?:page|p|seite|pagina)[/-]?(\d{1,2})|(?<=(?:\d{3,}|[a-z]+-[a-z-]+)(?:\.\w+)?\/)(\d{1,2}))(?=(?:\.\w+)?\/?$)/i;
/** What leads to all of the article at once comes after any number. */
const whole = 100;

function partOf(url: URL): Part {
  let number: number | null = null;
  const path = url.pathname
    .replace(suffix, (_, digits: string) => {
      number = /^\d/.test(digits) ? Number(digits) : whole;
      return "";
    })
    .replace(segment, (_, named: string | undefined, bare: string | undefined) => {
      number = Number(named ?? bare);
      return "";
    });
  const query = new URLSearchParams();
  for (const [name, value] of url.searchParams) {
    const last = parameter.test(name) && /^(?:\d{1,2}|all|full)$/i.test(value);
    if (last) number = /^\d/.test(value) ? Number(value) : whole;
    else query.append(name, value);
  }
  return { stem: stemOf(path, query.toString()), number };
}

function stemOf(path: string, query: string): string {
  const sorted = new URLSearchParams(query);
  sorted.sort();
  return `${path.replace(/(?:\/index)?(?:\.\w+)?\/?$/, "")}?${sorted}`;
}
