/** What a page says of itself in its head: `<meta>` tags, the first of a name wins. */
import { fold } from "../text.ts";

/** Names in lower case. */
export type Tags = ReadonlyMap<string, string>;

export function tagsOf(doc: Document): Tags {
  const tags = new Map<string, string>();
  for (const meta of doc.getElementsByTagName("meta")) {
    const content = fold(meta.getAttribute("content") ?? "");
    if (content === "") continue;
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase();
      if (name && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

/** The first of `names` that is there. */
export function firstTag(tags: Tags, names: readonly string[]): string | null {
  for (const name of names) {
    const value = tags.get(name);
    if (value !== undefined) return value;
  }
  return null;
}

export const publishedTags =
  "article:published_time article:publish_time og:article:published_time og:published_time og:release_date og:pubdate apub:time datepublished rnews:datepublished originalpublicationdate article_date_original publication_date publishdate pubdate pubtime _pubtime publish-date publish_date published_date published-date publication-date dc.date.issued dc.date.published dcterms.issued dcterms.created dcterms.date dc.date dc.date.created citation_publication_date citation_date parsely-pub-date sailthru.date weibo:article:create_at weibo:webpage:create_at bytedance:published_time bt:pubdate shareaholic:article_published_time cxenseparse:recs:publishtime cxenseparse:publishtime displaydate article.published article:created created date.created firstpublished date release_date og:time".split(
    " ",
  );
export const modifiedTags =
  "article:modified_time og:updated_time bytedance:updated_time datemodified lastmod last-modified dcterms.modified dc.date.modified dateupdate article.updated article:update_time weibo:article:update_at modified_date updated_time".split(
    " ",
  );
export const authorTags =
  "author article:author og:article:author byl byline dc.creator dcterms.creator citation_author parsely-author sailthru.author article:author_name article.author creator dc.contributor cxenseparse:author authors twitter:data1".split(
    " ",
  );
export const titleTags =
  "og:title twitter:title dc.title dcterms.title citation_title headline parsely-title sailthru.title articletitle".split(
    " ",
  );
export const siteTags =
  "og:site_name application-name twitter:site apple-mobile-web-app-title al:android:app_name".split(" ");
export const sourceTags = "source contentsource mediaid article:source og:source weibo:article:source".split(" ");
export const imageTags = "og:image:secure_url og:image og:image:url twitter:image twitter:image:src thumbnail".split(
  " ",
);
