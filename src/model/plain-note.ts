/** Notes without marks, as most are: their words need no reader of Markdown. */

/** What may be a mark: where none is, Markdown makes of a note its paragraphs and lines, and nothing else. */
const mark = /[\\`*_#<[]|~~~|:\/\/|^\s*(?:[>+•-]|\d+[.)、])/m;

/** A note's paragraphs, lines and all, and whether Markdown may make more of it. */
export function paragraphsOf(note: string): { readonly paragraphs: readonly string[]; readonly hasMarks: boolean } {
  return { paragraphs: note.trim().split(/\n\s*\n\s*/), hasMarks: mark.test(note) };
}
