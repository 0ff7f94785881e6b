/** The cleaner that makes the clean view for this bench: Galley's own. */
import { cleanPage } from "../../src/clean/index.ts";

/** The article's content, of this document but not in it; `null` when there is none. `page` is not changed. */
export function clean(page: Document): Element | null {
  const content = cleanPage(page, { url: "http://page.invalid/" })?.content;
  return content ? document.importNode(content, true) : null;
}
