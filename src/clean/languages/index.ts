/** All languages at once: a page is not asked which one it is in, since phrases of one mean nothing in another. */
import { type RemovalReason, removalReasons } from "../../model/article.ts";
import { arabic } from "./ar.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { japanese } from "./ja.ts";
import { korean } from "./ko.ts";
import type { Language } from "./language.ts";
import { portuguese } from "./pt.ts";
import { russian } from "./ru.ts";
import { chinese } from "./zh.ts";

export const languages: readonly Language[] = [
  chinese,
  english,
  japanese,
  korean,
  german,
  french,
  spanish,
  portuguese,
  russian,
  arabic,
];

type Kind = "lines" | "starts" | "headings" | "edges";

/** Decoration around a phrase that says nothing; a copyright sign does. */
const decoration = /^(?:(?![©ⓒ])[\s\p{P}\p{S}])+|[\s\p{P}\p{S}]+$/gu;

/** Languages by the script that their phrases are written in: a line is asked only about those of its own letters. */
const groups: readonly { readonly script: RegExp; readonly languages: readonly Language[] }[] = [
  { script: /[a-z]/i, languages: [english, german, french, spanish, portuguese] },
  { script: /[\u3040-\u30ff\u4e00-\u9fff]/, languages: [chinese, japanese] },
  { script: /[\uac00-\ud7a3]/, languages: [korean] },
  { script: /[\u0400-\u04ff]/, languages: [russian] },
  { script: /[\u0600-\u06ff]/, languages: [arabic] },
];

type Expressions = readonly (readonly [RemovalReason, RegExp])[];

/** One expression a group, kind and reason; made at the first use, since most pages need few. */
const expressions = new Map<string, Expressions>();

function compile(kind: Kind, group: number): Expressions {
  const key = `${kind} ${group}`;
  const known = expressions.get(key);
  if (known !== undefined) return known;
  const made = removalReasons.flatMap((reason): (readonly [RemovalReason, RegExp])[] => {
    const sources = groups[group]?.languages.flatMap((language) => language[kind][reason] ?? []) ?? [];
    if (sources.length === 0) return [];
    return [[reason, new RegExp(`^(?:${sources.join("|")})${kind === "starts" || kind === "edges" ? "" : "$"}`, "iu")]];
  });
  expressions.set(key, made);
  return made;
}

/** A text without the brackets, arrows and colons around it. */
export function undecorated(text: string): string {
  return text.replace(decoration, "");
}

/** Why a line of this `undecorated` text is no part of an article: the reason of the phrase that it is or begins with; `null`: none known. */
export function phraseReason(kind: Kind, bare: string): RemovalReason | null {
  const spoken = groups.flatMap(({ script }, group) => (script.test(bare) ? [group] : []));
  // Numbers and signs alone may be a phrase of any language.
  for (const group of spoken.length > 0 ? spoken : groups.keys())
    for (const [reason, expression] of compile(kind, group)) if (expression.test(bare)) return reason;
  return null;
}

/** The words of all languages for one label, as one source. */
export function labelSource(name: keyof Language["labels"]): string {
  return languages.flatMap((language) => language.labels[name]).join("|");
}
