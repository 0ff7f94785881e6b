/** Lines that are a known phrase of pages, not of articles. */
import { type Draft, isValue, type Pass, type Taken } from "../draft.ts";
import { phraseReason, undecorated } from "../languages/index.ts";
import { isProse, type Line } from "../lines.ts";

/** A phrase with its free end is a short line; a notice of rights may be long. */
const mostWeight = 160;
const mostNotice = 1200;

export const phrases: Pass = {
  name: "phrases",
  why: "Share bars, prompts and notices say the same words on all pages of a language.",
  find(draft) {
    const taken: Taken[] = [];
    for (const [index, line] of draft.lines.entries()) {
      const reason = isValue(line, draft) ? null : reasonOf(line, index, draft);
      if (reason !== null) taken.push({ line, reason });
    }
    return taken;
  },
};

/** A picture's file name that the site's editor left beside it, in whatever language. */
const fileName = /^[\w~%()-]{6,}\.(?:jpe?g|png|gif|webp|bmp)$/i;

function reasonOf(line: Line, index: number, { first, last }: Draft): Taken["reason"] | null {
  if (fileName.test(line.text)) return "picture";
  const outside = index < first || index > last || first < 0;
  if (line.weight > (outside ? mostNotice : mostWeight) || line.block.closest("blockquote") !== null) return null;
  const bare = undecorated(line.text);
  const exact = line.weight <= mostWeight ? phraseReason("lines", bare) : null;
  // A list of laws or links within the text may name a privacy policy; around it that is the site's own.
  if (exact === "rights" && !outside) return null;
  if (exact !== null) return exact;
  const begun = phraseReason("starts", bare);
  if (begun === null) return null;
  if (begun === "title" || begun === "related" || begun === "app") return line.weight <= mostWeight ? begun : null;
  if (begun === "rights") return index >= last || !isProse(line) ? begun : null;
  return outside && line.weight <= mostWeight ? begun : null;
}
