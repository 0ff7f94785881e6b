/** Lists of links before and after the text: breadcrumbs, teasers, recommendations. */
import { type Draft, isValue, type Pass, type Taken } from "../draft.ts";
import { isProse, type Line } from "../lines.ts";

/** A line is a link when this share of it is. */
const linkShare = 0.75;
/** Between links stand dates, names, counts: lines of less weight than this. */
const crumb = 40;
const sources =
  /参考|文献|注释|来源|资料|reference|source|bibliograph|citation|footnote|notes?\b|quelle|fuente|fonte|источник|المصادر|参照|출처/iu;

export const linkRuns: Pass = {
  name: "link-runs",
  why: "What stands at the edges of an article and is nothing but links leads away from it.",
  find(draft) {
    return [...leading(draft), ...trailing(draft)];
  },
};

const isLink = (line: Line) => line.linked >= linkShare && !isProse(line);

function trailing(draft: Draft): Taken[] {
  const { lines, last, first } = draft;
  if (first < 0) return [];
  let links = 0;
  let from = lines.length;
  for (let index = lines.length - 1; index > last; index--) {
    const line = lines[index];
    if (line === undefined || (isValue(line, draft) && !isLink(line))) break;
    if (isLink(line)) {
      links++;
      from = index;
    } else if (line.weight > crumb) break;
  }
  // The heading above the links goes with them.
  const above = lines[from - 1];
  if (above !== undefined && sources.test(above.text) && above.weight < 2 * crumb) return [];
  if (above !== undefined && from - 1 > last && /^H\d$/.test(above.block.nodeName)) from--;
  return links >= 2 ? lines.slice(from).map((line) => ({ line, reason: "related" })) : [];
}

function leading(draft: Draft): Taken[] {
  const { lines, first } = draft;
  const taken: Taken[] = [];
  for (let index = 0; index < first; index++) {
    const line = lines[index];
    if (line !== undefined && isLink(line) && !isValue(line, draft) && line.block.closest("figcaption") === null)
      taken.push({ line, reason: "navigation" });
  }
  return taken;
}
