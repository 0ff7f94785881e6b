/** Walking the article sentence by sentence, for those who have no mouse or want none: the sentence walked to is the selection. */
import { indexOf, type TextIndex } from "../anchor/index.ts";
import { offsetsOf, rangeAt } from "../anchor/text.ts";
import { bringIntoView } from "./going.ts";
import type { View } from "./parts.ts";

export interface Walk {
  /** Selects the next sentence, or the one before; with `extend` the selection grows or shrinks by one. */
  step(by: 1 | -1, extend: boolean): void;
}

interface Sentence {
  /** Offsets in the index's text. */
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text whose blocks end in `\n`, by the rules of `language` (BCP 47). */
export function sentencesOf(text: string, language: string | undefined): readonly Sentence[] {
  const segmenter = new Intl.Segmenter(language || undefined, { granularity: "sentence" });
  const sentences: Sentence[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    for (const { segment, index } of segmenter.segment(line)) {
      const words = segment.trim();
      if (words === "") continue;
      const start = lineStart + index + segment.indexOf(words);
      sentences.push({ start, end: start + words.length });
    }
    lineStart += line.length + 1;
  }
  return sentences;
}

/** A walk through the article under `root`, in the language that it is in. */
export function sentenceWalk(view: View, root: () => Element): Walk {
  let index: TextIndex | null = null;
  let sentences: readonly Sentence[] = [];
  /** The sentences at the two ends of what was selected last; the second is the one that moves. */
  let [from, to] = [0, 0];
  let selected: Sentence | null = null;

  function read(): TextIndex {
    const fresh = indexOf(root());
    if (fresh !== index) {
      if (fresh.text !== index?.text) sentences = sentencesOf(fresh.text, languageOf()).filter(isOfArticle(fresh));
      index = fresh;
    }
    return fresh;
  }

  const languageOf = (): string => root().closest<HTMLElement>("[lang]")?.lang ?? "";

  /** The dates and names above the article are no sentences. */
  function isOfArticle(text: TextIndex): (sentence: Sentence) => boolean {
    const range = view.document.createRange();
    range.selectNodeContents(root().querySelector("article") ?? root());
    const place = offsetsOf(text, range);
    return ({ start, end }) => place !== null && start >= place.start && end <= place.end;
  }

  const at = (offset: number): number => {
    const found = sentences.findIndex(({ end }) => end > offset);
    return found < 0 ? sentences.length - 1 : found;
  };

  /** The first sentence that begins in the window. */
  function firstInView(text: TextIndex): number {
    let [low, high] = [0, sentences.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { start, end } = sentences[middle] ?? { start: 0, end: 1 };
      if (rangeAt(text, start, end).getBoundingClientRect().top < 50) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The sentence where the caret stands, which the reader pressed or whose heading was chosen; `null` when it is elsewhere. */
  function atCaret(text: TextIndex, selection: Selection): number | null {
    const article = root().querySelector("article") ?? root();
    if (!selection.isCollapsed || !article.contains(selection.anchorNode)) return null;
    const rest = selection.getRangeAt(0).cloneRange();
    rest.setEnd(article, article.childNodes.length);
    const place = offsetsOf(text, rest);
    return place && at(place.start);
  }

  function isInView(text: TextIndex, at: number): boolean {
    const sentence = sentences[at];
    if (!sentence) return false;
    const { top, bottom } = rangeAt(text, sentence.start, sentence.end).getBoundingClientRect();
    return bottom > 0 && top < view.innerHeight;
  }

  return {
    step(by, extend) {
      const text = read();
      if (sentences.length === 0) return;
      const selection = view.getSelection();
      const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
      const now = range && offsetsOf(text, range);
      if (!now) {
        const pressed = selection && atCaret(text, selection);
        // After a highlight was made the walk goes on from there, as long as it is in sight.
        if (pressed !== null && isInView(text, pressed)) to = pressed - (by > 0 ? 1 : 0);
        else if (!isInView(text, to) || selected === null) to = firstInView(text) - (by > 0 ? 1 : 0);
        from = to;
      } else if (now.start !== selected?.start || now.end !== selected.end)
        [from, to] = [at(now.start), at(now.end - 1)];
      to = Math.max(0, Math.min(sentences.length - 1, to + by));
      if (!extend || !now) from = to;
      const [first, last] = [sentences[Math.min(from, to)], sentences[Math.max(from, to)]];
      if (!first || !last || !selection) return;
      selected = { start: first.start, end: last.end };
      const next = rangeAt(text, first.start, last.end);
      if (from <= to)
        selection.setBaseAndExtent(next.startContainer, next.startOffset, next.endContainer, next.endOffset);
      else selection.setBaseAndExtent(next.endContainer, next.endOffset, next.startContainer, next.startOffset);
      const moving = sentences[to] ?? first;
      bringIntoView(view, rangeAt(text, moving.start, moving.end).getBoundingClientRect());
    },
  };
}
