/** A heading that says what follows is not the article: related, comments, about the author. */
import type { RemovalReason } from "../../model/article.ts";
import { type Draft, isValue, type Pass, type Taken } from "../draft.ts";
import { phraseReason, undecorated } from "../languages/index.ts";
import { isProse, type Line } from "../lines.ts";

const mostHeading = 120;
/** How many paragraphs of prose may stand under such a heading at the end of an article. */
const proseUnder: Partial<Record<RemovalReason, number>> = {
  comments: 1000,
  signature: 4,
  newsletter: 3,
  rights: 12,
  related: 2,
  share: 2,
  tags: 1,
};
const otherProse = 1;
/** What is cut at the end is at most this share of the text; comments that are counted or named so by the markup may be most of it. */
const commentsShare = 0.8;
const otherShare = 0.3;

export const sections: Pass = {
  name: "sections",
  why: "Related links, comments and author boxes stand under a heading that says so.",
  find(draft) {
    const { lines } = draft;
    const taken: Taken[] = [];
    for (let index = 0; index < lines.length; index++) {
      const line = lines[index];
      if (line === undefined || line.weight > mostHeading || isValue(line, draft)) continue;
      const reason = phraseReason("headings", undecorated(line.text));
      if (reason === null) continue;
      const end = endsArticle(draft, index, reason) ? lines.length : listUnder(lines, index);
      if (end > index + 1 || (end === lines.length && index > draft.last))
        for (const under of lines.slice(index, end)) taken.push({ line: under, reason });
      index = Math.max(index, end - 1);
    }
    return taken;
  },
};

function areComments(heading: Line | undefined): boolean {
  return (
    heading !== undefined &&
    (/\d/.test(heading.text) || heading.block.closest("[class*=comment i],[id*=comment i]") !== null)
  );
}

/** Whether nothing of the article follows: little prose, a small share of the text. */
function endsArticle({ lines, weight, first }: Draft, index: number, reason: RemovalReason): boolean {
  if (index <= first) return false;
  let prose = 0;
  let under = 0;
  for (const line of lines.slice(index)) {
    under += line.weight;
    if (isProse(line)) prose++;
  }
  const most = reason === "comments" && areComments(lines[index]) ? commentsShare : otherShare;
  return prose <= (proseUnder[reason] ?? otherProse) && under <= weight * most;
}

/** The end of the links and short dates right under a heading in the middle of an article. */
function listUnder(lines: readonly Line[], index: number): number {
  let end = index + 1;
  for (let at = end; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || isProse(line)) break;
    if (line.linked > 0.75) end = at + 1;
    else if (line.weight > 24) break;
  }
  return end;
}
