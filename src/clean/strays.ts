/** Pictures of adverts, share bars and codes: the passes, which go by lines of text, do not see a picture without words. */
import type { RemovalReason } from "../model/article.ts";
import type { Main } from "./main.ts";
import { reasonOfName } from "./passes/names.ts";
import type { Pruned } from "./prune.ts";

/** A box further out than this frames the page, not a picture. */
const mostDepth = 5;
/** A line of the article longer than this, in characters, makes its box one that has something to say. */
const mostText = 40;
/** What a picture says of itself. */
const noPicture =
  /^(?:广告|廣告|二维码|二維碼|扫码|掃碼|advertisement|ad|qr ?code|logo|anzeige|publicité|publicidade?|реклама|広告|광고|إعلان)$/i;
/** Why a picture in such a box is not the article's; signatures and tags have pictures of people. */
const boxes: ReadonlySet<RemovalReason> = new Set([
  "advert",
  "share",
  "app",
  "related",
  "newsletter",
  "comments",
  "navigation",
]);

interface Stray {
  /** The page's own box, or its picture where that says itself what it is. */
  readonly origin: Element;
  readonly reason: RemovalReason;
}

/** The page's elements that hold a line of the article. */
function speaking({ element, page, lines }: Main): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (const { texts, text, block } of lines) {
    if (text.length <= mostText || texts[0] === undefined || !element.contains(texts[0])) continue;
    for (let at: Element | null = page.origins.get(block) ?? null; at !== null && !found.has(at); at = at.parentElement)
      found.add(at);
  }
  return found;
}

function strayOf(image: Element, speaks: () => ReadonlySet<Element>): Stray | null {
  let found: Stray | null = noPicture.test((image.getAttribute("alt") ?? "").trim())
    ? { origin: image, reason: "picture" }
    : null;
  let at = image.parentElement;
  for (let depth = 0; at !== null && depth < mostDepth; at = at.parentElement, depth++) {
    const reason = reasonOfName(at);
    if (reason === null || !boxes.has(reason)) continue;
    if (speaks().has(at)) break;
    found = { origin: at, reason };
  }
  return found;
}

/** The file's name, which is all that there is to call a picture without words. */
const nameOf = (image: Element): string =>
  image.getAttribute("alt")?.trim() || (image.getAttribute("src") ?? "").replace(/[?#].*$/s, "").replace(/^.*\//s, "");

/** Takes such pictures out of the article, and says which boxes of the page they stood in. */
export function takeStrays(main: Main): Pruned[] {
  const taken = new Map<Element, Pruned>();
  let known: ReadonlySet<Element> | undefined;
  const speaks = () => {
    known ??= speaking(main);
    return known;
  };
  for (const image of [...main.element.getElementsByTagName("img")]) {
    const own = main.page.origins.get(image);
    const stray = own === undefined ? null : strayOf(own, speaks);
    if (stray === null) continue;
    image.remove();
    // Its words, where it has some, are lines of the page: `removedBlocks` adds them.
    const isWordless = (stray.origin.textContent ?? "").trim() === "";
    if (!taken.has(stray.origin))
      taken.set(stray.origin, {
        element: stray.origin,
        reason: stray.reason,
        text: isWordless ? nameOf(image) : "",
      });
  }
  return [...taken.values()];
}
