/** The cleaner that makes the clean view for this bench. */
import { Readability } from "@mozilla/readability";

/** The article's content, not attached to a document; `null` when there is none. `page` is not changed. */
export function clean(page: Document): Element | null {
  const copy = page.cloneNode(true) as Document;
  const article = new Readability<Element>(copy, { serializer: (node) => node as Element }).parse();
  const content = article?.content;
  return content ? (document.importNode(content, true) as Element) : null;
}
