/**
 * The languages of a page, learned before it is cleaned. Chinese and English are always known; of the others the built content script
 * has none until a page is in one: each is a part of its own (`scripts/languages.ts`). Elsewhere all are known from the start.
 */
import { stopWords } from "../metadata/language.ts";
import type { Language } from "./language.ts";

const later = {
  ar: () => import("./ar.ts").then(({ arabic }) => arabic),
  de: () => import("./de.ts").then(({ german }) => german),
  es: () => import("./es.ts").then(({ spanish }) => spanish),
  fr: () => import("./fr.ts").then(({ french }) => french),
  ja: () => import("./ja.ts").then(({ japanese }) => japanese),
  ko: () => import("./ko.ts").then(({ korean }) => korean),
  pt: () => import("./pt.ts").then(({ portuguese }) => portuguese),
  ru: () => import("./ru.ts").then(({ russian }) => russian),
} satisfies Record<string, () => Promise<Language>>;

export type LaterLanguage = keyof typeof later;
export const laterLanguages = Object.keys(later) as readonly LaterLanguage[];

declare global {
  /** What has been learned, by its tag; the build puts it in the place of the modules. */
  var galleyLanguages: Partial<Record<LaterLanguage, Language>> | undefined;
}

const scripts: Partial<Record<LaterLanguage, RegExp>> = {
  ar: /\p{Script=Arabic}/gu,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ko: /\p{Script=Hangul}/gu,
  ru: /\p{Script=Cyrillic}/gu,
};
/** So many letters of a script are more than the name of a language in a menu. */
const fewLetters = 20;
/** So many of a language's commonest words, and this share of all words, are more than a name or two. */
const fewWords = 12;
const leastShare = 0.03;
/** As much text as tells a language, in UTF-16 units; and what the paragraphs must have, or the page does without them. */
const sample = 20_000;
const leastParagraphs = 500;

function sampleOf(doc: Document): string {
  let text = doc.title;
  for (const paragraph of doc.querySelectorAll("p, h1, h2")) {
    text += `\n${paragraph.textContent}`;
    if (text.length > sample) return text.slice(0, sample);
  }
  return text.length < leastParagraphs ? `${text}\n${doc.body?.textContent.slice(0, sample)}` : text;
}

/** The languages among `laterLanguages` that the page says it is in, or seems to be. */
export function languagesOfPage(doc: Document): readonly LaterLanguage[] {
  const stated = [
    doc.documentElement.lang,
    ...[...doc.querySelectorAll("meta[property='og:locale' i], meta[http-equiv='content-language' i]")].map(
      (meta) => meta.getAttribute("content") ?? "",
    ),
  ].map((tag) => tag.trim().slice(0, 2).toLowerCase());
  const text = sampleOf(doc);
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  return laterLanguages.filter((language) => {
    if (stated.includes(language)) return true;
    const script = scripts[language];
    if (script) return (text.match(script)?.length ?? 0) >= fewLetters;
    const common = stopWords.find(([name]) => name === language)?.[1];
    const count = common ? (text.match(common)?.length ?? 0) : 0;
    return count >= Math.max(fewWords, words * leastShare);
  });
}

/** Learns the languages of `doc`. One that cannot be had is done without: the page is cleaned by what is known. */
export async function learnLanguages(doc: Document): Promise<void> {
  globalThis.galleyLanguages ??= {};
  const known = globalThis.galleyLanguages;
  const wanted = languagesOfPage(doc).filter((language) => !known[language]);
  const learned = await Promise.allSettled(wanted.map((language) => later[language]()));
  for (const [index, result] of learned.entries()) {
    const language = wanted[index];
    if (language && result.status === "fulfilled") known[language] = result.value;
  }
}
