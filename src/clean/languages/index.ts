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

type Kind = "lines" | "starts" | "headings";

/** Decoration around a phrase that says nothing; a copyright sign does. */
const decoration = /^(?:(?![©ⓒ])[\s\p{P}\p{S}])+|[\s\p{P}\p{S}]+$/gu;

/** One expression a reason and kind; made at the first use, since most pages need few. */
const expressions = new Map<string, readonly (readonly [RemovalReason, RegExp])[]>();

function compile(kind: Kind): readonly (readonly [RemovalReason, RegExp])[] {
  const known = expressions.get(kind);
  if (known !== undefined) return known;
  const made = removalReasons.flatMap((reason): (readonly [RemovalReason, RegExp])[] => {
    const sources = languages.flatMap((language) => language[kind][reason] ?? []);
    if (sources.length === 0) return [];
    return [[reason, new RegExp(`^(?:${sources.join("|")})${kind === "starts" ? "" : "$"}`, "iu")]];
  });
  expressions.set(kind, made);
  return made;
}

/** A text without the brackets, arrows and colons around it. */
export function undecorated(text: string): string {
  return text.replace(decoration, "");
}

/** Why a line of this `undecorated` text is no part of an article: the reason of the phrase that it is or begins with; `null`: none known. */
export function phraseReason(kind: Kind, bare: string): RemovalReason | null {
  for (const [reason, expression] of compile(kind)) if (expression.test(bare)) return reason;
  return null;
}

/** The words of all languages for one label, as one source. */
export function labelSource(name: keyof Language["labels"]): string {
  return languages.flatMap((language) => language.labels[name]).join("|");
}
