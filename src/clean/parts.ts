/** An article in several parts, read as one. */
import type { Article } from "../model/article.ts";
import { decode } from "./decode.ts";
import { cleanPage } from "./index.ts";
import type { CleanOptions } from "./options.ts";
import { textOf } from "./text.ts";

/** No article has more parts than this; a page that says so leads in a circle. */
export const mostParts = 50;

export interface FetchedPart {
  readonly bytes: Uint8Array;
  /** The `Content-Type` header. */
  readonly contentType: string | null;
  /** The address after redirects. */
  readonly url: string;
}

/** Gets one page; throws when it cannot. */
export type FetchPart = (url: string, signal: AbortSignal) => Promise<FetchedPart>;

export interface JoinOptions extends Pick<CleanOptions, "rules"> {
  readonly fetchPart: FetchPart;
  readonly signal: AbortSignal;
  /** Called after each part with how many there are now. */
  readonly progress?: (parts: number) => void;
  /** The addresses joined before, when a failed part is tried again. */
  readonly joined?: readonly string[];
}

export interface Joined {
  /** With all parts that came; its `nextPage` is the part that failed, or `null` at the end. */
  readonly article: Article;
  /** The addresses of the parts, the first too. */
  readonly joined: readonly string[];
  /** The part that failed, to be said and tried again; `null`: none. */
  readonly failed: { readonly url: string; readonly why: string } | null;
}

const place = (url: string) => url.split("#")[0] ?? url;

/**
 * Follows `nextPage` of `first` to the end, on its own site only, never to the same part twice, and joins what it finds with `<hr>`.
 * Stops where it is when `signal` is aborted. Never throws for a part that fails: it says which.
 */
export async function joinParts(
  first: Article,
  { fetchPart, signal, progress, rules, joined: before }: JoinOptions,
): Promise<Joined> {
  let article = first;
  const joined = [...(before ?? [place(first.url)])];
  const host = URL.parse(first.url)?.host;
  while (article.nextPage !== null && !signal.aborted && joined.length < mostParts) {
    const url = place(article.nextPage);
    if (joined.includes(url) || URL.parse(url)?.host !== host) {
      article = { ...article, nextPage: null };
      break;
    }
    const part = await onePart(url, fetchPart, signal, rules ?? []);
    if (signal.aborted) break;
    if (typeof part === "string") return { article, joined, failed: { url, why: part } };
    joined.push(url);
    article = join(article, part);
    progress?.(joined.length);
  }
  return { article, joined, failed: null };
}

async function onePart(
  url: string,
  fetchPart: FetchPart,
  signal: AbortSignal,
  rules: NonNullable<CleanOptions["rules"]>,
): Promise<Article | string> {
  try {
    const { bytes, contentType, url: landed } = await fetchPart(url, signal);
    const doc = new DOMParser().parseFromString(decode(bytes, contentType), "text/html");
    return cleanPage(doc, { url: landed, rules, anyway: true }) ?? "no article";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The last part of an article is often repeated by a site that counts past its end: what is there already is not joined again. */
function join(article: Article, part: Article): Article {
  if (part.text === "" || article.text.includes(part.text)) return { ...article, nextPage: null };
  const content = article.content.ownerDocument.importNode(article.content, true);
  const doc = content.ownerDocument;
  const known = new Set(article.text.split("\n"));
  const next = doc.importNode(part.content, true);
  // A part opens with the headline or the summary of the first one again.
  for (const block of [...next.querySelectorAll("h1,h2,p")].slice(0, 3)) {
    const text = textOf(block);
    if (known.has(text) || text === article.title) block.remove();
  }
  content.append(doc.createElement("hr"), ...next.childNodes);
  return {
    ...article,
    content,
    text: textOf(content),
    nextPage: part.nextPage,
    removed: [...article.removed],
    editors: article.editors.length > 0 ? article.editors : part.editors,
    authors: article.authors.length > 0 ? article.authors : part.authors,
  };
}
