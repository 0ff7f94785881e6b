/** What a page says of itself to machines: JSON-LD. */
import { fold } from "../text.ts";

export interface Structured {
  readonly title: string | null;
  readonly alternative: string | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly image: string | null;
  readonly language: string | null;
}

type Json = Readonly<Record<string, unknown>>;

const articleTypes = /(?:Article|BlogPosting|Report|Review|Posting|Recipe|VideoObject)$/;
const otherTypes = /^(?:WebPage|ItemPage|AboutPage|Page|CreativeWork)$/;
/** A script longer than this is no description of an article. */
const mostScript = 400_000;

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** All JSON-LD objects of the page, arrays and graphs opened. */
function objectsOf(doc: Document): Json[] {
  const objects: Json[] = [];
  const open = (value: unknown, depth: number): void => {
    if (depth > 4) return;
    if (Array.isArray(value)) for (const one of value) open(one, depth + 1);
    else if (isJson(value)) {
      objects.push(value);
      open(value["@graph"], depth + 1);
      open(value["mainEntity"], depth + 1);
      open(value["mainEntityOfPage"], depth + 1);
    }
  };
  for (const script of doc.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? "";
    if (text.length > mostScript) continue;
    open(parse(text), 0);
  }
  return objects;
}

/** Pages write JSON-LD with raw line breaks and comments; what cannot be read says nothing. */
function parse(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!\[CDATA\[|<!--|\/\*.*?\*\/)|(?:\]\]>|-->)\s*;?\s*$/gs, "");
  for (const attempt of [bare, bare.replace(/[\p{Cc}]+/gu, " ").replace(/,\s*([}\]])/g, "$1")]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Broken JSON is common on pages; the next attempt, or nothing.
    }
  }
  return null;
}

const typesOf = (json: Json): string[] => [json["@type"]].flat().filter((type) => typeof type === "string");

function text(value: unknown): string | null {
  if (typeof value === "string") return fold(decode(value)) || null;
  if (Array.isArray(value)) return text(value[0]);
  return null;
}

/** JSON-LD often carries escaped HTML; a document without a window decodes it and runs nothing. */
function decode(value: string): string {
  return value.includes("&")
    ? (new DOMParser().parseFromString(value.replace(/</g, "&lt;"), "text/html").body.textContent ?? value)
    : value;
}

function namesOf(value: unknown, all: readonly Json[]): string[] {
  return [value].flat().flatMap((one) => {
    if (typeof one === "string") return text(one) ?? [];
    if (!isJson(one)) return [];
    const own = text(one["name"]);
    if (own !== null) return own;
    const id = one["@id"];
    const referred = all.find((other) => other["@id"] === id && other["name"] !== undefined);
    return referred === undefined ? [] : (text(referred["name"]) ?? []);
  });
}

function addressOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return addressOf(value[0]);
  return isJson(value) ? addressOf(value["url"] ?? value["contentUrl"]) : null;
}

/** What the JSON-LD of `doc` says of the article; `null`: it speaks of none. */
export function structured(doc: Document): Structured | null {
  const all = objectsOf(doc);
  const article = all.find(
    (one) =>
      typesOf(one).some((type) => articleTypes.test(type)) &&
      (one["headline"] ?? one["datePublished"] ?? one["author"] ?? one["name"]) !== undefined,
  );
  const page = all.find((one) => typesOf(one).some((type) => otherTypes.test(type)));
  const best = article ?? page;
  if (best === undefined) return null;
  const pick = (name: string) => text(article?.[name]) ?? text(page?.[name]);
  return {
    title: text(article?.["headline"]) ?? text(article?.["name"]),
    alternative: text(page?.["name"]),
    authors: namesOf(article?.["author"] ?? article?.["creator"] ?? page?.["author"], all),
    editors: namesOf(article?.["editor"], all),
    published: pick("datePublished") ?? pick("uploadDate") ?? pick("dateCreated"),
    modified: pick("dateModified"),
    publisher: namesOf(best["publisher"] ?? best["sourceOrganization"], all)[0] ?? null,
    image: addressOf(best["image"]),
    language: text(best["inLanguage"]),
  };
}
