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

/** Decoration around a phrase that says nothing. */
const edge = "[\\s\\p{P}\\p{S}]*";

/** One expression a reason and kind; made at the first use, since most pages need few. */
const expressions = new Map<string, readonly (readonly [RemovalReason, RegExp])[]>();

function compile(kind: Kind): readonly (readonly [RemovalReason, RegExp])[] {
  const known = expressions.get(kind);
  if (known !== undefined) return known;
  const made = removalReasons.flatMap((reason): (readonly [RemovalReason, RegExp])[] => {
    const sources = languages.flatMap((language) => language[kind][reason] ?? []);
    if (sources.length === 0) return [];
    const source = kind === "starts" ? `^${edge}(?:${sources.join("|")})` : `^${edge}(?:${sources.join("|")})${edge}$`;
    return [[reason, new RegExp(source, "iu")]];
  });
  expressions.set(kind, made);
  return made;
}

/** Why a line of this text is no part of an article: the reason of the phrase that it is or begins with; `null`: none known. */
export function phraseReason(kind: Kind, text: string): RemovalReason | null {
  for (const [reason, expression] of compile(kind)) if (expression.test(text)) return reason;
  return null;
}

/** The words of all languages for one label, as one source. */
export function labelSource(name: keyof Language["labels"]): string {
  return languages.flatMap((language) => language.labels[name]).join("|");
}
