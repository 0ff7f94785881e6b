/** Moves the edges of a highlight: by a word, in Chinese and Japanese by a character, to whole words and sentences. */
import { indexOf } from "./fresh.ts";
import { type Edge, sentencesIn, stopsIn } from "./stops.ts";
import { offsetsOf, rangeAt } from "./text.ts";

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A new range with one edge of `range` moved one step (1: towards the end of the text, -1: towards its start); over the end of a block it goes on in the
 * next. `null` when there is no further to go or nothing would be left. `language` is BCP 47.
 */
export function moveEdge(range: Range, edge: Edge, step: 1 | -1, root: Element, language?: string): Range | null {
  const index = indexOf(root);
  const place = offsetsOf(index, range);
  if (place === null) return null;
  const to = nextStop(index.text, place[edge], edge, step, language);
  if (to === null) return null;
  const moved: Place = { ...place, [edge]: to };
  return moved.start < moved.end ? rangeAt(index, moved.start, moved.end) : null;
}

/** `range` grown to whole words or whole sentences; `null` when it holds no text of `root`. In Chinese and Japanese every character is a word. */
export function snap(range: Range, to: "word" | "sentence", root: Element, language?: string): Range | null {
  const index = indexOf(root);
  const place = offsetsOf(index, range);
  if (place === null) return null;
  const first = blockAt(index.text, place.start);
  const last = blockAt(index.text, place.end - 1);
  const starts = stopsOf(index.text, first, "start", to, language).filter((stop) => stop <= place.start);
  const ends = stopsOf(index.text, last, "end", to, language).filter((stop) => stop >= place.end);
  return rangeAt(index, starts.at(-1) ?? place.start, ends[0] ?? place.end);
}

/** Every sentence of `root` in reading order, for going through it by keyboard. A sentence never goes over the end of a block. */
export function* sentences(root: Element, language?: string): Generator<Range> {
  const index = indexOf(root);
  for (let start = 0; start < index.text.length; ) {
    const block = blockAt(index.text, start);
    for (const sentence of sentencesIn(index.text.slice(block.start, block.end), language)) {
      yield rangeAt(index, block.start + sentence.start, block.start + sentence.end);
    }
    start = block.end + 1;
  }
}

function nextStop(text: string, from: number, edge: Edge, step: 1 | -1, language: string | undefined): number | null {
  // An end stands after its last character, so it belongs to that character's block.
  let block = blockAt(text, edge === "end" ? from - 1 : from);
  for (;;) {
    const stops = stopsOf(text, block, edge, "word", language);
    const stop = step === 1 ? stops.find((one) => one > from) : stops.findLast((one) => one < from);
    if (stop !== undefined) return stop;
    const next = step === 1 ? block.end + 1 : block.start - 2;
    if (next < 0 || next >= text.length) return null;
    block = blockAt(text, next);
  }
}

function stopsOf(
  text: string,
  { start, end }: Place,
  edge: Edge,
  to: "word" | "sentence",
  language: string | undefined,
): number[] {
  const block = text.slice(start, end);
  const stops =
    to === "word" ? stopsIn(block, edge, language) : sentencesIn(block, language).map((sentence) => sentence[edge]);
  return stops.map((stop) => start + stop);
}

/** The block of the text that the character at `offset` stands in. */
function blockAt(text: string, offset: number): Place {
  const end = text.indexOf("\n", offset);
  return { start: offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1, end: end < 0 ? text.length : end };
}
