/** Before all else: what is surely not text of an article goes, what streams or hides it is opened. */
import type { RemovalReason } from "../model/article.ts";
import { pruneHidden } from "./hidden.ts";
import { machinery, type Page } from "./page.ts";
import { mendPictures } from "./pictures.ts";

/** Only the start of a pruned block is shown. */
const mostText = 4000;
const furniture =
  "dialog,nav,footer,[role=navigation],[role=dialog],[role=alertdialog],[role=menu],[role=menubar],[role=search],[role=tablist],[role=contentinfo]";
const comments =
  "#comments,#comment,#disqus_thread,#respond,#commentform,.comments-area,.comment-list,.commentlist,.comments-list,.comment-respond," +
  ".comments-section,.comment-section,.comment-body,#comments-section,[id^='comment-'],[id^='div-comment-'],[itemprop=comment]";
/** What holds more of the page's text than this is the page itself (a form in ASP.NET, a dialog that wraps all), not furniture. */
const isPage = 0.3;
/** Comments may outweigh a short article many times; only what is nearly all of a page cannot be comments. */
const isPageOfComments = 0.95;

/** Opens what a server streamed into hidden boxes (React: `<template id="B:0">`, or `P:0` within another box, waits for `<div hidden id="S:0">`). */
function openStreams(body: Element, marked: Iterable<Element>): void {
  for (const box of marked) {
    if (box.localName !== "div" || !box.id.startsWith("S:") || !box.hasAttribute("hidden")) continue;
    box.removeAttribute("hidden");
    const number = CSS.escape(box.id.slice(2));
    body.querySelector(`template[id="B:${number}"],template[id="P:${number}"]`)?.replaceWith(box);
  }
}

const lengthOf = (element: Element) => (element.textContent ?? "").length;

/** A block that was pruned, as the page has it. */
export interface Pruned {
  readonly element: Element;
  readonly reason: RemovalReason;
  readonly text: string;
}

function take(page: Page, element: Element, reason: RemovalReason, pruned: Pruned[]): void {
  const origin = page.origins.get(element);
  const text = (element.textContent ?? "").slice(0, mostText);
  if (origin !== undefined && text.trim() !== "") pruned.push({ element: origin, reason, text });
  element.remove();
}

function pruneAll(page: Page, found: readonly Element[], limit: number, reason: RemovalReason, pruned: Pruned[]): void {
  for (const element of found) {
    if (lengthOf(element) > limit || element.querySelector("h1") !== null || element.closest("blockquote") !== null)
      continue;
    take(page, element, reason, pruned);
  }
}

/** Finds furniture, comments and forms, and some that are none of it, with fewer questions. */
const anyOfThem =
  "dialog,nav,footer,form,[role],[id*=comment],#disqus_thread,#respond,[class*=comment],[itemprop=comment]";

/** Takes out of the copy what no reader reads, and says what of it had text. */
export function prune(page: Page, unwanted: readonly Element[] = []): Pruned[] {
  const { body } = page;
  const pruned: Pruned[] = [];
  for (const origin of unwanted) for (const copy of page.origins.copiesOf(origin)) take(page, copy, "rule", pruned);
  const marked = [...body.querySelectorAll("[style],[hidden]")];
  openStreams(body, marked);
  mendPictures(page);
  for (const name of machinery.split(",")) for (const element of page.origins.named(name)) element.remove();
  const others = [...body.querySelectorAll(anyOfThem)];
  for (const element of pruneHidden(page, marked)) take(page, element, "hidden", pruned);
  if (others.length === 0) return pruned;
  const length = lengthOf(body);
  const still = (selector: string) => others.filter((element) => element.matches(selector) && body.contains(element));
  pruneAll(page, still(furniture), length * isPage, "navigation", pruned);
  pruneAll(page, still(comments), length * isPageOfComments, "comments", pruned);
  for (const form of still("form")) {
    if (lengthOf(form) > length * isPage) form.replaceWith(...form.childNodes);
    else take(page, form, "widget", pruned);
  }
  return pruned;
}
