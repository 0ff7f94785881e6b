/** What the store is told of an article that is opened. */
import type { Article } from "../model/article.ts";
import { fingerprint } from "../model/fingerprint.ts";

export interface OpenedArticle extends Pick<Article, "canonicalUrl" | "title" | "source" | "authors" | "published"> {
  /** The fingerprint of its text. */
  readonly print: string;
}

/** What is told of `article`. */
export const openedArticle = ({ canonicalUrl, title, source, authors, published, text }: Article): OpenedArticle => ({
  canonicalUrl,
  title,
  source,
  authors,
  published,
  print: fingerprint(text),
});
