/** The reader's rules, made from a block of a page or of its article. */
import type { SiteRule, TextShape } from "../model/rule.ts";
import { elementAt } from "./page.ts";
import { siteOf } from "./rules.ts";
import { fold } from "./text.ts";

/** A label ends within so many characters. */
const longestLabel = 14;
/** The next page's block may be so many times shorter or longer, and this many characters more. */
const stretch = 3;
const slack = 24;
const longestSample = 60;
const mostSteps = 5;
/** An unlabelled prompt is known by its first words. */
const prompt = 40;
const promptStart = 6;

/** What a text looks like, for the next text in its place. */
export function shapeOf(text: string): TextShape {
  const folded = fold(text);
  const label = new RegExp(`^[^:：|丨]{1,${longestLabel}}[:：|丨]`).exec(folded)?.[0];
  const begins = label ?? (folded.length <= prompt ? folded.slice(0, promptStart).replace(/\d.*$/, "") : "");
  return { begins, shortest: Math.floor(folded.length / stretch), longest: folded.length * stretch + slack };
}

/** Numbers and hashes in names change with the page or the build. */
const stable = /^[a-z_][a-z_-]*\d{0,2}[a-z_-]*$/i;

function step(element: Element): string {
  if (stable.test(element.id)) return `#${CSS.escape(element.id)}`;
  const classes = [...element.classList].filter((name) => stable.test(name) && name.length <= 40).slice(0, 2);
  return element.localName + classes.map((name) => `.${CSS.escape(name)}`).join("");
}

/** A selector that finds `element` again: names up to the nearest id, its place among its kind only where nothing else tells it. */
export function selectorOf(element: Element): string {
  const steps: string[] = [];
  for (
    let at: Element | null = element;
    at !== null && at.localName !== "body" && steps.length < mostSteps;
    at = at.parentElement
  ) {
    const name = step(at);
    steps.unshift(name);
    if (name.startsWith("#")) break;
    if (name.includes(".") && element.ownerDocument.querySelectorAll(steps.join(" > ")).length === 1) break;
  }
  return steps.join(" > ");
}

const newId = (): string => crypto.getRandomValues(new Uint8Array(8)).toHex();

function ruleOf(element: Element, url: string, action: SiteRule["action"], now: number): SiteRule {
  const text = fold(element.textContent ?? "");
  return {
    id: newId(),
    site: siteOf(url),
    selector: selectorOf(element),
    shape: shapeOf(text),
    action,
    sample: text.slice(0, longestSample),
    on: true,
    created: now,
  };
}

/** A rule that keeps a block which was taken out: `where` is its `Removal.where`. `null`: the page has changed. */
export function keepRule(doc: Document, where: string, url: string, now: number): SiteRule | null {
  const element = elementAt(doc, where);
  return element === null || element === doc.body || element === doc.documentElement
    ? null
    : ruleOf(element, url, "keep", now);
}

/** A rule that takes a block of the clean content out: `block` is the one in the article. `null`: it is not found in the page. */
export function removeRule(doc: Document, block: Element, url: string, now: number): SiteRule | null {
  const element = originOf(doc, block);
  return element === null ? null : ruleOf(element, url, "remove", now);
}

/** The page's element with the text, or the picture, of a block of the article: the smallest one. */
function originOf(doc: Document, block: Element): Element | null {
  const text = fold(block.textContent ?? "");
  const picture = text === "" ? (block.matches("img") ? block : block.querySelector("img"))?.getAttribute("src") : null;
  if (text === "" && !picture) return null;
  let found: Element | null = null;
  for (const element of doc.body.querySelectorAll(picture ? "img" : "*")) {
    if (picture) {
      const sources = [...element.attributes].map(({ value }) => URL.parse(value, doc.baseURI)?.href);
      if (sources.includes(picture)) return element;
    } else if (
      (element.textContent ?? "").length >= text.length &&
      (element.textContent ?? "").length < text.length * 4 + 200 &&
      fold(element.textContent ?? "") === text
    )
      found = element;
  }
  return found;
}
