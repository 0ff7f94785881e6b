/** The language of a text: its script first, the page's tag where it does not lie. */

const scripts: readonly (readonly [string, RegExp])[] = [
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu],
  ["hangul", /\p{Script=Hangul}+/gu],
  ["han", /\p{Script=Han}+/gu],
  ["arabic", /\p{Script=Arabic}+/gu],
  ["cyrillic", /\p{Script=Cyrillic}+/gu],
  ["hebrew", /\p{Script=Hebrew}+/gu],
  ["thai", /\p{Script=Thai}+/gu],
  ["greek", /\p{Script=Greek}+/gu],
  ["devanagari", /\p{Script=Devanagari}+/gu],
  ["latin", /\p{Script=Latin}+/gu],
];
/** The languages that a script may stand for; the first is the guess where the page says nothing. */
const languagesOf: Readonly<Record<string, readonly string[]>> = {
  kana: ["ja"],
  hangul: ["ko"],
  han: ["zh"],
  arabic: ["ar", "fa", "ur", "ps", "ug", "ckb"],
  cyrillic: ["ru", "uk", "bg", "sr", "be", "kk", "mk", "mn", "ky", "tg"],
  hebrew: ["he", "yi"],
  thai: ["th"],
  greek: ["el"],
  devanagari: ["hi", "mr", "ne"],
};
/** The commonest words of languages in Latin letters, by their tags. */
export const stopWords: readonly (readonly [string, RegExp])[] = [
  ["en", /\b(?:the|and|of|is|that|with|for|was)\b/gi],
  ["de", /\b(?:der|die|und|das|nicht|mit|ist|den|ein)\b/gi],
  ["fr", /\b(?:les?|des|et|dans|est|une|pour|que|qui)\b/gi],
  ["es", /\b(?:el|los|las|que|del|por|una|con|para|es)\b/gi],
  ["pt", /\b(?:os|que|não|uma|com|para|dos|em|são|ao)\b/gi],
  ["it", /\b(?:il|che|gli|della|per|non|una|sono|nel)\b/gi],
  ["nl", /\b(?:het|een|van|en|niet|dat|zijn|voor)\b/gi],
];
const traditional = "們這國說對會來時為過後門東車長書見發經濟導報";
const either = new RegExp(`[们这国说对会来时为过后门东车长书见发经济导报${traditional}]`, "g");
const rightToLeft = /^(?:ar|fa|he|ur|ug|ps|yi|ckb|dv)\b/;
/** The start of a text is enough to know its script. */
const sample = 3000;

const count = (text: string, expression: RegExp) => text.match(expression)?.length ?? 0;

/** Most letters of most texts, and what stands between them, are told by their numbers; what is left is asked for by script. */
const plainLatin = /[a-z]+/gi;
const plainHan = /[\u4e00-\u9fff]+/g;
const rest = /[\s!-~\u2000-\u206f\u3000-\u3004\u3008-\u3020\u4e00-\u9fff\uff01-\uff20]+/g;

/** Letters of a script, in UTF-16 units. Runs are matched: a match for each letter costs more than all else that is asked of a text. */
function letters(text: string, expression: RegExp): number {
  let length = 0;
  for (const run of text.match(expression) ?? []) length += run.length;
  return length;
}

/** How many letters of each script there are. */
function countScripts(text: string): Map<string, number> {
  const others = text.replace(rest, "");
  const counts = new Map(scripts.map(([name, expression]) => [name, others === "" ? 0 : letters(others, expression)]));
  counts.set("latin", (counts.get("latin") ?? 0) + letters(text, plainLatin));
  counts.set("han", (counts.get("han") ?? 0) + letters(text, plainHan));
  return counts;
}

/** BCP 47; `null`: there are too few letters. `stated`: what the page says, the most trusted first. */
export function languageOf(text: string, stated: readonly (string | null)[]): string | null {
  const start = text.slice(0, sample);
  const counts = [...countScripts(start)].map(
    ([name, letters]) => [name, letters * (name === "kana" ? 4 : name === "han" || name === "hangul" ? 3 : 1)] as const,
  );
  const [script, most] = counts.reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
  const tags = stated.flatMap((tag) =>
    tag !== null && /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(tag.trim()) ? tag.trim().replace(/_/g, "-") : [],
  );
  if (most < 20) return tags[0] ?? null;
  if (script === "latin") return latin(start, tags);
  const possible = languagesOf[script] ?? [];
  const tag =
    tags.find((one) => possible.includes(one.slice(0, 2).toLowerCase()) && one.length > 2) ??
    tags.find((one) => possible.includes(one.toLowerCase()));
  if (script === "han")
    return tag !== undefined && tag.length > 2 && !/^zh-(?:cn|hans)/i.test(tag) ? tag : chinese(start, tag);
  return tag ?? possible[0] ?? null;
}

function chinese(text: string, tag: string | undefined): string {
  const letters = text.match(either) ?? [];
  const old = letters.filter((letter) => traditional.includes(letter)).length;
  if (old > (letters.length - old) * 1.2) return "zh-Hant";
  return tag ?? "zh-Hans";
}

function latin(text: string, tags: readonly string[]): string | null {
  const counts = stopWords.map(([name, expression]) => [name, count(text, expression)] as const);
  const [name, most] = counts.reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
  const agreeing = tags.find((tag) => tag.toLowerCase().startsWith(name));
  if (agreeing !== undefined) return agreeing;
  const other = tags.find(
    (tag) => !Object.values(languagesOf).some((list) => list.includes(tag.slice(0, 2).toLowerCase())),
  );
  const known = stopWords.some(([code]) => other?.toLowerCase().startsWith(code));
  // A tag that we have no words of (Polish, Turkish) is believed unless the text is plainly something else.
  if (other !== undefined && (!known || most < 8)) return other;
  return most >= 8 ? name : (other ?? null);
}

/** The direction that a language is written in. */
export function directionOf(language: string | null): "ltr" | "rtl" {
  return language !== null && rightToLeft.test(language.toLowerCase()) ? "rtl" : "ltr";
}
