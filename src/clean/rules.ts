/** The reader's rules, applied to a page of their site. */
import { ruleSite, type SiteRule, type TextShape } from "../model/rule.ts";
import { fold } from "./text.ts";

/** Whether a text looks like the one that a rule was made of. */
export function hasShape(text: string, { begins, shortest, longest }: TextShape): boolean {
  const folded = fold(text);
  return folded.length >= shortest && folded.length <= longest && folded.startsWith(begins);
}

/** The site that a page is of, as its rules name it; "": its address is none. */
export const siteOf = (url: string): string => {
  const address = URL.parse(url);
  return address === null ? "" : ruleSite(address);
};

/** The elements of `doc` that the rules of its site mean. A selector that no longer parses means nothing. */
export function matches(
  doc: Document,
  url: string,
  rules: readonly SiteRule[],
): { keep: Element[]; remove: Element[] } {
  const found = { keep: [] as Element[], remove: [] as Element[] };
  const site = siteOf(url);
  for (const rule of rules) {
    if (!rule.on || rule.site !== site) continue;
    for (const element of select(doc, rule.selector)) {
      if (element !== doc.body && hasShape(element.textContent ?? "", rule.shape)) found[rule.action].push(element);
    }
  }
  return found;
}

function select(doc: Document, selector: string): Iterable<Element> {
  try {
    return doc.body.querySelectorAll(selector);
  } catch {
    // Rules come from files and other browsers too: one that is no selector matches nothing, as if the page had changed.
    return [];
  }
}
