/**
 * The sealed room's walls: a host in the page's top layer whose closed shadow root holds nothing but frames.
 *
 * What the reader reads and writes stands in a script-less frame of its own, between two opaque guards: the page sees no frame, no
 * key, no selection and no text of it (why each part is needed: the attacks in `tests/e2e/sealed.e2e.ts`).
 */

import { watchEscape } from "./escape.ts";
import { answerFor, clearLeftovers } from "./leftover.ts";

export interface Walls {
  /** The frame's document: empty, ready to be drawn in. */
  readonly room: Document;
  /** The frame's window, as the browser's own classes (`CSSStyleSheet`, `Highlight`) must be made with it. */
  readonly view: Window & typeof globalThis;
  /** Whether the page left the host where it was put. */
  isStanding(): boolean;
  /** One more sealed frame in the same host, over the page and not shown yet. */
  annex(title: string): Promise<Annex>;
  /** An empty box in the same host, over the page; it may hold nothing that could be read. */
  mark(): HTMLElement;
  /** Takes it all down and gives focus back to where it was. */
  close(): void;
}

/** A small frame beside the room, as sealed as the room is. */
export interface Annex {
  readonly room: Document;
  readonly view: Window & typeof globalThis;
  /** What is shown and hidden (`showPopover`) and placed; the frame fills it. */
  readonly box: HTMLElement;
}

export interface WallsOptions {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** `page` covers the page; `corner` is a notice and `panel` a column at the side, which leave the page usable. */
  readonly shape: "page" | "corner" | "panel";
  /** Called when the browser asks to close (Esc, the back gesture). */
  readonly onCancel: () => void;
}

/** The hosts that stand: the one element each that a page gets. */
const hosts = new WeakSet<object>();

/** Whether an event's target is a host: what was pressed in it is told by its frames. */
export const isHost = (target: EventTarget | null): boolean => target !== null && hosts.has(target);
const hostStyle =
  "all: initial !important; user-select: none !important; -webkit-user-select: none !important; display: contents !important;";
const bare = "user-select: none; margin: 0; padding: 0; border: 0; overflow: hidden; color-scheme: light dark;";
const paper = "background: light-dark(#fbfaf6, #191816);";
const shapes = {
  page: "position: fixed; inset: 0; width: 100vw; height: 100vh; height: 100dvh; max-width: none; max-height: none;",
  corner:
    "position: fixed; inset: 12px 12px auto auto; width: min(380px, calc(100vw - 24px)); height: 132px; border-radius: 8px; box-shadow: 0 6px 24px #0003;",
  panel: "",
};

/** In pixels: the panel's width, the page's width below which it is a sheet at the foot, and the sheet's share of the height. */
const panelWidth = 300;
const sheetBelow = 700;
const sheetHeight = "44dvh";

/** The panel's own place; a sheet, since only that can ask how wide the page is. */
const panelPlace = (side: Side): string => `
  .panel { position: fixed; inset: 0; ${side === "right" ? "left" : "right"}: auto; width: ${panelWidth}px; height: 100%; border: 0; border-${side === "right" ? "left" : "right"}: 1px solid light-dark(#e6e1d6, #2e2b27); box-sizing: border-box; }
  @media (width < ${sheetBelow}px) { .panel { inset: auto 0 0; width: 100%; height: ${sheetHeight}; border-width: 1px 0 0; border-top: 1px solid light-dark(#e6e1d6, #2e2b27); } }
`;

/** The page steps aside, so that the panel covers no words. */
const pageBeside = (side: Side): string => `
  html { margin-${side}: ${panelWidth}px !important; width: auto !important; }
  @media (width < ${sheetBelow}px) { html { margin-${side}: 0 !important; padding-bottom: ${sheetHeight} !important; } }
`;

type Side = "left" | "right";

function guardIn(document: Document): HTMLIFrameElement {
  const guard = document.createElement("iframe");
  guard.setAttribute("sandbox", "");
  guard.srcdoc = "";
  guard.tabIndex = -1;
  guard.ariaHidden = "true";
  // Not `display: none`: Firefox's `window.find` must come to it to be stopped by its opaque origin.
  guard.style.cssText = "position: fixed; width: 0; height: 0; border: 0; visibility: hidden;";
  return guard;
}

/** The frame that the room stands in; `srcdoc` is a fixed text, so nothing of the page or the reader passes through a parser. */
function frameIn(document: Document, title: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.srcdoc =
    '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body></body></html>';
  frame.title = title;
  frame.style.cssText =
    "display: block; width: 100%; height: 100%; border: 0; color-scheme: light dark; background: transparent;";
  return frame;
}

/** Puts rules on the page and returns the way back. A constructed sheet: it leaves every node and attribute of the page as it is, under any CSP. */
export function dressPage(page: Document, css: string): () => void {
  const view = page.defaultView;
  if (!view) return () => undefined;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  return () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

function loaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => frame.addEventListener("load", () => resolve(), { once: true }));
}

/** A box of the top layer that leaves the page usable: a popover that only we open and close. */
function popover(page: Document, style: string): HTMLElement {
  const box = page.createElement("div");
  box.popover = "manual";
  box.style.cssText = style;
  return box;
}

/** Fills `box` with a frame between its guards; call `open` once it stands in the page. */
function furnish(page: Document, box: HTMLElement, title: string, language: string): () => Promise<Omit<Annex, "box">> {
  const frame = frameIn(page, title);
  box.append(guardIn(page), frame, guardIn(page));
  const ready = loaded(frame);
  return async () => {
    await ready;
    const room = frame.contentDocument;
    const view = room?.defaultView;
    if (!room || !view) throw new Error("the room's frame did not open");
    room.documentElement.lang = language;
    room.title = title;
    return { room, view };
  };
}

/** How long a key may be held before the room goes without hearing it come up, in milliseconds. */
const keyupMs = 400;

/** The end side of the page's writing: where a margin is. */
function endSide(page: Document): Side {
  const direction = page.defaultView?.getComputedStyle(page.body ?? page.documentElement).direction;
  return direction === "rtl" ? "left" : "right";
}

/** The box that the room stands in and how it is shown and taken away. */
function boxOf(
  page: Document,
  root: ShadowRoot,
  { shape, onCancel }: WallsOptions,
): { box: HTMLElement; show(): () => void } {
  if (shape === "panel") {
    const side = endSide(page);
    const box = popover(page, `${bare} ${paper}`);
    box.className = "panel";
    const sheet = new (page.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(panelPlace(side));
    root.adoptedStyleSheets = [sheet];
    return {
      box,
      show() {
        box.showPopover();
        return dressPage(page, pageBeside(side));
      },
    };
  }
  const dialog = page.createElement("dialog");
  dialog.style.cssText = `${bare} ${paper} ${shapes[shape]}`;
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onCancel();
  });
  return {
    box: dialog,
    show() {
      if (shape === "corner") dialog.show();
      else dialog.showModal();
      const showScrollBar =
        shape === "page" ? dressPage(page, "html { overflow: hidden !important; }") : () => undefined;
      return () => {
        dialog.close();
        showScrollBar();
      };
    },
  };
}

/**
 * Raises the walls over `page`. Its own nodes are not touched: a modal dialog makes the rest inert by itself, so that find in page,
 * Tab and screen readers meet the article once. Throws when the document has no element to stand on.
 */
export async function raiseWalls(page: Document, options: WallsOptions): Promise<Walls> {
  // A name with a hyphen the page could define, and a custom element's internals hand out even a closed shadow root.
  const host = page.createElement("div");
  hosts.add(host);
  host.style.cssText = hostStyle;
  clearLeftovers(page, host);
  const standing = new AbortController();
  answerFor(host, standing.signal);
  const root = host.attachShadow({ mode: "closed" });
  const { box, show } = boxOf(page, root, options);
  const open = furnish(page, box, options.title, options.language);
  root.append(box);
  page.documentElement.append(host);
  const hide = show();
  try {
    const { room, view } = await open();
    const held = watchEscape(room);
    const takeDown = (): void => {
      if (!host.isConnected) return;
      hide();
      host.remove();
    };
    return {
      room,
      view,
      isStanding: () => !standing.signal.aborted && host.isConnected && view.document === room,
      async annex(title) {
        const beside = popover(page, `${bare} background: none;`);
        const enter = furnish(page, beside, title, options.language);
        root.append(beside);
        return { box: beside, ...(await enter()) };
      },
      mark() {
        const mark = popover(page, `${bare} background: none;`);
        root.append(mark);
        return mark;
      },
      close() {
        standing.abort();
        if (!held.escape) return takeDown();
        // The key that closed it comes up again: in here, where the page does not hear it.
        box.style.opacity = "0";
        box.style.pointerEvents = "none";
        room.addEventListener("keyup", takeDown, { once: true });
        setTimeout(takeDown, keyupMs);
      },
    };
  } catch (error) {
    hide();
    host.remove();
    throw error;
  }
}
