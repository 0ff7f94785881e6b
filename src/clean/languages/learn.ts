/**
 * The languages of a page, learned before it is cleaned. The built content script knows none until a page is in one: each is a part of
 * its own (`scripts/languages.ts`). Elsewhere all are known from the start.
 */
import { stopWords } from "../metadata/language.ts";
import type { Language } from "./language.ts";

const later = {
  ar: () => import("./ar.ts").then(({ arabic }) => arabic),
  de: () => import("./de.ts").then(({ german }) => german),
  en: () => import("./en.ts").then(({ english }) => english),
  es: () => import("./es.ts").then(({ spanish }) => spanish),
  fr: () => import("./fr.ts").then(({ french }) => french),
  ja: () => import("./ja.ts").then(({ japanese }) => japanese),
  ko: () => import("./ko.ts").then(({ korean }) => korean),
  pt: () => import("./pt.ts").then(({ portuguese }) => portuguese),
  ru: () => import("./ru.ts").then(({ russian }) => russian),
  zh: () => import("./zh.ts").then(({ chinese }) => chinese),
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
  zh: /\p{Script=Han}/gu,
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
  if (text.length >= leastParagraphs) return text;
  // Scripts in the body may be longer than the sample; what is shown has none of them, but nothing may be shown yet.
  return `${text}\n${(doc.body?.innerText || doc.body?.textContent)?.slice(0, sample)}`;
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
  const count = (expression: RegExp | undefined): number => (expression ? (text.match(expression)?.length ?? 0) : 0);
  const words = count(/\p{L}+/gu);
  const found = laterLanguages.filter((language) => {
    if (stated.includes(language)) return true;
    const letters = count(scripts[language]);
    // Japanese has Chinese letters too, but more of its own.
    if (language === "zh") return letters >= fewLetters && letters > count(scripts.ja);
    if (scripts[language]) return letters >= fewLetters;
    return count(stopWords.find(([name]) => name === language)?.[1]) >= Math.max(fewWords, words * leastShare);
  });
  // Pages of most languages have their buttons and lists in English here and there, Chinese ones have not.
  return found.includes("zh") || found.includes("en") ? found : [...found, "en"];
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
