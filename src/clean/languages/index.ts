/** All languages at once: a page is not asked which one it is in, since phrases of one mean nothing in another. */
import { type RemovalReason, removalReasons } from "../../model/article.ts";
import { arabic } from "./ar.ts";
import { beginnings } from "./beginnings.ts";
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

interface Phrase {
  readonly reason: RemovalReason;
  readonly source: string;
  readonly begins: string | null;
}

/** What a line is asked of its first character's phrases. */
interface Asked {
  readonly phrases: readonly Phrase[];
  /** Whether there is a reason at all: most lines have none, and are asked but once. */
  readonly any: RegExp | null;
  /** Which it is; made when there is one. */
  each: readonly (readonly [RemovalReason, RegExp])[] | null;
}

/** The phrases of a group and kind; gathered at the first use, since most pages need few. */
interface Table {
  readonly end: string;
  readonly phrases: readonly Phrase[];
  /** Asked of all lines: whether it is a phrase that may begin with anything. */
  readonly open: RegExp | null;
  /** By first character. One expression of hundreds of phrases takes tens of milliseconds before its first answer. */
  readonly made: Map<string, Asked>;
}

const tables = new Map<string, Table>();

const anyOf = (phrases: readonly Phrase[], end: string): RegExp | null =>
  phrases.length === 0 ? null : new RegExp(`^(?:${phrases.map(({ source }) => source).join("|")})${end}`, "iu");

function tableOf(kind: Kind, group: number): Table {
  const key = `${kind} ${group}`;
  let table = tables.get(key);
  if (table === undefined) {
    const end = kind === "starts" || kind === "edges" ? "" : "$";
    const phrases = removalReasons.flatMap((reason) =>
      (groups[group]?.languages ?? []).flatMap((language) =>
        (language[kind][reason] ?? []).map((source) => ({ reason, source, begins: beginnings(source) })),
      ),
    );
    const open = phrases.filter(({ begins }) => begins === null);
    table = { end, phrases, open: anyOf(open, end), made: new Map() };
    tables.set(key, table);
  }
  return table;
}

function askedOf({ phrases, end, made }: Table, letter: string): Asked {
  let asked = made.get(letter);
  if (asked === undefined) {
    const own = phrases.filter(({ begins }) => letter !== "" && begins?.includes(letter));
    asked = { phrases: own, any: anyOf(own, end), each: null };
    made.set(letter, asked);
  }
  return asked;
}

/** A Latin or Chinese letter, as nearly all texts begin and end. */
const isPlain = (unit: number) =>
  (unit >= 0x4e00 && unit <= 0x9fff) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);

/** A text without the brackets, arrows and colons around it. */
export function undecorated(text: string): string {
  let end = text.length;
  // From its end, one by one: an expression would try each space of the text.
  while (end > 0) {
    const unit = text.charCodeAt(end - 1);
    if (isPlain(unit)) break;
    const size = unit >= 0xdc00 && unit <= 0xdfff && end > 1 ? 2 : 1;
    if (!decorated.test(text.slice(end - size, end))) break;
    end -= size;
  }
  const cut = text.slice(0, end);
  return isPlain(text.charCodeAt(0)) ? cut : cut.replace(before, "");
}

function reasonIn(kind: Kind, group: number, bare: string): RemovalReason | null {
  const table = tableOf(kind, group);
  const asked = askedOf(table, bare.charAt(0).toLowerCase());
  if (asked.any?.test(bare) !== true && table.open?.test(bare) !== true) return null;
  asked.each ??= removalReasons.flatMap((reason) => {
    const expression = anyOf(
      table.phrases.filter((one) => one.reason === reason && (one.begins === null || asked.phrases.includes(one))),
      table.end,
    );
    return expression === null ? [] : [[reason, expression] as const];
  });
  return asked.each.find(([, expression]) => expression.test(bare))?.[0] ?? null;
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
