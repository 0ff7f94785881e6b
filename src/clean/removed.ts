/** The blocks of the page that are not in the article, each with its reason: the largest that hold nothing of the article. */
import type { Removal, RemovalReason } from "../model/article.ts";
import type { Main } from "./main.ts";
import { pathOf } from "./page.ts";
import { reasonOfName } from "./passes/names.ts";
import { fold } from "./text.ts";
import type { Trimmed } from "./trim.ts";

/** `Removal.text` is cut here; a list for a reader's eye holds no more blocks than this. */
const longest = 2000;
const mostBlocks = 200;

interface Block {
  readonly element: Element;
  readonly lines: string[];
  reason: RemovalReason;
  pass: string;
}

/** In the order of the page's lines; what was pruned before comes first. */
export function removedBlocks({ element: article, page, lines, pruned }: Main, trimmed: readonly Trimmed[]): Removal[] {
  const reasons = new Map(trimmed.map((one) => [one.line.texts[0], one]));
  const kept = new Set<Element>();
  const lost: { origin: Element; text: string; first: Text | undefined }[] = [];
  for (const line of lines) {
    const first = line.texts[0];
    const origin = page.origins.get(line.block);
    if (origin === undefined) continue;
    if (first === undefined || !article.contains(first)) lost.push({ origin, text: line.text, first });
    else for (let at: Element | null = origin; at !== null && !kept.has(at); at = at.parentElement) kept.add(at);
  }
  const blocks = new Map<Element, Block>();
  for (const { element, reason, text } of pruned)
    blocks.set(element, { element, lines: [text], reason, pass: "prune" });
  for (const { origin, text, first } of lost) {
    const top = highest(origin, kept);
    const known = reasons.get(first);
    const block = blocks.get(top) ?? {
      element: top,
      lines: [],
      reason: known?.reason ?? reasonOfName(top) ?? "other",
      pass: known?.pass ?? "readability",
    };
    block.lines.push(text);
    if (block.reason === "other" && known) block.reason = known.reason;
    blocks.set(top, block);
  }
  return [...blocks.values()].slice(0, mostBlocks).map(({ element, reason, pass, lines: texts }) => ({
    reason,
    pass: `${pass}/${reason}`,
    text: fold(texts.join(" ")).slice(0, longest),
    where: pathOf(element),
  }));
}

/** The highest ancestor that holds nothing of the article. */
function highest(element: Element, kept: ReadonlySet<Element>): Element {
  let at = element;
  while (at.parentElement !== null && !kept.has(at.parentElement) && at.parentElement.localName !== "body")
    at = at.parentElement;
  return at;
}
