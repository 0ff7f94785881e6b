/** Finds the element that holds the article. */
import { candidate } from "./candidate.ts";
import { type Line, linesOf } from "./lines.ts";
import { copyPage, type Page } from "./page.ts";
import { prune } from "./prune.ts";
import { readable, strictness } from "./readable.ts";
import { fold } from "./text.ts";

/** The structural candidate is taken when it has this many times the text that Readability found. */
const muchMore = 1.5;

/** The element that holds the article, and all lines of the page that it was found in. */
export interface Main {
  readonly element: Element;
  readonly page: Page;
  readonly lines: readonly Line[];
}

interface Copy {
  readonly page: Page;
  readonly lines: readonly Line[];
}

function freshCopy(doc: Document): Copy | null {
  const page = copyPage(doc);
  if (page === null) return null;
  prune(page);
  return { page, lines: linesOf(page.body) };
}

/** Finds the article by Readability, by the page's own markup, and by Readability again with less doubt; `null`: there is none. */
export function mainContent(doc: Document, title: string): Main | null {
  const first = freshCopy(doc);
  if (first === null) return null;
  const other = candidate(first.page.body);
  const origin = other && first.page.origins.get(other.element);
  const prose = proseLength(first.page.body);
  const element = readable(first.page, title, strictness[0]);
  const length = lengthOf(element);
  if (other && origin && length * muchMore < other.length) {
    const again = freshCopy(doc);
    for (const [copy, from] of again?.page.origins ?? [])
      if (again !== null && from === origin) return { element: copy, ...again };
  }
  const han = isHan(element?.textContent ?? doc.body.textContent ?? "");
  const least = Math.max(han ? enoughInHan : enoughElsewhere, prose * leastShare);
  return retry(doc, title, least, element === null ? null : { element, ...first });
}

/** Asks Readability again, less strict each time, until it finds `least` characters; the longest answer wins. */
function retry(doc: Document, title: string, least: number, found: Main | null): Main | null {
  let best = found;
  for (const flags of strictness.slice(1)) {
    if (lengthOf(best?.element ?? null) >= least) break;
    const again = freshCopy(doc);
    const element = again === null ? null : readable(again.page, title, flags);
    if (again !== null && element !== null && lengthOf(element) > lengthOf(best?.element ?? null))
      best = { element, ...again };
  }
  return best;
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
