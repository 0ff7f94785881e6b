/** What changed between two texts, word by word. */

export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Beyond this many words a side the texts are shown whole, one after the other: nobody reads such a difference. */
const mostWords = 400;

const wordsOf = (text: string, language: string | null): string[] => {
  const locale = language !== null && Intl.Segmenter.supportedLocalesOf([language]).length > 0 ? language : undefined;
  return [...new Intl.Segmenter(locale, { granularity: "word" }).segment(text)].map(({ segment }) => segment);
};

/** Longest common subsequence, as a table of lengths from each pair of places on. */
function lengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [row, next] = [table[i], table[i + 1]];
      if (!row || !next) continue;
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** `before` and `after` as one text with what is gone and what is new; `language` is BCP 47. */
export function differenceOf(before: string, after: string, language: string | null): Piece[] {
  const [olds, news] = [wordsOf(before, language), wordsOf(after, language)];
  const pieces: { kind: Piece["kind"]; text: string }[] = [];
  const add = (kind: Piece["kind"], text: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text !== "") pieces.push({ kind, text });
  };
  if (olds.length > mostWords || news.length > mostWords) {
    add("gone", before);
    add("new", after);
    return pieces;
  }
  const table = lengths(olds, news);
  let [i, j] = [0, 0];
  while (i < olds.length || j < news.length) {
    if (i < olds.length && j < news.length && olds[i] === news[j]) {
      add("same", olds[i] ?? "");
      i++;
      j++;
    } else if (j >= news.length || (i < olds.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      add("gone", olds[i++] ?? "");
    } else add("new", news[j++] ?? "");
  }
  return pieces;
}
