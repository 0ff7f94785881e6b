/** Runs the passes over a draft and takes out what they find, unless it would cost too much. */
import type { RemovalReason } from "../model/article.ts";
import { type Draft, draftOf, type Pass, type Taken, without } from "./draft.ts";
import { isProse, type Line, linesOf } from "./lines.ts";
import { boxes } from "./passes/boxes.ts";
import { edges } from "./passes/edges.ts";
import { headline } from "./passes/headline.ts";
import { linkRuns } from "./passes/link-runs.ts";
import { phrases } from "./passes/phrases.ts";
import { sections } from "./passes/sections.ts";
import { signatures } from "./passes/signatures.ts";
import { teasers } from "./passes/teasers.ts";

export const passes: readonly Pass[] = [headline, boxes, teasers, sections, phrases, edges, signatures, linkRuns];

/** A pass that would take more than this share of an article is wrong about it. */
const mostOfArticle = 0.34;
/** Comments may be longer than the article, and a short article has as many crumbs as a long one: they count for less of it. */
const ofComments = 0.25;
const ofCrumbs = 0.5;

export interface Trimmed {
  readonly pass: string;
  readonly reason: RemovalReason;
  readonly line: Line;
}

/** Takes out of `root` what the passes find, pass after pass, and says what. */
export function trim(root: Element, title: string): { removed: Trimmed[]; layouts: ReadonlySet<Element> } {
  const trimmed: Trimmed[] = [];
  let draft = draftOf(root, title, linesOf(root));
  for (const pass of passes) {
    const taken = pass.find(draft);
    if (taken.length === 0 || tooMuch(taken, draft)) continue;
    for (const { line, reason } of taken) {
      trimmed.push({ pass: pass.name, reason, line });
      removeLine(line, root);
    }
    draft = without(draft, taken);
  }
  return { removed: trimmed, layouts: draft.layouts };
}

function tooMuch(taken: readonly Taken[], draft: Draft): boolean {
  let weight = 0;
  for (const { line, reason } of taken)
    weight += line.weight * (reason === "comments" ? ofComments : isProse(line) ? 1 : ofCrumbs);
  return weight > draft.weight * mostOfArticle;
}

const media = "img,picture,video,audio,iframe,table,hr,math";

function removeLine(line: Line, root: Element): void {
  for (const text of line.texts) {
    let empty: Element | null = text.parentElement;
    text.remove();
    while (
      empty !== null &&
      empty !== root &&
      (empty.textContent ?? "").trim() === "" &&
      empty.querySelector(media) === null
    ) {
      const parent: Element | null = empty.parentElement;
      empty.remove();
      empty = parent;
    }
  }
}
