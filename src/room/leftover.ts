/**
 * A room that was left behind: Firefox ends the content script with the version of the extension that it is of, and its host then covers
 * a page that nobody can give back. In Chromium the old script lives on, with what was not saved, and its host stays.
 */

/** Asked of a host; a script that lives answers by preventing what is by default: that the host goes. */
const question = "galley-standing";

/** Answers for `host` as long as this script lives and `signal` has not aborted. */
export function answerFor(host: HTMLElement, signal: AbortSignal): void {
  host.addEventListener(question, (event) => event.preventDefault(), { signal });
}

/** Takes hosts like `host` away that nobody answers for. */
export function clearLeftovers(page: Document, host: HTMLElement): void {
  for (const other of [...page.documentElement.children]) {
    if (other === host || other.localName !== host.localName || other.childNodes.length > 0) continue;
    if (other.getAttribute("style") !== host.getAttribute("style")) continue;
    if (other.dispatchEvent(new CustomEvent(question, { cancelable: true }))) other.remove();
  }
}
