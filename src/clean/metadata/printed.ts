/** What a page prints about its article above, below and at the end of it: `2026-03-19 08:16:36 来源：某报 记者 张三 编辑：李四`. */
import { labelSource } from "../languages/index.ts";
import type { Line } from "../lines.ts";
import { fold } from "../text.ts";
import { readDate, readDateOfYear, readRelativeDate } from "./dates.ts";
import { hanNames, leadingNames, splitNames } from "./people.ts";

export interface Printed {
  readonly published: string | null;
  readonly modified: string | null;
  /** From a label. */
  readonly source: string | null;
  /** A name beside the date: most likely the medium. */
  readonly beside: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
}

/** Where the article stands among the page's lines: the headline, the first and the last line of its text. */
export interface Place {
  readonly headline: number;
  readonly start: number;
  readonly end: number;
  /** For each line whether it is part of the text. */
  readonly inside: readonly boolean[];
}

/** Lines of print around an article are short. */
const longest = 240;
/** How far the lines about an article stand from it. */
const above = 14;
const below = 16;

type Label = "author" | "editor" | "staff" | "source" | "published" | "modified";
const kinds: readonly Label[] = ["editor", "modified", "published", "source", "staff", "author"];

let compiled: RegExp | null = null;

/** A label with its separator; names that are words of their own (记者, 通讯员) need but a space. */
function labels(): RegExp {
  compiled ??= new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${kinds.map((kind) => `(?<${kind}>${labelSource(kind)})`).join("|")})\\s*(?:[:：丨︱｜|]|[/／](?=\\s*\\p{Script=Han}))|` +
      "(?<signed>(?:责任编辑|责编)(?=\\s+\\p{Script=Han}{2,4}(?:\\s|$))|编辑(?=\\s+\\p{Script=Han}{2,3}(?:\\s|$)))|(?<reporter>原创(?=[:：])|作者(?=\\s+\\p{Script=Han}{2,4}(?:\\s|$))|(?:本报|本网|见习|实习|特约|南都|新京报|澎湃新闻|每经|[\\p{Script=Han}]{0,8})(?:记者|記者|通讯员|通訊員|实习生))(?=[\\s:：]|\\p{Script=Han}{2,3}(?:[）)]|$))|(?<![\\p{L}])(?<on>(?:发表|发布|發表)于(?=\\s*\\d))|(?<![\\p{L}])(?<by>(?:written|posted|article|story) by|(?<=^[\\s\\p{P}]*|[|·•—–/]\\s*|\\d,?\\s*)(?:by|von|par|por|автор))[:\\s]+(?=\\p{Lu})",
    "giu",
  );
  return compiled;
}

/** What every label has in it: a sign that no number stands before, or a letter of one of those that need none. */
const likely = /[^\d\s]\s*[:：丨︱｜|/／]|[辑编者员員生于]|(?:by|von|par|por|автор)\s/iu;

interface Found {
  readonly kind: Label | "reporter" | "by";
  readonly value: string;
}

function readLine(text: string): Found[] {
  if (!likely.test(text)) return [];
  const matches = [...text.matchAll(labels())];
  return matches.flatMap((match, index) => {
    const kind = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0];
    const value = text.slice(match.index + match[0].length, matches[index + 1]?.index ?? text.length).trim();
    return kind === undefined
      ? []
      : kind === "signed"
        ? {
            kind: "editor" as const,
            value: value.replace(/\s*(?:校对|审核|监制|制作|审校|终审|初审|复审)[\s\S]*$/u, ""),
          }
        : kind === "on"
          ? { kind: "published" as const, value }
          : isKind(kind)
            ? { kind, value }
            : [];
  });
}

function isKind(kind: string): kind is Found["kind"] {
  return kind === "reporter" || kind === "by" || kinds.some((known) => known === kind);
}

/** A label whose value is on the next line. */
const lonely = /^(?:written |posted |article |story |words )?by:?$|^authors?:?$|^作者[:：]?$/iu;

/** Reads the lines above the text and below it, and those that stand within it without being part of it. */
export function printed(lines: readonly Line[], place: Place, now: Date, american: boolean): Printed {
  const { start, end, inside } = place;
  const head = headOf(lines, place);
  const found: Found[] = head.flatMap(({ text }, index) =>
    text.length <= longest ? readLine(lonely.test(text) ? `${text} ${head[index + 1]?.text ?? ""}` : text) : [],
  );
  for (let index = start; index < Math.min(end + below, lines.length); index++) {
    const line = lines[index];
    if (line !== undefined && !head.includes(line) && inside[index] === false && line.text.length <= longest)
      found.push(...readLine(line.text));
  }
  return {
    published: publishedOf(found, head, lines.slice(Math.max(0, end - 1), end + 5), now, american),
    modified: first(found, "modified", (value) => readDate(value, american)),
    source: first(found, "source", readSource),
    beside: besideDate(head, american),
    authors: authorsOf(found, lines, end),
    editors: [...new Set(found.filter((one) => one.kind === "editor").flatMap(({ value }) => editorsOf(value)))],
  };
}

/** The lines about the headline: those under it first, then those above it, the nearest first. */
function headOf(lines: readonly Line[], { headline, start, inside }: Place): Line[] {
  const top = headline >= 0 ? headline + 1 : Math.max(0, start - above);
  const under = lines.slice(top, start + inside.slice(start, start + 4).filter(Boolean).length);
  // A standfirst may stand above the date: then the text begins with it, and what was taken out below it is about the article.
  let seen = 0;
  for (let index = start; index < start + above && seen < 2; index++) {
    const line = lines[index];
    if (inside[index] === true) seen++;
    else if (line !== undefined && !under.includes(line)) under.push(line);
  }
  if (headline < 0) under.reverse();
  return [...under, ...lines.slice(Math.max(0, headline - 3), Math.max(0, headline)).reverse()];
}

const chrome =
  /原创|原創|首发|转载|关注|订阅|举报|收藏|分享|字号|[大中小]号?|阅读|评论|来自|发布|发表|于|编辑|更新|[[【(（].*?[\]】)）]/gu;

/** `原创 南方都市报 2019-09-09 16:01:46`, `2019-09-05 11:10 游民星空[整理]`: the name beside a date, or alone between headline and date. */
function besideDate(head: readonly Line[], american: boolean): string | null {
  const dated = head.findIndex(
    (line) => line.text.length <= 60 && line.linked < 0.9 && readDate(line.text, american) !== null,
  );
  const line = head[dated];
  if (line === undefined) return null;
  const rest = line.text
    .replace(/\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?/g, "  ")
    .replace(chrome, " ");
  for (const part of [...rest.split(/\s{2,}|[|｜·]/), dated === 1 ? (head[0]?.text ?? "") : ""]) {
    const name = part.replace(/\s\d+(?=\s|$)/g, "").trim();
    if (/^(?=.*\p{Script=Han}|[A-Z])[\p{L}\p{N}·.]{2,16}$/u.test(name) && !/记者|作者|时间|日期|^[\d.]+$/u.test(name))
      return name;
  }
  return null;
}

function first<T>(found: readonly Found[], kind: Found["kind"], read: (value: string) => T | null): T | null {
  for (const one of found) {
    const value = one.kind === kind ? read(one.value) : null;
    if (value !== null) return value;
  }
  return null;
}

const revised =
  /(?:更新|updated|modified|aktualisiert|mis à jour|actualizado|обновлено|수정)\W{0,4}(?:\d|on|le|el|am|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** A labelled date, else one in a line about the headline, else one right below the text; `昨天` only where there is no other. */
function publishedOf(
  found: readonly Found[],
  head: readonly Line[],
  under: readonly Line[],
  now: Date,
  american: boolean,
): string | null {
  const labelled = first(found, "published", (value) => readDate(value.slice(0, 60), american));
  if (labelled !== null) return labelled;
  const short = head.filter((line) => line.text.length <= 120 && line.linked < 0.5);
  for (const line of [...short, ...under.filter(({ text, linked }) => text.length <= 60 && linked < 0.5)]) {
    const date = readDate(line.text, american);
    if (date !== null && !revised.test(line.text)) return date;
  }
  for (const line of short) {
    const date = line.text.length <= 40 ? readRelativeDate(line.text, now) : null;
    if (date !== null) return date;
  }
  return null;
}

/** A date without a year above the text, once the year is known. */
export function printedOfYear(lines: readonly Line[], { headline, start }: Place, year: number): string | null {
  for (const line of lines.slice(Math.max(0, headline >= 0 ? headline - 2 : start - above), start + 3)) {
    const date = line.text.length <= 80 ? readDateOfYear(line.text, year) : null;
    if (date !== null) return date;
  }
  return null;
}

const sourceEnd =
  /\s{2,}|[|｜丨（(【[]|\s(?=\d{4}[-年/.])|\s+(?=作者|记者|编辑|责任|时间|发布|浏览|阅读|点击|字号|评论|分享|我要|打印|举报|收藏|关注|字体|【|纠错|\d+\s*次)|[。；;]/u;

function readSource(value: string): string | null {
  const trimmed = value.replace(/^[\s《“"「]+/u, "");
  const name = fold(trimmed.split(sourceEnd)[0] ?? "").replace(/[》”"」\s，,]+$/u, "");
  if (
    name.length < 2 ||
    name.length > 40 ||
    /^(?:未知|网络|互联网|转载文章|不详|原创|本站|转载|其他|整理|作者|\d+)$/.test(name) ||
    readDate(name) !== null
  )
    return null;
  return name;
}

function editorsOf(value: string): string[] {
  const names = hanNames(value);
  if (names.length > 0) return names;
  const word = /^[\p{L}\p{N}_·.'’ -]{2,24}?(?=\s{2,}|[)）】\]]|$)/u.exec(value.trim());
  return word === null ? [] : splitNames(word[0]).slice(0, 3);
}

/** `（记者唐霁）`, `（张巨峰）`, `（文/图 刘玺东 易赛楠）`, `（姚峰 上海报道）` at the end of the last paragraphs. */
const closing =
  /[（(](?:[\p{Script=Han}]{0,8}(?:记者|通讯员|文[/／]图?|作者|采写)[\s:：]*)?(\p{Script=Han}{2,4}(?:[\s、]+\p{Script=Han}{2,4}){0,4}?)(?:\s+(?:文[/／]图|\p{Script=Han}{2,4}报道|报道|文))?[）)]\s*$/u;
const glued = /(?:文[/／]图|图[/／]文|文[/／])\s*((?:\p{Script=Han}{2,4}\s*){1,4})[）)]?\s*$/u;
const agency =
  /^[^。]{0,24}(?:电|讯|报道)\s*[（(](?:[\p{Script=Han}]{0,6}记者|通讯员)\s*([\p{Script=Han}·、\s]{2,24})[）)]/u;
const notPeople =
  /编辑|责编|完|图|摄|原题|原标题|来源|网$|报$|社$|资料|供稿|公司|集团|委员|大学|局$|部$|院$|省|市|县|人民|银行/;

function authorsOf(found: readonly Found[], lines: readonly Line[], end: number): string[] {
  const named = found.flatMap(({ kind, value }) => {
    if (kind === "reporter") return hanNames(value.replace(/^[\s:：]+/, ""));
    if (kind === "author" || kind === "by") {
      const han = hanNames(value);
      if (han.length > 0) return han;
      const latin = leadingNames(value);
      if (latin.length > 0 || kind === "by") return latin;
      return value.length <= 24 ? splitNames(/^[^|｜·•(（\d]{2,24}/u.exec(value)?.[0] ?? "").slice(0, 2) : [];
    }
    return [];
  });
  if (named.length > 0) return [...new Set(named)];
  for (let index = end; index >= Math.max(0, end - 3); index--) {
    const text = lines[index]?.text ?? "";
    const match = closing.exec(text) ?? glued.exec(text);
    const names = match === null || notPeople.test(match[1] ?? "") ? [] : hanNames(match[1] ?? "");
    if (names.length > 0) return names;
  }
  for (const line of lines.slice(Math.max(0, end - 60), end + 1)) {
    const match = agency.exec(line.text.slice(0, 80));
    const names = match === null ? [] : hanNames(match[1] ?? "");
    if (names.length > 0) return names;
  }
  return [];
}
