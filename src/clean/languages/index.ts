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

/** Decoration around a phrase that says nothing; a copyright sign before it does. */
const decorated = /[\s\p{P}\p{S}]/u;
const before = /^(?:(?![©ⓒ])[\s\p{P}\p{S}])+/u;

/** Languages by the script that their phrases are written in: a line is asked only about those of its own letters. */
const groups: readonly { readonly script: RegExp; readonly languages: readonly Language[] }[] = [
  { script: /[a-z]/i, languages: [english, german, french, spanish, portuguese] },
  { script: /[\u3040-\u30ff\u4e00-\u9fff]/, languages: [chinese, japanese] },
  { script: /[\uac00-\ud7a3]/, languages: [korean] },
  { script: /[\u0400-\u04ff]/, languages: [russian] },
  { script: /[\u0600-\u06ff]/, languages: [arabic] },
];

interface Expressions {
  /** Whether there is a reason at all: most lines have none, and are asked but once. */
  readonly any: RegExp;
  readonly each: readonly (readonly [RemovalReason, RegExp])[];
}

/** The expressions of a group and kind; made at the first use, since most pages need few. */
const expressions = new Map<string, Expressions>();

function compile(kind: Kind, group: number): Expressions {
  const key = `${kind} ${group}`;
  const known = expressions.get(key);
  if (known !== undefined) return known;
  const end = kind === "starts" || kind === "edges" ? "" : "$";
  const expressionOf = (sources: readonly string[]) =>
    new RegExp(sources.length === 0 ? "(?!)" : `^(?:${sources.join("|")})${end}`, "iu");
  const sources = removalReasons.map(
    (reason) => [reason, groups[group]?.languages.flatMap((language) => language[kind][reason] ?? []) ?? []] as const,
  );
  const made = {
    any: expressionOf(sources.flatMap(([, list]) => list)),
    each: sources.flatMap(([reason, list]) => (list.length === 0 ? [] : [[reason, expressionOf(list)] as const])),
  };
  expressions.set(key, made);
  return made;
}

/** A text without the brackets, arrows and colons around it. */
export function undecorated(text: string): string {
  let end = text.length;
  // From its end, one by one: an expression would try each space of the text.
  while (end > 0) {
    const unit = text.charCodeAt(end - 1);
    const size = unit >= 0xdc00 && unit <= 0xdfff && end > 1 ? 2 : 1;
    if (!decorated.test(text.slice(end - size, end))) break;
    end -= size;
  }
  return text.slice(0, end).replace(before, "");
}

function reasonIn(kind: Kind, group: number, bare: string): RemovalReason | null {
  const { any, each } = compile(kind, group);
  return any.test(bare) ? (each.find(([, expression]) => expression.test(bare))?.[0] ?? null) : null;
}

/** Why a line of this `undecorated` text is no part of an article: the reason of the phrase that it is or begins with; `null`: none known. */
export function phraseReason(kind: Kind, bare: string): RemovalReason | null {
  let spoken = false;
  for (const [group, { script }] of groups.entries()) {
    if (!script.test(bare)) continue;
    spoken = true;
    const reason = reasonIn(kind, group, bare);
    if (reason !== null) return reason;
  }
  if (spoken) return null;
  // Numbers and signs alone may be a phrase of any language.
  for (const group of groups.keys()) {
    const reason = reasonIn(kind, group, bare);
    if (reason !== null) return reason;
  }
  return null;
}

/** The words of all languages for one label, as one source. */
export function labelSource(name: keyof Language["labels"]): string {
  return languages.flatMap((language) => language.labels[name]).join("|");
}
