/** What happens to pages between two visits. Each change keeps the quotes' points where the words are. */
import { fold } from "../../../src/anchor/fold.ts";
import { type Block, bare, blockOf, blocksOf } from "./quotes.ts";
import type { Chance } from "./random.ts";
import { deleteText, insertText, type Quote, splitText } from "./truth.ts";

/** Changes `root` in place. `quotes` are those that the change is about; `all` are those whose points must be carried along. */
export type Change = (root: Element, quotes: readonly Quote[], random: Chance) => void;

/** A word, or one or two ideographs; digits and Latin letters are no part of the ideographs behind them. */
export const wordPattern = /[\u3400-\u9FFF]{1,2}|(?:(?![\u3400-\u9FFF])[\p{L}\p{N}'’-])+/gu;

export const nothing: Change = () => {};

/** Half of the blocks that hold none of the quotes go. */
export const dropOthers: Change = (root, quotes, random) => {
  const kept = quotes.flat().map(blockOf);
  for (const { element } of blocksOf(root)) {
    const holdsKept = kept.some((block) => element.contains(block));
    if (!holdsKept && element !== root && random.next() < 0.5) element.remove();
  }
};

/** Another template: text in new elements, paragraphs that are now `div`s, words in bold or linked. */
export const wrap: Change = (root, quotes, random) => {
  for (const { nodes } of blocksOf(root)) {
    for (const node of nodes) {
      let rest = node;
      while (rest.length > 40 && random.next() < 0.6) {
        const at = rest.data.indexOf(" ", random.between(5, rest.length - 10));
        if (at < 0) break;
        const next = splitText(quotes, rest, at);
        if (random.next() < 0.6) enclose(rest, random.of(["b", "a", "span", "em"]) ?? "span");
        rest = next;
      }
    }
  }
  for (const paragraph of [...root.querySelectorAll("p")]) {
    const block = document.createElement("div");
    paragraph.replaceWith(block);
    block.append(...paragraph.childNodes);
    enclose(block, "section");
  }
};

function enclose(node: Element | Text, tag: string): void {
  const element = document.createElement(tag);
  node.replaceWith(element);
  element.append(node);
}

export const adverts = [
  "Advertisement",
  "ADVERTISEMENT Scroll to continue reading",
  "Sign up for our morning newsletter and never miss a story again.",
  "Read more: ten things that you did not know about the market this week",
  "Sponsored: the best shoes for this winter, tried by our readers",
  "广告",
  "点击下载客户端，查看更多精彩内容",
  "相关阅读：本周最受关注的十条新闻",
];

export const putAdverts: Change = (root, _quotes, random) => {
  for (const { element } of blocksOf(root)) {
    if (random.next() > 0.5 || element === root || element.matches("td,th,tr,li,table,body,dd,dt")) continue;
    const advert = document.createElement("div");
    advert.textContent = random.of(adverts) ?? "";
    element.before(advert);
  }
};

/** One letter in 40 becomes another of the page's letters. */
export const mistype: Change = (root, quotes, random) => {
  const blocks = blocksOf(root);
  const letters = blocks
    .map((block) => block.text)
    .join("")
    .replace(/[^\p{L}]/gu, "");
  for (const node of blocks.flatMap((block) => block.nodes)) {
    for (let at = 0; at < node.length; at++) {
      const letter = node.data.charAt(at);
      if (!/\p{L}/u.test(letter) || random.next() >= 1 / 40) continue;
      let other = letters.charAt(random.between(0, letters.length - 1));
      if (other === letter || /[\uD800-\uDFFF]/.test(other)) other = letter === "x" ? "y" : "x";
      replaceAt(quotes, node, at, other);
    }
  }
};

/** One character for one: setting `data` moves no point, since points are ours. */
function replaceAt(_quotes: readonly Quote[], node: Text, at: number, letter: string): void {
  node.data = node.data.slice(0, at) + letter + node.data.slice(at + 1);
}

/** Six words of the page go into each quote, in one to three places, and one to three of its words go. */
export const rewrite: Change = (root, quotes, random) => {
  const texts = blocksOf(root).map((block) => block.text);
  for (const quote of quotes) {
    for (let out = random.between(1, 3); out > 0; out--) removeWord(quotes, quote, random);
    const places = random.between(1, 3);
    for (let put = 0; put < places; put++) putWords(quotes, quote, wordsFrom(texts, 6 / places, random), random);
  }
};

/** The words of a quote's text nodes, as places in them. */
function wordsIn(quote: Quote): { node: Text; start: number; end: number }[] {
  const words: { node: Text; start: number; end: number }[] = [];
  for (const { start, end } of quote) {
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.currentNode; node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
      const low = node === start.node ? start.offset : 0;
      const high = node === end.node ? end.offset : node.length;
      for (const match of node.data.matchAll(wordPattern)) {
        const [from, to] = [match.index, match.index + match[0].length];
        if (from >= low && to <= high) words.push({ node, start: from, end: to });
      }
    }
  }
  return words;
}

function removeWord(quotes: readonly Quote[], quote: Quote, random: Chance): void {
  const words = wordsIn(quote);
  // Not the first and not the last: then where the words stand is beyond doubt.
  const word = words[random.between(1, words.length - 2)];
  if (word === undefined || words.length < 5) return;
  deleteText(quotes, word.node, word.start, word.end - word.start);
}

function putWords(quotes: readonly Quote[], quote: Quote, text: string, random: Chance): void {
  const words = wordsIn(quote);
  const word = words[random.between(1, words.length - 1)];
  if (word !== undefined) insertText(quotes, word.node, word.start, text);
}

export function wordsFrom(texts: readonly string[], count: number, random: Chance): string {
  const words = (random.of(texts) ?? "").match(wordPattern) ?? ["more"];
  const from = random.between(0, Math.max(0, words.length - count));
  const chosen = Array.from({ length: count }, (_, at) => words[(from + at) % words.length] ?? "");
  return /[\u3400-\u9FFF]/.test(chosen.join("")) ? chosen.join("") : `${chosen.join(" ")} `;
}

/** The text of each quote stands once more, above everything else. */
export const repeatAbove: Change = (root, quotes) => {
  for (const quote of quotes) {
    const copy = document.createElement("p");
    const words = wordsIn(quote);
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined) continue;
    const range = document.createRange();
    range.setStart(first.node, first.start);
    range.setEnd(last.node, last.end);
    copy.textContent = `${range.toString()}.`;
    root.prepend(copy);
  }
};

const swaps = new Map(
  Object.entries({ "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "'": "’", '"': "”", "-": "–" }),
);

/** Curly quotes straight and straight ones curly, dashes changed, every tenth space a non-breaking one. */
export const typography: Change = (root, _quotes, random) => {
  for (const node of blocksOf(root).flatMap((block) => block.nodes)) {
    node.data = node.data.replace(/[“”‘’–—'"-]| /g, (sign) =>
      sign === " " ? (random.next() < 0.1 ? "\u00A0" : " ") : (swaps.get(sign) ?? sign),
    );
  }
};

/** The blocks of the quotes go; every other stays. */
export const removeQuoted: Change = (_root, quotes) => {
  for (const block of quotes.flat().map(blockOf)) block.remove();
};

/**
 * As above, and for each there is now, elsewhere, one with half of its words. Never between the very neighbours that it had: there it would be the
 * quoted paragraph itself, edited. And that is not only behind the block before it, but behind all that end with that one once the quoted
 * paragraph is gone: the `<div>` around a list whose last item it was.
 */
export const leaveLookAlikes: Change = (root, quotes, random) => {
  const blocks = blocksOf(root);
  const quoted = quotes.flat().map(blockOf);
  const copies: string[] = quoted.map((block) => block.textContent ?? "");
  removeQuoted(root, quotes, random);
  const left = blocks.filter(({ element }) => element.isConnected);
  const before = quoted.map((block) => {
    const own = blocks.findIndex(({ element }) => element === block);
    return blocks.slice(0, Math.max(0, own)).findLast(({ element }) => element.isConnected);
  });
  /** The last block of each element. */
  const last = new Map<Element, Block>();
  for (const block of left)
    for (let at: Element | null = block.element; at !== null; at = at.parentElement) last.set(at, block);
  const texts = blocks.map((block) => block.text);
  const places = left.filter(({ element }) => element !== root && !before.includes(last.get(element)));
  for (const copy of copies) {
    const other = document.createElement("p");
    other.textContent = copy.replace(wordPattern, (word) =>
      random.next() < 0.5 ? word : wordsFrom(texts, 1, random).trim(),
    );
    random.of(places)?.element.after(other);
  }
};

/** The cleaner is another now: a paragraph without a quote goes, two strange ones are there. */
export const recleaned: Change = (root, quotes, random) => {
  const quoted = quotes.flat().map(blockOf);
  const free = blocksOf(root).filter(
    ({ element }) => element !== root && !quoted.some((block) => element.contains(block)),
  );
  random.of(free)?.element.remove();
  for (const text of ["By our own correspondent, with additional reporting by the agencies.", "责任编辑：某某"]) {
    const block = document.createElement("p");
    block.textContent = text;
    if (random.next() < 0.5) root.prepend(block);
    else
      random
        .of(blocksOf(root).filter(({ element }) => element !== root && element.matches("p")))
        ?.element.before(block);
  }
};

/**
 * Whether the text of any quote stands somewhere in `root`, white space left out: then a removed one is not gone. Nor is it where other quotes and
 * dashes stand in it, which another row of the table calls the same words: `Hot-swap` is there where `Hot‑swap` is.
 */
export function stillThere(root: Element, text: string): boolean {
  return bare(fold(root.textContent ?? "")).includes(bare(fold(text)));
}
