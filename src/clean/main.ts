/** Finds the element that holds the article. */
import { candidate } from "./candidate.ts";
import { type Line, linesOf } from "./lines.ts";
import { copyPage, type Page } from "./page.ts";
import { type Pruned, prune } from "./prune.ts";
import { readable, strictness } from "./readable.ts";
import { fold } from "./text.ts";

/** The structural candidate is taken when it has this many times the text that Readability found. */
const muchMore = 1.5;

/** The element that holds the article, and all lines of the page that it was found in. */
export interface Main {
  readonly element: Element;
  readonly page: Page;
  readonly lines: readonly Line[];
  readonly pruned: readonly Pruned[];
}

type Copy = Omit<Main, "element">;

function freshCopy(doc: Document, unwanted: readonly Element[]): Copy | null {
  const page = copyPage(doc);
  if (page === null) return null;
  const pruned = prune(page, unwanted);
  return { page, pruned, lines: linesOf(page.body) };
}

/** Finds the article by Readability, by the page's own markup, and by Readability again with less doubt; `null`: there is none. */
export function mainContent(doc: Document, title: string, unwanted: readonly Element[] = []): Main | null {
  const first = freshCopy(doc, unwanted);
  if (first === null) return null;
  const other = candidate(first.page.body);
  const origin = other && first.page.origins.get(other.element);
  const prose = proseLength(first.page.body);
  const element = readable(first.page, title, strictness[0]);
  const length = lengthOf(element);
  if (other && origin && length * muchMore < other.length) {
    const again = freshCopy(doc, unwanted);
    for (const [copy, from] of again?.page.origins ?? [])
      if (again !== null && from === origin) return { element: copy, ...again };
  }
  const han = isHan(element?.textContent ?? doc.body.textContent ?? "");
  const least = Math.max(han ? enoughInHan : enoughElsewhere, prose * leastShare);
  return retry(doc, title, unwanted, least, element === null ? null : { element, ...first });
}

/** All of a page that is no article. */
export function wholePage(doc: Document, unwanted: readonly Element[]): Main | null {
  const copy = freshCopy(doc, unwanted);
  return copy === null ? null : { element: copy.page.body, ...copy };
}

/** Asks Readability again, less strict each time, until it finds `least` characters; the longest answer wins. */
function retry(
  doc: Document,
  title: string,
  unwanted: readonly Element[],
  least: number,
  found: Main | null,
): Main | null {
  let best = found;
  for (const flags of strictness.slice(1)) {
    if (lengthOf(best?.element ?? null) >= least) break;
    const again = freshCopy(doc, unwanted);
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
