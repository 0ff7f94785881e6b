/** Before all else: what is surely not text of an article goes, what streams or hides it is opened. */
import type { Page } from "./page.ts";

const neverText =
  "script,style,link,meta,template,canvas,object,embed,applet,input,select,textarea,dialog,datalist,nav,[role=navigation]," +
  "[role=dialog],[role=alertdialog],[role=menu],[role=menubar],[role=search],[role=tablist]";
/** A form that holds more of the page's text than this is the page itself (ASP.NET), not a form. */
const formIsPage = 0.4;

/** Opens what a server streamed into hidden boxes (React: `<template id="B:0">` waits for `<div hidden id="S:0">`). */
function openStreams({ body }: Page): void {
  for (const box of body.querySelectorAll('div[hidden][id^="S:"]')) {
    box.removeAttribute("hidden");
    const hole = body.querySelector(`template[id="B:${CSS.escape(box.id.slice(2))}"]`);
    hole?.replaceWith(box);
  }
}

function pruneForms({ body }: Page, length: number): void {
  for (const form of body.querySelectorAll("form")) {
    if ((form.textContent ?? "").length > length * formIsPage) form.replaceWith(...form.childNodes);
    else form.remove();
  }
}

/** Takes out of the copy what no reader reads; gives the length of the text that is left. */
export function prune(page: Page): number {
  const { body } = page;
  openStreams(page);
  for (const element of body.querySelectorAll(neverText)) element.remove();
  for (const footer of body.querySelectorAll("footer")) if (footer.closest("blockquote") === null) footer.remove();
  const length = (body.textContent ?? "").length;
  pruneForms(page, length);
  return length;
}
