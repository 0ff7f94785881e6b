/** Puts blocks that the reader wants back into the article, where they stood in the page. */
import type { Main } from "./main.ts";
import { machinery } from "./prune.ts";

/** `wanted`: elements of the page. What the article holds already stays as it is. */
export function putBack({ element: article, page, lines }: Main, wanted: readonly Element[]): void {
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
    else topOf(next.block, article).before(copy);
  }
}

/** The block itself, or the paragraph-like ancestor that another block may stand before. */
function topOf(block: Element, article: Element): Element {
  const list = block.closest("ul,ol,table,dl,figure,blockquote,p");
  return list !== null && list !== article && article.contains(list)
    ? list
    : block === article
      ? (article.firstElementChild ?? block)
      : block;
}
