/** Finds the element that holds the article. */
import { candidate } from "./candidate.ts";
import { type Line, linesOf, substance } from "./lines.ts";
import { copyPage, type Page } from "./page.ts";
import { type Pruned, prune } from "./prune.ts";
import { readable, strictness } from "./readable.ts";
import { tooLong } from "./size.ts";

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

/** `null`: there is no body to copy, or it says too much. */
function freshCopy(doc: Document, unwanted: readonly Element[]): Copy | null {
  const page = copyPage(doc);
  if (page === null) return null;
  const pruned = prune(page, unwanted);
  const lines = linesOf(page.body);
  return tooLong(lines.map(({ text }) => text)) ? null : { page, pruned, lines };
}

/** Finds the article by Readability, by the page's own markup, and by Readability again with less doubt; `null`: there is none. */
export function mainContent(doc: Document, title: string, unwanted: readonly Element[] = []): Main | null {
  const first = freshCopy(doc, unwanted);
  if (first === null) return null;
  const { page, lines } = first;
  const other = candidate(page.body, lines);
  const origin = other && page.origins.get(other.element);
  const element = readable(page, title, strictness[0]);
  const found = element === null ? null : { element, ...first };
  const weight = weightOf(found, substance);
  if (other && origin && weight * muchMore < other.weight) {
    const again = freshCopy(doc, unwanted);
    const copy = again?.page.origins.copiesOf(origin)[0];
    if (again !== null && copy !== undefined) return { element: copy, ...again };
  }
  const least = Math.max(enough, proseWeight(lines) * leastShare);
  return retry(doc, title, unwanted, least, found);
}

/** All of a page that is no article. */
export function wholePage(doc: Document, unwanted: readonly Element[]): Main | null {
  const copy = freshCopy(doc, unwanted);
  return copy === null ? null : { element: copy.page.body, ...copy };
}

/** Asks Readability again, less strict each time, until it finds `least` of weight; the heaviest answer wins. */
function retry(
  doc: Document,
  title: string,
  unwanted: readonly Element[],
  least: number,
  found: Main | null,
): Main | null {
  let best = found;
  for (const flags of strictness.slice(1)) {
    if (weightOf(best) >= least) break;
    const again = freshCopy(doc, unwanted);
    const element = again === null ? null : readable(again.page, title, flags);
    const more = again === null || element === null ? null : { element, ...again };
    if (weightOf(more) > weightOf(best)) best = more;
  }
  return best;
}

/** Less than this share of a page's prose is not the article: Readability was too strict. */
const leastShare = 0.25;
/** A paragraph of prose is this long, in weight. */
const proseLine = 80;

function proseWeight(lines: readonly Line[]): number {
  let sum = 0;
  for (const { weight, block } of lines) if (weight >= proseLine && block.nodeName === "P") sum += weight;
  return sum;
}

/** The sum over the lines that stand in the article. */
function weightOf(main: Main | null, measure = (line: Line) => line.weight): number {
  let sum = 0;
  for (const line of main?.lines ?? [])
    if (line.texts[0] !== undefined && main?.element.contains(line.texts[0])) sum += measure(line);
  return sum;
}

/** What Readability calls enough, in the weight of `lines.ts`: about 500 characters of Latin text, 150 of Chinese. */
const enough = 420;
