/** Where an edge of a highlight may stop: at words, in Chinese and Japanese at each character, and at sentences. Strings only. */

export type Edge = "start" | "end";

/** Written without spaces, and their punctuation: here an edge moves by character. (Korean has words.) */
const byCharacter = /[\u2E80-\u312F\u31A0-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF9F]|[\u{20000}-\u{3FFFF}]/u;

/** The offsets in `block`, rising, where a highlight may start or end. The block's own start, or end, is one. */
export function stopsIn(block: string, edge: Edge, language?: string): number[] {
  const stops = new Set<number>();
  for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: "word" }).segment(block)) {
    if (byCharacter.test(segment)) {
      for (const character of new Intl.Segmenter(language).segment(segment)) {
        stops.add(index + character.index + (edge === "end" ? character.segment.length : 0));
      }
    } else if (isWordLike) {
      stops.add(index + (edge === "end" ? segment.length : 0));
    }
  }
  if (block !== "") stops.add(edge === "end" ? block.length : 0);
  return [...stops].sort((a, b) => a - b);
}

/** The sentences of `block` as offsets, white space between them left out. */
export function sentencesIn(block: string, language?: string): { start: number; end: number }[] {
  return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(block)]
    .map(({ segment, index }) => {
      const start = index + segment.length - segment.trimStart().length;
      return { start, end: start + segment.trim().length };
    })
    .filter(({ start, end }) => start < end);
}
