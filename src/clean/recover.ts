/** Puts back what Readability dropped between the parts of an article that it kept: a standfirst, a boxed paragraph, a short section. */
import { phraseReason, undecorated } from "./languages/index.ts";
import { isProse, type Line } from "./lines.ts";
import type { Main } from "./main.ts";
import type { Origins } from "./page.ts";
import { reasonOfName } from "./passes/names.ts";
import { blockIn, topOf } from "./put-back.ts";
import { blockNames } from "./text.ts";

/** More than this share of a block's text in links leads elsewhere. */
const mostLinked = 0.3;
/** A block comes back whole when this share of its text is prose; of another only the paragraph does. */
const leastProse = 0.6;
/** What stands under the headline and is named so is the standfirst, also when it is short. Weights. */
const leastStandfirst = 30;
const mostStandfirst = 600;
const standfirst =
  /(?:^|[\s_-])(?:dek|deck|standfirst|sub-?title|sub-?heading|sub-?headline|sub-?head|summary|lede?|lead|intro|introduction|excerpt|abstract|synopsis|strapline|tagline|zhaiyao|daoyu|daodu|chapo|chapeau|vorspann|bajada|entradilla|subtitulo|linha-fina)(?:$|[\s_-])/i;
const mostHeading = 240;
/** How far above a line its name may stand. */
const nameReach = 3;

/**
 * `headline`: the index of the headline among the lines; -1: it is not among them. Changes the article in place. Gives the lines that it
 * put between the headline and what was the beginning.
 */
export function recover({ element: article, page, lines }: Main, headline: number): ReadonlySet<Line> {
  const kept = lines.map(({ texts }) => texts[0] !== undefined && article.contains(texts[0]));
  const first = kept.indexOf(true);
  const last = kept.lastIndexOf(true);
  const known = new Set(lines.filter((_, index) => kept[index] === true).map(({ text }) => text));
  const above = new Set<Line>();
  let before = headline >= 0 && headline < first ? headline : first;
  for (let after = before + 1; after <= last; after++) {
    if (kept[after] !== true) continue;
    if (after > before + 1)
      for (const line of fill(lines, before, after, after === first, { article, origins: page.origins, known }))
        if (after === first) above.add(line);
    before = after;
  }
  return above;
}

interface Place {
  readonly article: Element;
  readonly origins: Origins;
  /** The texts of the lines that the article has. */
  readonly known: ReadonlySet<string>;
}

/** Puts what is of the article between two of its lines before the second one. */
function fill(
  lines: readonly Line[],
  before: number,
  after: number,
  underHeadline: boolean,
  { article, origins, known }: Place,
): Line[] {
  const next = lines[after];
  if (next === undefined) return [];
  const filled: Line[] = [];
  const gap = lines.slice(before + 1, after);
  const edges = [lines[before], next].flatMap((line) => (line && origins.get(line.block)) || []);
  for (const line of gap) {
    const origin = origins.get(line.block);
    if (origin === undefined || article.contains(line.texts[0] ?? null)) continue;
    // Pages print a text twice, for a phone and for a desk.
    if (
      known.has(line.text) ||
      !isWanted(line, origin, underHeadline, !underHeadline && line === gap.at(-1)) ||
      isNamed(origin, edges)
    )
      continue;
    const block = blockIn(line);
    if (block === null || block.contains(article)) continue;
    const whole = underHeadline ? block : wholeOf(block, gap, edges, origins);
    topOf(next, article).before(whole);
    filled.push(line);
  }
  return filled;
}

/** `isLast`: a line of the article follows it at once. */
function isWanted(line: Line, origin: Element, underHeadline: boolean, isLast: boolean): boolean {
  if (line.linked > mostLinked) return false;
  const wanted =
    isProse(line) ||
    (isLast && isHeading(line, origin)) ||
    (underHeadline && line.weight >= leastStandfirst && line.weight <= mostStandfirst && isStandfirst(origin));
  if (!wanted) return false;
  const bare = undecorated(line.text);
  return (["starts", "lines", "headings"] as const).every((kind) => phraseReason(kind, bare) === null);
}

/** Readability takes headings whose class says header (`header-anchor-post`) for the page's own. */
function isHeading({ weight, linked }: Line, origin: Element): boolean {
  return weight <= mostHeading && linked === 0 && origin.closest("h2,h3,h4") !== null;
}

function isStandfirst(origin: Element): boolean {
  let at: Element | null = origin;
  for (let step = 0; at !== null && step < nameReach; at = at.parentElement, step++)
    if (standfirst.test(`${at.getAttribute("class") ?? ""} ${at.id}`)) return true;
  return false;
}

/** Whether a box around it that holds nothing of the article is named as something else. */
function isNamed(origin: Element, edges: readonly Element[]): boolean {
  for (let at: Element | null = origin; at !== null && !edges.some((edge) => at?.contains(edge)); at = at.parentElement)
    if (reasonOfName(at) !== null) return true;
  return false;
}

/** The largest box around `block` that lies between the edges, when it is mostly prose; else the block. */
function wholeOf(block: Element, gap: readonly Line[], edges: readonly Element[], origins: Origins): Element {
  let top = block;
  for (let at = block.parentElement; at !== null; at = at.parentElement) {
    const origin = origins.get(at);
    if (origin === undefined || origin.localName === "body" || edges.some((edge) => origin.contains(edge))) break;
    top = at;
  }
  let all = 0;
  let prose = 0;
  let linked = 0;
  for (const line of gap) {
    if (!top.contains(line.texts[0] ?? null)) continue;
    all += line.weight;
    linked += line.weight * line.linked;
    if (isProse(line)) prose += line.weight;
  }
  return prose >= all * leastProse && linked <= all * mostLinked && blockNames.has(top.nodeName) ? top : block;
}
