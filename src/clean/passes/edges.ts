/** Paragraphs at an edge of the text that speak of the medium, the author or the reader's purse: they look like prose. */
import type { Pass, Taken } from "../draft.ts";
import { phraseReason, undecorated } from "../languages/index.ts";
import { isProse } from "../lines.ts";

/** A longer paragraph says more than such a phrase. */
const mostWeight = 1500;
/** How many paragraphs from each end are asked. */
const reach = 3;

export const edges: Pass = {
  name: "edges",
  why: "Affiliate notices, lives of authors and calls to follow stand before or after the text as paragraphs like any other.",
  find(draft) {
    const taken: Taken[] = [];
    const { lines, first, last } = draft;
    const prose = lines.filter(isProse);
    const above = new Set([...lines.slice(0, Math.max(0, first)), ...prose.slice(0, reach)]);
    const below = new Set([...(first < 0 ? [] : lines.slice(last + 1)), ...prose.slice(-reach)]);
    for (const line of new Set([...above, ...below])) {
      if (line.weight > mostWeight || line.block.closest("blockquote,td,li") !== null) continue;
      const reason = phraseReason("edges", undecorated(line.text));
      // A portrait begins with its person; only at the end is that the author.
      if (reason !== null && (reason !== "signature" || below.has(line))) taken.push({ line, reason });
    }
    return taken;
  },
};
