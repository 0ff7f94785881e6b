/**
 * The sealed room's walls: a host in the page's top layer whose closed shadow root holds nothing but frames.
 *
 * What the reader reads and writes stands in a script-less frame of its own, between two opaque guards: the page sees no frame, no
 * key, no selection and no text of it (why each part is needed: the attacks in `tests/e2e/sealed.e2e.ts`).
 */

export interface Walls {
  /** The frame's document: empty, ready to be drawn in. */
  readonly room: Document;
  /** The frame's window, as the browser's own classes (`CSSStyleSheet`, `Highlight`) must be made with it. */
  readonly view: Window & typeof globalThis;
  /** Whether the page left the host where it was put. */
  isStanding(): boolean;
  /** Takes it all down and gives focus back to where it was. */
  close(): void;
}

export interface WallsOptions {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** `page` covers the page, `corner` is a notice that leaves the page usable. */
  readonly shape: "page" | "corner";
  /** Called when the browser asks to close (Esc, the back gesture). */
  readonly onCancel: () => void;
}

const hostStyle =
  "all: initial !important; user-select: none !important; -webkit-user-select: none !important; display: contents !important;";
const shapes = {
  page: "inset: 0; width: 100vw; height: 100vh; height: 100dvh; max-width: none; max-height: none;",
  corner:
    "inset: 12px 12px auto auto; width: min(380px, calc(100vw - 24px)); height: 132px; border-radius: 8px; box-shadow: 0 6px 24px #0003;",
};

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

/**
 * Takes the page's own scroll bar away while it is covered, so that there is one and not two; returns the way back.
 * A constructed sheet, since it leaves every node and attribute of the page as it is.
 */
function hideScrollBar(page: Document): () => void {
  const view = page.defaultView;
  if (!view) return () => undefined;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync("html { overflow: hidden !important; }");
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  return () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

function loaded(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => frame.addEventListener("load", () => resolve(), { once: true }));
}

/**
 * Raises the walls over `page`. Its own nodes are not touched: a modal dialog makes the rest inert by itself, so that find in page,
 * Tab and screen readers meet the article once. Throws when the document has no element to stand on.
 */
export async function raiseWalls(page: Document, options: WallsOptions): Promise<Walls> {
  const host = page.createElement("galley-room");
  host.style.cssText = hostStyle;
  const dialog = page.createElement("dialog");
  dialog.style.cssText = `position: fixed; margin: 0; padding: 0; border: 0; overflow: hidden; color-scheme: light dark; background: light-dark(#fbfaf6, #191816); ${shapes[options.shape]}`;
  const frame = frameIn(page, options.title);
  dialog.append(guardIn(page), frame, guardIn(page));
  host.attachShadow({ mode: "closed" }).append(dialog);

  const ready = loaded(frame);
  page.documentElement.append(host);
  if (options.shape === "page") dialog.showModal();
  else dialog.show();
  const showScrollBar = options.shape === "page" ? hideScrollBar(page) : () => undefined;
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    options.onCancel();
  });
  await ready;

  const room = frame.contentDocument;
  const view = room?.defaultView;
  if (!room || !view) {
    showScrollBar();
    host.remove();
    throw new Error("the room's frame did not open");
  }
  room.documentElement.lang = options.language;
  room.title = options.title;
  return {
    room,
    view,
    isStanding: () => host.isConnected && frame.contentDocument === room,
    close() {
      dialog.close();
      showScrollBar();
      host.remove();
    },
  };
}
