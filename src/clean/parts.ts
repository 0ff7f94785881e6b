/** An article in several parts, read as one. */
import type { Article } from "../model/article.ts";
import { siteOf } from "../model/page.ts";
import { documentOf } from "./parts/document.ts";

export { documentOf } from "./parts/document.ts";

/** The longest articles of portals have some twenty parts; more than this is a list that calls itself one article. */
const mostParts = 50;

export interface FetchedPart {
  readonly bytes: ArrayBuffer;
  /** The `Content-Type` header. */
  readonly contentType: string | null;
  /** Where it came from in the end, after redirects. */
  readonly url: string;
}

export interface PartOptions {
  fetchPart(url: string, signal: AbortSignal): Promise<FetchedPart>;
  /** `cleanPage`, with the reader's rules. */
  clean(doc: Document, url: string): Article | null;
  readonly signal: AbortSignal;
  /** Told how many parts there are so far, after each. */
  progress(parts: number): void;
}

export interface Joined {
  /** All parts that could be had; `nextPage` is the one that is missing, so that joining it again goes on from there. */
  readonly article: Article;
  /** The part that could not be had, or at which it was stopped; `null`: the article is whole. */
  readonly failed: { readonly address: string; readonly why: unknown } | null;
}

/**
 * Fetches the parts that follow `first` on its own site and joins them, told apart by a rule. Each part comes once: an address or a
 * text that was there before ends the article. `first` is not changed; a fetch that fails and a signal that aborts end it too, said in `failed`.
 */
export async function joinParts(first: Article, options: PartOptions): Promise<Joined> {
  const seen = new Set([addressKey(first.url)]);
  let article = first;
  for (let parts = 1; article.nextPage !== null; parts++) {
    const address = article.nextPage;
    if (parts >= mostParts || seen.has(addressKey(address)) || !sameSite(address, first.url)) break;
    seen.add(addressKey(address));
    try {
      options.signal.throwIfAborted();
      const part = await readPart(address, first.url, options);
      options.signal.throwIfAborted();
      const moved = addressKey(part.url);
      if ((moved !== addressKey(address) && seen.has(moved)) || holds(article.text, part.text)) break;
      seen.add(moved);
      article = append(article, part, parts + 1);
    } catch (why) {
      return { article, failed: { address, why } };
    }
    options.progress(parts + 1);
  }
  return { article: { ...article, nextPage: null }, failed: null };
}

async function readPart(address: string, home: string, options: PartOptions): Promise<Article> {
  const { bytes, contentType, url } = await options.fetchPart(address, options.signal);
  if (!sameSite(url, home)) throw new Error(`the part at ${address} leads to another site: ${url}`);
  const part = options.clean(documentOf(bytes, contentType, url), url);
  if (part === null) throw new Error(`there is no article at ${url}`);
  return { ...part, url };
}

/** `article` with `part` after it. What the beginning does not say, the end may: signatures stand there. */
function append(article: Article, part: Article, number: number): Article {
  const whole = holds(part.text, article.text);
  const content = (whole ? part : article).content.cloneNode(true);
  if (!(content instanceof HTMLElement)) throw new TypeError("a clone of an element is an element");
  if (!whole) {
    const copy = content.ownerDocument.importNode(part.content, true);
    content.append(content.ownerDocument.createElement("hr"), ...copy.childNodes);
  }
  return {
    ...article,
    content,
    text: whole ? part.text : `${article.text}\n${part.text}`,
    source: article.source ?? part.source,
    authors: article.authors.length > 0 ? article.authors : part.authors,
    editors: [...new Set([...article.editors, ...part.editors])],
    published: article.published ?? part.published,
    modified: article.modified ?? part.modified,
    nextPage: part.nextPage,
    // A path in another part's document: the number before it keeps it from naming anything in the first.
    removed: [...article.removed, ...part.removed.map((one) => ({ ...one, where: `${number}:${one.where}` }))],
  };
}

/** Whether `text` has all lines of `part` in a row. */
function holds(text: string, part: string): boolean {
  return part !== "" && `\n${text}\n`.includes(`\n${part}\n`);
}

function sameSite(address: string, home: string): boolean {
  const [one, other] = [URL.parse(address), URL.parse(home)];
  return one !== null && other !== null && /^https?:$/.test(one.protocol) && siteOf(one) === siteOf(other);
}

/** An address without its fragment. */
function addressKey(address: string): string {
  return address.replace(/#.*$/, "");
}
