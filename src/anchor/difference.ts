/** What changed between the stored words and those that stand there now, word by word. Strings only. */
import { fold } from "./fold.ts";

export interface Difference {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** Cells of the comparison's table; beyond that (a chapter against a chapter) what differs is told as one piece. */
const largestTable = 4_000_000;

/**
 * `before` and `now` as pieces in reading order: all but the new ones make up `before`, all but the gone ones `now` (of words that are the same
 * but for their kind of quotes or dashes, `now`'s are shown). Words are those of `Intl.Segmenter`, so Chinese is compared by word too; `language` is
 * BCP 47 and helps it.
 */
export function difference(before: string, now: string, language?: string): Difference[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  const old = wordsOf(before, segmenter);
  const fresh = wordsOf(now, segmenter);
  let head = 0;
  while (head < old.length && head < fresh.length && same(old[head], fresh[head])) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    same(old[old.length - 1 - tail], fresh[fresh.length - 1 - tail])
  )
    tail++;
  const pieces: Difference[] = [
    { kind: "same", text: fresh.slice(0, head).join("") },
    ...compare(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    { kind: "same", text: fresh.slice(fresh.length - tail).join("") },
  ];
  return gather(pieces);
}

function wordsOf(text: string, segmenter: Intl.Segmenter): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function same(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && (one === other || fold(one) === fold(other));
}

/** Longest common subsequence by the usual table. */
function compare(old: readonly string[], fresh: readonly string[]): Difference[] {
  const width = fresh.length + 1;
  if (old.length * fresh.length > largestTable) {
    return [
      { kind: "gone", text: old.join("") },
      { kind: "new", text: fresh.join("") },
    ];
  }
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      lengths[i * width + j] = same(old[i], fresh[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && same(old[i], fresh[j])) {
      pieces.push({ kind: "same", text: fresh[j] ?? "" });
      i++;
      j++;
    } else if (i < old.length && (j >= fresh.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: "gone", text: old[i++] ?? "" });
    } else {
      pieces.push({ kind: "new", text: fresh[j++] ?? "" });
    }
  }
  return pieces;
}

/** Joins neighbours of a kind; a lone space between two changes belongs to both, so that "a b" for "c d" is one change and not two. */
function gather(pieces: readonly Difference[]): Difference[] {
  const gathered: Difference[] = [];
  let gone = "";
  let fresh = "";
  let space = "";
  const flush = () => {
    if (gone !== "") gathered.push({ kind: "gone", text: gone });
    if (fresh !== "") gathered.push({ kind: "new", text: fresh });
    gone = fresh = "";
  };
  const add = (text: string) => {
    const last = gathered.at(-1);
    if (text === "") return;
    if (last?.kind === "same") gathered[gathered.length - 1] = { kind: "same", text: last.text + text };
    else gathered.push({ kind: "same", text });
  };
  for (const { kind, text } of pieces) {
    if (kind === "same" && text.trim() === "" && gone !== "" && fresh !== "") {
      space += text;
      continue;
    }
    if (kind === "same") {
      flush();
      add(space + text);
      space = "";
      continue;
    }
    gone += space;
    fresh += space;
    space = "";
    if (kind === "gone") gone += text;
    else fresh += text;
  }
  flush();
  add(space);
  return gathered;
}
