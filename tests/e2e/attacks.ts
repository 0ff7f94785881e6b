/**
 * What a page may try in order to read what a reader writes over it. Each runs in the page, as its own script would, and returns what it
 * got hold of; nothing is what it should get.
 */

/** A function that runs in the page: no imports, no closures. `secret`: the words that it hunts for. */
export type Attack = (secret: string) => string[] | Promise<string[]>;

/** Listens for everything before the room opens, keeps the mutations and takes over what a shadow root is made with. */
export function lieInWait(): void {
  const heard: string[] = [];
  const grabbed: unknown[] = [];
  Reflect.set(window, "heard", heard);
  Reflect.set(window, "grabbed", grabbed);
  const types = new Set<string>([
    "beforeinput",
    "compositionstart",
    "compositionupdate",
    "compositionend",
    "focusin",
    "focusout",
  ]);
  for (const owner of [window, document, document.documentElement]) {
    for (const name in owner) if (name.startsWith("on")) types.add(name.slice(2));
  }
  const own = ["data", "key", "code"] as const;
  for (const type of types) {
    addEventListener(
      type,
      (event) => {
        const told = own.map((name) => (name in event ? String(Reflect.get(event, name)) : "")).join(" ");
        const clipboard = event instanceof ClipboardEvent ? event.clipboardData?.getData("text") : "";
        heard.push(`${type}: ${told} ${clipboard}`.trim());
      },
      true,
    );
  }
  // A class that stands behind the host's name by the time of the next opening gets internals, and from them even a closed root.
  const standBehind = (name: string): void => {
    if (customElements.get(name)) return;
    customElements.define(
      name,
      class extends HTMLElement {
        constructor() {
          super();
          grabbed.push(this.attachInternals());
        }
      },
    );
  };
  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        grabbed.push(node);
        if (node instanceof Element && node.localName.includes("-")) standBehind(node.localName);
      }
    }
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    grabbed.push(root);
    return root;
  };
}

export const attacks: Readonly<Record<string, Attack>> = {
  "frames of the window": () => {
    const found: string[] = [];
    if (window.length > 0) found.push(`window.length is ${window.length}`);
    if (frames[0] !== undefined) found.push("frames[0]");
    for (const name of Object.getOwnPropertyNames(window)) if (/^\d+$/.test(name)) found.push(`window[${name}]`);
    for (const element of document.querySelectorAll("iframe, frame, object, embed")) found.push(element.outerHTML);
    return found;
  },

  "shadow roots, element internals and patched prototypes": (secret) => {
    const found: string[] = [];
    const walk = (root: unknown, how: string): void => {
      if (!(root instanceof ShadowRoot)) return;
      found.push(`${how}: a shadow root`);
      for (const frame of root.querySelectorAll("iframe")) {
        if (frame.contentDocument?.documentElement?.outerHTML.includes(secret)) found.push(`${how}: the note`);
      }
    };
    for (const element of document.querySelectorAll("*")) walk(element.shadowRoot, element.localName);
    const grabbed: unknown = Reflect.get(window, "grabbed");
    for (const thing of Array.isArray(grabbed) ? grabbed : []) {
      walk(thing, "grabbed");
      if (thing instanceof ElementInternals) walk(thing.shadowRoot, "internals");
      if (thing instanceof Node && thing.textContent?.includes(secret)) found.push("a mutation showed the words");
    }
    return found;
  },

  "window.find with every flag": (secret) => {
    const found: string[] = [];
    const find: unknown = Reflect.get(window, "find");
    if (typeof find !== "function") return found;
    for (let flags = 0; flags < 32; flags++) {
      const [matchCase, backwards, wrap, whole, inFrames] = [1, 2, 4, 8, 16].map((bit) => (flags & bit) !== 0);
      for (const words of [secret, secret.slice(0, 2)]) {
        getSelection()?.removeAllRanges();
        try {
          if (find.call(window, words, matchCase, backwards, wrap, whole, inFrames, false))
            found.push(`find(${words}, ${flags})`);
        } catch {
          // Firefox throws at the guard's opaque origin: it has found nothing.
        }
      }
    }
    return found;
  },

  "walks of the selection": (secret) => {
    const found: string[] = [];
    const selection = getSelection();
    if (!selection) return found;
    const look = (how: string): void => {
      const nodes = [selection.anchorNode, selection.focusNode];
      const elsewhere = nodes.find((node) => node && node.getRootNode() !== document);
      if (elsewhere) found.push(`${how}: ${elsewhere.nodeName} in ${elsewhere.getRootNode().nodeName}`);
      if (selection.toString().includes(secret)) found.push(`${how}: the words`);
    };
    const hosts = [
      document.documentElement,
      document.body,
      ...document.querySelectorAll("galley-room"),
      document.documentElement.lastElementChild,
    ];
    for (const host of hosts) {
      if (!host) continue;
      for (const direction of ["forward", "backward"]) {
        for (const unit of ["character", "word", "line", "sentence", "paragraph", "documentboundary", "lineboundary"]) {
          for (const how of ["move", "extend"]) {
            selection.collapse(host, direction === "forward" ? 0 : host.childNodes.length);
            for (let step = 0; step < 12; step++) {
              selection.modify(how, direction, unit);
              look(`${how} ${direction} by ${unit}`);
            }
          }
        }
      }
      selection.selectAllChildren(host);
      look(`selectAllChildren of ${host.localName}`);
    }
    document.execCommand("selectAll");
    look("selectAll");
    return found;
  },

  "CSS.highlights": (secret) => {
    const found: string[] = [];
    for (const [name, ranges] of CSS.highlights) {
      for (const range of ranges) {
        const root = range.startContainer.getRootNode();
        if (root !== document) found.push(`${name}: a node of another tree`);
        if (range instanceof Range && range.toString().includes(secret)) found.push(`${name}: the words`);
      }
    }
    return found;
  },

  "keys, input, clipboard, drag and composition events": (secret) => {
    const heard: unknown = Reflect.get(window, "heard");
    const list = Array.isArray(heard) ? heard.map(String) : ["nothing was listening"];
    const telling = /^(key|input|beforeinput|change|copy|cut|paste|drag|drop|composition|text)/;
    return list.filter((event) => telling.test(event) || event.includes(secret));
  },

  "elements and carets at points": (secret) => {
    const found: string[] = [];
    for (let x = 5; x < innerWidth; x += 60) {
      for (let y = 5; y < innerHeight; y += 40) {
        const caret = document.caretPositionFromPoint(x, y)?.offsetNode;
        for (const node of [...document.elementsFromPoint(x, y), document.elementFromPoint(x, y), caret]) {
          if (!node) continue;
          if (node.getRootNode() !== document) found.push(`another tree at ${x}, ${y}`);
          if (node instanceof HTMLIFrameElement) found.push(`a frame at ${x}, ${y}`);
          if (node.textContent?.includes(secret)) found.push(`the words at ${x}, ${y}`);
        }
      }
    }
    return found;
  },

  "performance entries": async (secret) => {
    const entries = performance.getEntries();
    for (const type of PerformanceObserver.supportedEntryTypes) {
      const observer = new PerformanceObserver((list) => void entries.push(...list.getEntries()));
      observer.observe({ type, buffered: true });
      await new Promise((resolve) => setTimeout(resolve, 20));
      observer.disconnect();
    }
    const found: string[] = [];
    for (const entry of entries) {
      const told = JSON.stringify(entry);
      if (/extension:|srcdoc/.test(told) || told.includes(secret))
        found.push(`${entry.entryType}: ${told.slice(0, 200)}`);
      const element: unknown = Reflect.get(entry, "element") ?? Reflect.get(entry, "target");
      if (element instanceof Node && element.getRootNode() !== document)
        found.push(`${entry.entryType}: a node of another tree`);
    }
    return found;
  },

  "everything that is written in the page": (secret) => {
    const host = document.documentElement;
    const places: Record<string, string> = {
      "the document": new XMLSerializer().serializeToString(document),
      "its text": host.innerText,
      "its HTML with shadows": host.getHTML({ serializableShadowRoots: true }),
      "what has focus": document.activeElement?.outerHTML ?? "",
      storage: `${JSON.stringify(localStorage)} ${JSON.stringify(sessionStorage)} ${document.cookie}`,
      "styles of its own": document.adoptedStyleSheets
        .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
        .join(),
      "what moves": document
        .getAnimations()
        .map((animation) => animation.id)
        .join(),
      "the title and the state": `${document.title} ${JSON.stringify(history.state)} ${location.href}`,
    };
    return Object.keys(places).filter((name) => places[name]?.includes(secret));
  },
};

/** Puts the words where each of the attacks can see them, to show that they hunt at all. Types nothing: events need a hand. */
export function standOpen(secret: string): void {
  const place = document.createElement("div");
  place.id = "open";
  place.style.cssText = "position: fixed; inset: 0; z-index: 2147483647;";
  place.textContent = `${secret} ${secret}`;
  document.documentElement.append(place);
  const frame = document.createElement("iframe");
  const shade = document.createElement("galley-open");
  shade.attachShadow({ mode: "open" }).append(frame);
  document.body.append(document.createElement("iframe"), shade);
  const range = document.createRange();
  range.selectNodeContents(place);
  CSS.highlights.set("open", new Highlight(range));
  performance.mark(secret);
}
