/** Cards that lead to other articles, after the text: a picture, a linked headline, a line or two. */
import type { Draft, Pass, Taken } from "../draft.ts";
import { isProse, type Line } from "../lines.ts";

/** Fewer of a kind may be the article's own. */
const leastCards = 3;
/** A card says no more than this. */
const mostWeight = 700;
const mostProse = 2;
/** A headline says more than this, a date or a section's name less. */
const leastHeadline = 24;
const mostHeading = 120;
/** A headline is a link when this share of it is. */
const leadsAway = 0.75;
/** A link to a place in the page opens a fold: that is the page's own. */
const away = 'a[href]:not([href^="#"],[href^="javascript:" i])';
/** How far above its headline a card may end. */
const mostDepth = 6;
const cardName = /(?:^|[\s_-])(?:card|teaser|tile|item|post|story|entry|article|hentry|news|promo|slide)(?:$|[\s_-])/i;
const sources = /reference|source|bibliograph|footnote|参考|文献|来源|quelle|fuente|fonte|источник|المصادر|参照|출처/iu;

export const teasers: Pass = {
  name: "teasers",
  why: "Other articles stand below as cards, with sentences of their own that look like prose.",
  find(draft) {
    const cards = cardsOf(draft);
    if (cards.size === 0) return [];
    const inCards = (line: Line) => [...cards].some((card) => card.contains(line.block));
    const carded = draft.lines.map(inCards);
    const last = draft.lines.findLastIndex((line, index) => carded[index] !== true && isProse(line));
    let from = carded.indexOf(true, last + 1);
    if (last < 0 || from < 0) return [];
    const above = draft.lines[from - 1];
    if (above !== undefined && above.weight <= mostHeading && sources.test(above.text)) return [];
    if (above !== undefined && from - 1 > last && above.weight <= mostHeading) from--;
    return draft.lines.slice(from).map((line): Taken => ({ line, reason: "related" }));
  },
};

/** Boxes of the same name side by side, each of them beginning with a linked headline. */
function cardsOf({ lines, root, first }: Draft): Set<Element> {
  const kinds = new Map<Element, Map<string, Set<Element>>>();
  for (const line of lines.slice(first + 1)) {
    if (line.linked < leadsAway || line.weight < leastHeadline || isProse(line)) continue;
    if (line.texts[0]?.parentElement?.closest(away) === null) continue;
    let at: Element | null = line.block;
    for (let depth = 0; at !== null && at !== root && depth < mostDepth; at = at.parentElement, depth++) {
      if (at.localName !== "article" && !cardName.test(at.getAttribute("class") ?? "")) continue;
      const parent = at.parentElement;
      if (parent === null || parent.childElementCount < leastCards) continue;
      const kind = `${at.localName} ${at.classList[0] ?? ""}`;
      const kindsHere = kinds.get(parent) ?? new Map<string, Set<Element>>();
      kinds.set(parent, kindsHere.set(kind, (kindsHere.get(kind) ?? new Set()).add(at)));
    }
  }
  const groups = [...kinds.values()].flatMap((one) => [...one.values()]).filter((cards) => cards.size >= leastCards);
  if (groups.length === 0) return new Set();
  return new Set(groups.flatMap((cards) => ([...cards].every((card) => isCard(card, lines)) ? [...cards] : [])));
}

function isCard(card: Element, lines: readonly Line[]): boolean {
  const own = lines.filter(({ block }) => card.contains(block));
  let weight = 0;
  for (const line of own) weight += line.weight;
  const headline = own.find((line) => line.weight >= leastHeadline);
  return (
    weight <= mostWeight &&
    own.filter(isProse).length <= mostProse &&
    headline !== undefined &&
    headline.linked >= leadsAway
  );
}
