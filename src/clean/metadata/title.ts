/** The article's title, without the site's name. */
import { fold } from "../text.ts";

const separator =
  /\s+[|｜\-–—―·•»:]+\s+|\s*(?:_|\||｜|--+|——)\s*|(?<=[\p{Script=Han}\p{P}])\s*[-–—]\s*(?=\p{Script=Han}+$)|(?<=\p{Script=Han}.{0,8})[-–—](?=[\p{Lu}\p{Script=Han}][\p{L}\s]{1,16}$)|\s+[»«]\s+/gu;

export const bare = (text: string): string => text.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, "");

const firstLetter = /[^\p{P}\p{S}\s]/u;

/** Whether `bare(text)` is `wanted`; most texts differ in their first letter, and need not be read further. */
export function isBare(text: string, wanted: string): boolean {
  return wanted.startsWith(firstLetter.exec(text)?.[0].toLowerCase() ?? "") && bare(text) === wanted;
}

/** A heading of more characters than this is no headline. */
const longest = 220;

/** The headings of the page that may be its headline, first those of the highest rank. */
export function headingsOf(body: Element): string[] {
  const headings: string[] = [];
  for (const heading of body.querySelectorAll(
    "h1,h2,[itemprop~=headline],[class*=itle],[class*=TITLE],[id*=itle],[id*=TITLE]",
  )) {
    if (headings.length >= 40) break;
    const text = fold(heading.textContent ?? "");
    if (text.length >= 4 && text.length <= longest) headings.push(text);
  }
  return headings;
}

/** Cuts the parts of a title that name the site: those equal to a known name, else the shorter ones at the end. */
export function withoutSite(title: string, sites: readonly string[]): string {
  const known = sites.map(bare).filter((name) => name !== "");
  let parts = split(title);
  while (parts.length > 1 && known.some((name) => bare(parts.at(-1)?.text ?? "") === name)) parts = parts.slice(0, -1);
  while (parts.length > 1 && known.some((name) => bare(parts[0]?.text ?? "") === name)) parts = parts.slice(1);
  return join(title, parts);
}

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function split(title: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const match of title.matchAll(separator)) {
    parts.push({ text: title.slice(start, match.index), start, end: match.index });
    start = match.index + match[0].length;
  }
  parts.push({ text: title.slice(start), start, end: title.length });
  return parts.filter((part) => part.text.trim() !== "");
}

function join(title: string, parts: readonly Part[]): string {
  const first = parts[0];
  const last = parts.at(-1);
  return first === undefined || last === undefined ? title : title.slice(first.start, last.end).trim();
}

/** A heading that shares this part of its words with the document's title says the same in other words. */
const sharedWords = 0.3;

function alike(heading: string, whole: string): boolean {
  const words = heading.toLowerCase().match(/[\p{L}\p{N}]{3,}|\p{Script=Han}/gu) ?? [];
  const known = new Set(whole.toLowerCase().match(/[\p{L}\p{N}]{3,}|\p{Script=Han}/gu) ?? []);
  return (
    words.length >= 3 &&
    heading.length <= longest &&
    words.filter((word) => known.has(word)).length >= words.length * sharedWords
  );
}

export interface TitleHints {
  /** The document's title. */
  readonly document: string;
  /** From JSON-LD and meta tags, the most trusted first. */
  readonly stated: readonly string[];
  /** Of the page, in document order. */
  readonly headings: () => readonly string[];
  readonly main: readonly string[];
  readonly sites: readonly string[];
}

/** A heading that the document's title or a stated title begins with is the headline; else what was stated; else the title's head. */
export function chooseTitle({ document, stated, headings, main, sites }: TitleHints): string {
  const full = [document, ...stated].map(bare).filter((text) => text !== "");
  const agrees = (heading: string) => {
    const text = bare(heading);
    return (
      text.length >= 4 &&
      !sites.some((site) => bare(site) === text) &&
      full.some((whole) => whole.includes(text) && text.length >= whole.length * 0.4)
    );
  };
  const near = main.filter(
    (heading) =>
      !sites.some((site) => bare(site) === bare(heading)) &&
      [document, ...stated].some((whole) => alike(heading, whole)),
  );
  const heading = main.find(agrees) ?? (near.length === 1 || main.length === 1 ? near[0] : undefined);
  if (heading !== undefined) return heading;
  const agreeing = [...main, ...headings()].filter(agrees);
  const best = agreeing.reduce((longer, one) => (bare(one).length > bare(longer).length ? one : longer), "");
  if (best !== "") return best;
  // A stated title may be cut at a quote that was not escaped: then a heading begins with it.
  for (const title of stated) {
    const head = bare(title);
    const whole = main.find((heading) => head.length >= 8 && bare(heading).startsWith(head));
    if (whole !== undefined) return whole;
  }
  const said = stated.find((title) => title.length >= 4);
  if (said !== undefined) return stripTail(withoutSite(said, sites), document);
  const only = main.length === 1 ? main[0] : undefined;
  const cut = stripTail(withoutSite(document, sites), document);
  if (only !== undefined && bare(only).length >= 8 && !sites.some((site) => bare(site) === bare(only))) return only;
  return cut !== "" ? cut : (only ?? "");
}

/** The last parts of a title are short and name the site or its section. */
const shortPart = 16;

function stripTail(title: string, document: string): string {
  let parts = split(title);
  if (title !== document && parts.length === 1) return title;
  while (parts.length > 1) {
    const last = parts.at(-1)?.text ?? "";
    const rest = join(title, parts.slice(0, -1));
    const han = /\p{Script=Han}/u.test(title);
    if (
      han
        ? last.length <= shortPart && rest.length >= last.length
        : last.split(/\s+/).length <= 4 && rest.split(/\s+/).length >= 3
    )
      parts = parts.slice(0, -1);
    else break;
  }
  return join(title, parts);
}
