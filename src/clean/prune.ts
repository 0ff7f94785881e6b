/** Before all else: what is surely not text of an article goes, what streams or hides it is opened. */
import type { Page } from "./page.ts";

const machinery = "script,style,link,meta,template,canvas,object,embed,applet,input,select,textarea,datalist";
const furniture =
  "dialog,nav,footer,[role=navigation],[role=dialog],[role=alertdialog],[role=menu],[role=menubar],[role=search],[role=tablist],[role=contentinfo]";
const comments =
  "#comments,#comment,#disqus_thread,#respond,#commentform,.comments-area,.comment-list,.commentlist,.comments-list,.comment-respond," +
  ".comments-section,.comment-section,.comment-body,#comments-section,[id^='comment-'],[id^='div-comment-'],[itemprop=comment]";
/** What holds more of the page's text than this is the page itself (a form in ASP.NET, a dialog that wraps all), not furniture. */
const isPage = 0.3;
/** Comments may outweigh a short article many times; only what is nearly all of a page cannot be comments. */
const isPageOfComments = 0.95;

/** Opens what a server streamed into hidden boxes (React: `<template id="B:0">` waits for `<div hidden id="S:0">`). */
function openStreams(body: Element): void {
  for (const box of body.querySelectorAll('div[hidden][id^="S:"]')) {
    box.removeAttribute("hidden");
    body.querySelector(`template[id="B:${CSS.escape(box.id.slice(2))}"]`)?.replaceWith(box);
  }
}

const lengthOf = (element: Element) => (element.textContent ?? "").length;

function pruneAll(body: Element, selector: string, limit: number): void {
  for (const element of body.querySelectorAll(selector)) {
    if (lengthOf(element) > limit || element.querySelector("h1") !== null || element.closest("blockquote") !== null)
      continue;
    element.remove();
  }
}

/** Takes out of the copy what no reader reads. */
export function prune({ body }: Page): void {
  openStreams(body);
  for (const element of body.querySelectorAll(machinery)) element.remove();
  const length = lengthOf(body);
  pruneAll(body, furniture, length * isPage);
  pruneAll(body, comments, length * isPageOfComments);
  for (const form of body.querySelectorAll("form")) {
    if (lengthOf(form) > length * isPage) form.replaceWith(...form.childNodes);
    else form.remove();
  }
}
