/** The second opinion: the part of a page that its markup names as the article. */
import { type Line, substance } from "./lines.ts";

/** Names that content systems give to an article's body, in no order: the one with most text outside links wins. */
const named =
  "[itemprop~=articleBody],article,main,[role=main],.article-content,.entry-content,.post-content,.article-body,.post-body," +
  ".article__body,.article_content,.article-text,.story-body,.main-content,#content,#main-content,#article,#artibody,#js_content," +
  "#endText,#Zoom,.TRS_Editor,.content-article,.rich_media_content";
/** Finds all of these and little else with fewer questions, and none in any letter case: that costs several times as much. */
const wide =
  "[itemprop~=articleBody],article,main,[role=main],[class*=ontent],[class*=body],[class*=Body],.article-text,.TRS_Editor,#content,#main-content," +
  "#article,#artibody,#js_content,#endText,#Zoom";
/** A page with more than this many named parts is a list. */
const mostParts = 60;

export interface Candidate {
  readonly element: Element;
  /** See `substance`. */
  readonly weight: number;
}

/** The first line at which `test` holds; it holds for all after it. */
function firstOf(lines: readonly Line[], from: number, test: (text: Text) => boolean): number {
  let low = from;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const text = lines[middle]?.texts[0];
    if (text !== undefined && test(text)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The named part with most text outside links; `null`: none is named. `lines`: those of `body`. */
export function candidate(body: Element, lines: readonly Line[]): Candidate | null {
  const weights = [0];
  const scores = [0];
  for (const line of lines) {
    weights.push((weights.at(-1) ?? 0) + substance(line));
    scores.push((scores.at(-1) ?? 0) + line.weight * (1 - 2 * line.linked));
  }
  let best: Candidate | null = null;
  let bestScore = 0;
  let seen = 0;
  for (const element of body.querySelectorAll(wide)) {
    if (!element.matches(named)) continue;
    if (++seen > mostParts) break;
    const start = firstOf(
      lines,
      0,
      (text) => (element.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) === 0,
    );
    const end = firstOf(lines, start, (text) => !element.contains(text));
    const score = (scores[end] ?? 0) - (scores[start] ?? 0);
    if (score <= bestScore) continue;
    best = { element, weight: (weights[end] ?? 0) - (weights[start] ?? 0) };
    bestScore = score;
  }
  return best;
}
