/** Puts blocks that the reader wants back into the article, where they stood in the page. */
import type { Line } from "./lines.ts";
import type { Main } from "./main.ts";
import { machinery } from "./page.ts";
import { blockNames } from "./text.ts";

/** `wanted`: elements of the page. What the article holds already stays as it is. */
export function putBack({ element: article, page, lines }: Main, wanted: readonly Element[]): void {
  if (wanted.length === 0) return;
  const kept = lines.filter(({ texts }) => texts[0] !== undefined && article.contains(texts[0]));
  for (const origin of wanted) {
    const inside = (line: (typeof kept)[number]) => {
      const block = page.origins.get(line.block);
      return block !== undefined && origin.contains(block);
    };
    if (kept.some(inside)) continue;
    const copy = page.copy.importNode(origin, true);
    for (const part of copy.querySelectorAll(machinery)) part.remove();
    const next = kept.find((line) => {
      const block = page.origins.get(line.block);
      return block !== undefined && (origin.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    });
    if (next === undefined) article.append(copy);
    else topOf(next, article).before(copy);
  }
}

/** The block that a line stands in now: Readability may have put another in the place of the one that it was read from. */
export function blockIn({ texts }: Line): Element | null {
  let at = texts[0]?.parentElement ?? null;
  while (at !== null && !blockNames.has(at.nodeName)) at = at.parentElement;
  return at;
}

/** The block of a line of the article, or the paragraph-like ancestor that another block may stand before. */
export function topOf(line: Line, article: Element): Element {
  const block = blockIn(line) ?? line.block;
  const list = block.closest("ul,ol,table,dl,figure,blockquote,p");
  return list !== null && list !== article && article.contains(list)
    ? list
    : block === article
      ? (article.firstElementChild ?? block)
      : block;
}
