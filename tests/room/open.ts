/** Opens a room on the test's own page, with a shelf over a Map. */
import messages from "../../src/_locales/en/messages.json";
import type { Annotation } from "../../src/model/annotation.ts";
import type { Article } from "../../src/model/article.ts";
import type { PageKey } from "../../src/model/page.ts";
import { defaultSettings, type Settings } from "../../src/model/settings.ts";
import type { Say } from "../../src/model/words.ts";
import { fetchingState } from "../../src/room/removed/Whole.tsx";
import { openRoom, type Room } from "../../src/room/room.tsx";
import { mapShelf, type TestShelf } from "./shelf.ts";

/** English, as the browser would say it. */
export const say: Say = (name, ...values) => {
  const { message, placeholders = {} } = messages[name] as {
    message: string;
    placeholders?: Record<string, { content: string }>;
  };
  return message.replace(/\$(\w+)\$/g, (_, key: string) => {
    const index = Number(placeholders[key.toLowerCase()]?.content.slice(1)) - 1;
    return String(values[index] ?? "");
  });
};

export function articleOf(html: string, language = "en"): Article {
  const content = document.createElement("div");
  content.innerHTML = html;
  return {
    url: "https://news.example/a",
    canonicalUrl: null,
    title: "Four thousand trees",
    siteName: "The Post",
    source: null,
    authors: ["Jane Doe"],
    editors: [],
    published: "2026-03-19",
    modified: null,
    language,
    direction: "ltr",
    leadImage: null,
    nextPage: null,
    content,
    text: content.textContent,
    removed: [],
  };
}

/** A highlight without a note; `number` orders it among others, by its making too. */
export const noteOn = (number: number, exact: string): Annotation => ({
  id: number.toString(16).padStart(16, "0"),
  page: "news.example/a" as PageKey,
  segments: [{ exact, prefix: "", suffix: "", start: 0 }],
  colour: "blue",
  note: "",
  tags: [],
  created: number,
  edited: number,
  deleted: null,
  stamp: number.toString(16).padStart(24, "0"),
});

export interface Opened {
  readonly room: Room;
  readonly frame: Document;
  readonly shelf: TestShelf;
  readonly followed: string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly shelf?: TestShelf;
  readonly annotations?: readonly Annotation[];
  readonly settings?: Settings;
  readonly width?: number;
  readonly language?: string;
}

/** The room's frame stands in a closed root; a frame's document is caught when it is made. */
export function catchFrame(page = document): { frame(): Document; stop(): void } {
  const { prototype } = (page.defaultView ?? window).Element;
  const { attachShadow } = prototype;
  let root: ShadowRoot | null = null;
  prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    root = attachShadow.call(this, init);
    return root;
  };
  return {
    frame() {
      const found = root?.querySelector<HTMLIFrameElement>("iframe[sandbox='allow-same-origin']")?.contentDocument;
      if (!found) throw new Error("the room has no frame");
      return found;
    },
    stop: () => {
      prototype.attachShadow = attachShadow;
    },
  };
}

export async function open(html: string, options: OpenOptions = {}): Promise<Opened> {
  const shelf = options.shelf ?? mapShelf();
  const followed: string[] = [];
  const caught = catchFrame();
  const room = await openRoom(document, {
    article: articleOf(html, options.language),
    annotations: [],
    shelf,
    cleaning: { putBack: () => undefined, takeOut: () => undefined },
    whole: { fetching: fetchingState(), begin: () => undefined, stop: () => undefined },
    say,
    locale: "en",
    follow: (address) => void followed.push(address),
    close: () => undefined,
    turnOver: () => undefined,
  });
  caught.stop();
  await room.furnished;
  room.start({ annotations: options.annotations ?? [], settings: options.settings ?? defaultSettings, place: null });
  return { room, frame: caught.frame(), shelf, followed, close: () => room.close() };
}

/** The first element of a role and name, as a reader would find it. */
export function find(frame: Document, role: string, name: string | RegExp): HTMLElement {
  const selectors: Record<string, string> = {
    button: "button, [role=button]",
    listitem: "li",
    textbox: "textarea, input:not([type]), input[type=text]",
    searchbox: "input[type=search]",
    combobox: "[role=combobox], select",
    checkbox: "input[type=checkbox]",
    option: "[role=option]",
    img: "[role=img]",
    status: "[role=status]",
    region: "section",
  };
  const named = (element: HTMLElement): string =>
    element.ariaLabel ?? element.getAttribute("placeholder") ?? element.textContent.trim();
  const all = [...frame.querySelectorAll<HTMLElement>(selectors[role] ?? role)];
  const found = all.find((element) => (typeof name === "string" ? named(element) === name : name.test(named(element))));
  if (!found) throw new Error(`no ${role} "${name}" among: ${all.map(named).join(" | ")}`);
  return found;
}

/** Waits until `look` neither throws nor is false. */
export async function until<Result>(look: () => Result | Promise<Result>): Promise<Result> {
  const end = Date.now() + 3000;
  for (;;) {
    try {
      const result = await look();
      if (result !== false) return result;
      if (Date.now() > end) throw new Error(`never true: ${look}`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A key, as a reader presses it in the room. */
export function press(frame: Document, key: string, more: KeyboardEventInit = {}): void {
  const target = frame.activeElement ?? frame.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true, ...more }));
}

/** Types into a field as the browser would: its value changes, then it says so. */
export function type(field: HTMLElement, text: string): void {
  const area = field as HTMLTextAreaElement;
  area.value += text;
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Selects the first `words` under the article. */
export function select(frame: Document, words: string): void {
  const root = frame.querySelector("article") ?? frame.body;
  const walker = frame.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.nodeValue ?? "").indexOf(words);
    if (at >= 0) frame.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    if (at >= 0) return;
  }
  throw new Error(`no "${words}" in the article`);
}

/** The notes of the room that are not deleted, as they are kept. */
export const notesIn = async ({ shelf }: Opened) => (await shelf.all()).filter(({ deleted }) => deleted === null);

/** Selects words and presses a key once the bar is there. */
export async function highlight(one: Opened, words: string, key = "h"): Promise<void> {
  select(one.frame, words);
  await until(() => find(one.frame, "button", "Copy"));
  press(one.frame, key);
}
