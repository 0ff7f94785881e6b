/** The second opinion: the part of a page that its markup names as the article. */
import { fold } from "./text.ts";

/** Names that content systems give to an article's body, in no order: the one with most text outside links wins. */
const named =
  "[itemprop~=articleBody],article,main,[role=main],.article-content,.entry-content,.post-content,.article-body,.post-body," +
  ".article__body,.article_content,.article-text,.story-body,.main-content,#content,#main-content,#article,#artibody,#js_content," +
  "#endText,#Zoom,.TRS_Editor,.content-article,.rich_media_content";
/** A page with more than this many named parts is a list. */
const mostParts = 60;

export interface Candidate {
  readonly element: Element;
  /** Characters of text, white space folded. */
  readonly length: number;
}

/** The named part with most text outside links; `null`: none is named. */
export function candidate(body: Element): Candidate | null {
  let best: Candidate | null = null;
  let bestScore = 0;
  let seen = 0;
  for (const element of body.querySelectorAll(named)) {
    if (++seen > mostParts) break;
    const length = fold(element.textContent ?? "").length;
    let links = 0;
    for (const link of element.getElementsByTagName("a")) links += (link.textContent ?? "").length;
    const score = length - 2 * links;
    if (score > bestScore) {
      best = { element, length };
      bestScore = score;
    }
  }
  return best;
}
