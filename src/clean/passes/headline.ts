/** The headline repeated over the text. */
import type { Pass, Taken } from "../draft.ts";

/** The headline stands within so many lines of the start, or it is a heading of the text itself. */
const within = 12;

const bare = (text: string) => text.toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, "");

export const headline: Pass = {
  name: "headline",
  why: "The title is shown above the text; a second one is noise.",
  find({ lines, title, first }) {
    const wanted = bare(title);
    const taken: Taken[] = [];
    if (wanted.length < 4) return taken;
    const end = Math.min(lines.length - 1, first < 0 ? within : Math.min(first, within));
    for (let index = 0; index <= end; index++) {
      const line = lines[index];
      if (line === undefined) break;
      const given = bare(line.text);
      const longer = Math.max(given.length, wanted.length);
      const shorter = Math.min(given.length, wanted.length);
      if (given === wanted || (shorter / longer > 0.8 && (given.includes(wanted) || wanted.includes(given))))
        taken.push({ line, reason: "title" });
    }
    return taken;
  },
};
