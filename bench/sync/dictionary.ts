/**
 * `node bench/sync/dictionary.ts DICT > src/store/sync/codec/words.ts`: finds the words and turns that news is made of, by how many pages have
 * them, in the half of the corpus that the bench does not measure on. Changing the words changes the wire: count its version on.
 * `DICT` is the word list of jieba (MIT; `dict.txt` in the npm package `@node-rs/jieba` 2.0): a word, how often it was met, what it is.
 */
import { readFileSync } from "node:fs";
import { type Language, newsPages, trainingHalf } from "./corpus.ts";

/** Characters; more gains little. */
const size = { en: 12_000, zh: 16_000 };
/** Words of Chinese from the list, those that make up most of what it was counted on; twice as many gain nothing. */
const commonCount = 6_000;
const longestCommon = 6;
/** Words, and ideographs, in the longest turn. */
const longest = { en: 4, zh: 6 };
/** Pages that must have it: a turn, not somebody's sentence. */
const fewestPages = { en: 8, zh: 2 };
/** Characters that a reference costs about: what is shorter gains nothing. */
const cost = { en: 3, zh: 1.2 };
/** Addresses, nearest to the text: every shard begins with some. */
const addresses =
  ".shtml index.html .html /article/ /article/2026/ /articles/ /content/ /detail/ /world/ /politics/ /business/ /tech/ /sports/ /story/ /blog/ /post/ /news/ .com.cn/ .org/ .net/ .co.uk/news/ .com/2026/ .com/2025/ .com/news/";
const lineLength = 100;

function turnsOf(text: string, language: Language): string[] {
  const most = longest[language];
  const pieces =
    language === "en"
      ? [text.split(" ").map((word) => `${word} `)]
      : (text.match(/[\u4e00-\u9fa5，。、“”：]+/g) ?? []).map((run) => [...run]);
  const turns: string[] = [];
  for (const piece of pieces) {
    for (let start = 0; start < piece.length; start++) {
      for (let length = language === "en" ? 1 : 2; length <= most && start + length <= piece.length; length++) {
        const turn = piece.slice(start, start + length).join("");
        if (language === "zh" || (/^[A-Za-z',. -]+$/.test(turn) && !/[.,]./.test(turn.slice(0, -2)))) turns.push(turn);
      }
    }
  }
  return turns;
}

function wordsOf(language: Language): string {
  const pages = trainingHalf(newsPages(language));
  const having = new Map<string, number>();
  const times = new Map<string, number>();
  for (const { text } of pages) {
    const turns = turnsOf(text, language);
    for (const turn of turns) times.set(turn, (times.get(turn) ?? 0) + 1);
    for (const turn of new Set(turns)) having.set(turn, (having.get(turn) ?? 0) + 1);
  }
  const gain = (turn: string): number =>
    Math.min(times.get(turn) ?? 0, 2 * (having.get(turn) ?? 0)) * (turn.length - cost[language]);
  const candidates = [...having]
    .filter(([turn, count]) => count >= fewestPages[language] && gain(turn) > 0)
    .map(([turn]) => turn);
  candidates.sort((a, b) => gain(b) - gain(a) || (a < b ? -1 : 1));
  const chosen: string[] = [];
  let all = "";
  for (const turn of candidates) {
    if (all.length >= size[language]) break;
    if (all.includes(turn)) continue;
    chosen.push(turn);
    all += `\n${turn}`;
  }
  // The nearer the cheaper: the rarest first.
  return chosen.reverse().join("") + addresses;
}

/** As many as there are bytes for; see `shortRuns` in `codec/text.ts`. */
const mostShort = 74;

function oftenUsed(): string {
  const times = new Map<string, number>();
  for (const { text } of trainingHalf(newsPages("zh")))
    for (const [character] of text.matchAll(/[\u3001-\u3011\uff01-\uff5e\u4e00-\u9fa5“”]/g))
      times.set(character, (times.get(character) ?? 0) + 1);
  const sorted = [...times].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return sorted
    .slice(0, mostShort)
    .map(([character]) => character)
    .join("");
}

/** The rarest first. */
function commonWords(list: string): string {
  const found = list.split("\n").flatMap((line) => {
    const [word = "", times] = line.split(" ");
    const isWord = /^[\u4e00-\u9fa5]+$/.test(word) && word.length >= 2 && word.length <= longestCommon;
    return isWord ? [{ word, covered: Number(times) * word.length }] : [];
  });
  found.sort((a, b) => b.covered - a.covered || (a.word < b.word ? -1 : 1));
  return found
    .slice(0, commonCount)
    .reverse()
    .map(({ word }) => word)
    .join(" ");
}

const [, , listed] = process.argv;
if (listed === undefined) throw new Error("say where jieba's word list is: node bench/sync/dictionary.ts DICT");

const literal = (text: string): string => {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += lineLength)
    lines.push(`  ${JSON.stringify(text.slice(at, at + lineLength))},`);
  return lines.join("\n");
};

console.log(`/** Words and turns of news, the rarest first; made by \`bench/sync/dictionary.ts\`. Part of the wire: see there before changing any. */

const any = [
${literal(wordsOf("en"))}
].join("");

const chinese = [
${literal(wordsOf("zh"))}
].join("");

export const words = { any, chinese } as const;

/** The characters that Chinese news uses most, each one byte in \`simplified\`. */
export const oftenUsed = ${JSON.stringify(oftenUsed())};

/** Common words of Chinese, the rarest first; from the word list of jieba (MIT). */
export const commonWords = [
${literal(commonWords(readFileSync(listed, "utf8")))}
].join("");`);
