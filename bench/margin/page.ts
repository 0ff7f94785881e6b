/** What is measured in the page: the room over a Map, with the notes given. */
import { describeIn, indexOf } from "../../src/anchor/index.ts";
import { rangeAt } from "../../src/anchor/text.ts";
import type { Annotation } from "../../src/model/annotation.ts";
import type { PageKey } from "../../src/model/page.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { fetchingState } from "../../src/room/removed/Whole.tsx";
import { openRoom } from "../../src/room/room.tsx";
import type { Shelf } from "../../src/room/shelf.ts";
import { sentencesOf } from "../../src/room/walk.ts";

export interface Given {
  readonly html: string;
  readonly notes: readonly string[];
}

const colours = ["yellow", "green", "blue", "pink", "violet"] as const;

/** Notes on sentences spread evenly over the article, as they were stored when it was read. */
function annotationsOn(root: Element, notes: readonly string[]): Annotation[] {
  const text = indexOf(root);
  const sentences = sentencesOf(text.text, "en");
  return notes.map((note, at) => {
    const { start, end } = sentences[Math.floor((at * sentences.length) / notes.length)] ?? { start: 0, end: 1 };
    return {
      id: at.toString(16).padStart(16, "0"),
      page: "bench.example/long" as PageKey,
      segments: describeIn(text, rangeAt(text, start, end)),
      colour: colours[at % colours.length] ?? "yellow",
      note,
      tags: note ? ["check"] : [],
      created: at,
      edited: at,
      deleted: null,
      stamp: "0".repeat(24),
    };
  });
}

/** Keeps nothing: how long the background takes is not the margin's. */
const shelf: Shelf = {
  save: async (written) => ({
    ...written,
    page: "" as PageKey,
    created: 0,
    edited: 0,
    deleted: null,
    stamp: "1".repeat(24),
  }),
  remove: async () => null,
  meter: async () => null,
  bin: async () => [],
  complete: async () => [],
  habit: async () => undefined,
  reached: async () => undefined,
  isReachable: () => true,
};

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
/** Past the promises that a change set going: Preact draws in one. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The room's document: a closed root keeps it from the page, so it is taken when it is made. */
function catchRoom(): () => Document {
  const { attachShadow } = Element.prototype;
  let root: ShadowRoot | null = null;
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    Element.prototype.attachShadow = attachShadow;
    root = attachShadow.call(this, init);
    return root;
  };
  return () => {
    const made = root?.querySelector<HTMLIFrameElement>("iframe[sandbox=allow-same-origin]")?.contentDocument;
    if (!made) throw new Error("no room");
    return made;
  };
}

/** The room that is measured: its steps are called one by one, and the time between is read from outside. */
export interface Measured {
  /** The notes arrive; resolves when the margin is drawn. */
  arrive(): Promise<void>;
  openNote(): Promise<void>;
  openSearch(): Promise<void>;
  /** A letter more in what is open; with an empty one nothing is done but to draw. */
  type(letter: string): Promise<void>;
  closeList(): Promise<void>;
  /** Scrolls to a share of the article and draws. */
  scroll(share: number): Promise<void>;
}

/** Opens the article; resolves when it is drawn. */
export async function open({ html, notes }: Given): Promise<Measured> {
  const content = document.createElement("div");
  content.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  const caught = catchRoom();
  const room = await openRoom(document, {
    article: {
      ...{ url: location.href, canonicalUrl: null, title: "A long series", siteName: null, source: null },
      ...{ authors: [], editors: [], published: null, modified: null, language: "en", direction: "ltr" as const },
      ...{ leadImage: null, nextPage: null, content, text: content.textContent, removed: [] },
    },
    annotations: [],
    shelf,
    cleaning: { putBack: () => undefined, takeOut: () => undefined },
    whole: { fetching: fetchingState(), begin: () => undefined, stop: () => undefined },
    say: (name, ...values) => [name, ...values].join(" "),
    locale: "en",
    follow: () => undefined,
    close: () => undefined,
    turnOver: () => undefined,
  });
  const inner = caught();
  await frame();
  await frame();
  const annotations = annotationsOn(inner.querySelector("main") ?? inner.body, notes);
  let field: HTMLInputElement | HTMLTextAreaElement | null = null;
  const press = (key: string): void =>
    void inner.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const drawn = async (): Promise<void> => {
    await settled();
    await frame();
    await frame();
  };
  return {
    async arrive() {
      await room.furnished;
      room.start({ annotations, settings: defaultSettings, place: null });
      await drawn();
      if (!inner.querySelector("aside .note")) throw new Error("no card is drawn");
    },
    async openNote() {
      press("]");
      press("e");
      await drawn();
      field = inner.querySelector("textarea");
    },
    async openSearch() {
      field?.blur();
      press("l");
      await drawn();
      field = inner.querySelector("input[type=search]");
    },
    async type(letter) {
      if (!field) throw new Error("nothing to type in");
      field.value += letter;
      if (letter !== "") field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await drawn();
    },
    async closeList() {
      inner.querySelector<HTMLElement>(".panel-head .quiet")?.click();
      await drawn();
    },
    async scroll(share) {
      inner.defaultView?.scrollTo({ top: share * inner.documentElement.scrollHeight, behavior: "instant" });
      await frame();
      await frame();
    },
  };
}
