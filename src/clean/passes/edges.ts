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
    const outside = first < 0 ? [] : [...lines.slice(0, first), ...lines.slice(last + 1)];
    for (const line of new Set([...outside, ...prose.slice(0, reach), ...prose.slice(-reach)])) {
      if (line.weight > mostWeight || line.block.closest("blockquote,td,li") !== null) continue;
      const reason = phraseReason("edges", undecorated(line.text));
      if (reason !== null) taken.push({ line, reason });
    }
    return taken;
  },
};
