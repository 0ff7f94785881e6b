/** Mozilla Readability with what it lacks for Chinese, Japanese and Korean. */
import { Readability } from "@mozilla/readability";

/** Chinese says in 180 characters what English says in 500. */
const enoughInHan = 180;
const enoughElsewhere = 500;

const commas = /[,،﹐︐︑⹁⸴⸲，、；]/g;
const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}]+/gu;

class Reader extends Readability<HTMLElement | null> {
  /** Readability counts Latin commas only, so the tests that prose escapes ran on every Chinese block. */
  _getCharCount(element: Element, separator = ","): number {
    if (separator !== ",") return (element.textContent ?? "").split(separator).length - 1;
    return (element.textContent ?? "").match(commas)?.length ?? 0;
  }

  /** Readability splits at `\W`, which leaves nothing of a Chinese title. */
  _textSimilarity(a: string, b: string): number {
    const known = new Set(a.toLowerCase().match(words) ?? []);
    const tokens = b.toLowerCase().match(words) ?? [];
    if (known.size === 0 || tokens.length === 0) return 0;
    const length = (list: string[]) => list.join(" ").length;
    return 1 - length(tokens.filter((token) => !known.has(token))) / length(tokens);
  }
}

/** The main content of `page`, a document of our own that is changed; `null` when there is none. */
export function readable(page: Document, han: boolean): HTMLElement | null {
  const reader = new Reader(page, {
    charThreshold: han ? enoughInHan : enoughElsewhere,
    disableJSONLD: true,
    keepClasses: true,
    serializer: asElement,
  });
  return reader.parse()?.content ?? null;
}

function asElement(node: Node): HTMLElement | null {
  // Not `instanceof`: the node may come from another frame's realm.
  const document = node.ownerDocument;
  if (document === null) return null;
  const holder = document.createElement("div");
  holder.append(node);
  return holder;
}
