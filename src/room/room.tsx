/** The room: the clean view, drawn inside the sealed walls; its margin comes as soon as the article is seen. */
import { batch, signal as signalOf } from "@preact/signals";
import { render } from "preact";
import type { Annotation } from "../model/annotation.ts";
import type { Article } from "../model/article.ts";
import type { Place } from "../model/reading-place.ts";
import type { Settings } from "../model/settings.ts";
import type { Say } from "../model/words.ts";
import { setBody } from "./body.ts";
import { dress } from "./dress.ts";
import { keepKeys, painted } from "./early.ts";
import type { Furniture } from "./furnish.tsx";
import { raiseWalls, type Walls } from "./host.ts";
import { noPart } from "./later.tsx";
import { type Following, followLinks } from "./links.ts";
import { pageLook } from "./look/page.ts";
import type { Notebook } from "./notebook.ts";
import type { Shown } from "./parts.ts";
import { followReading, returnTo } from "./reading.ts";
import { bringBlocks, pickLater } from "./removed/opening.ts";
import { type Cleaning, removedState } from "./removed/Removed.tsx";
import removedLook from "./removed/removed.css";
import type { WholeParts } from "./removed/Whole.tsx";
import { Sheet } from "./Sheet.tsx";
import type { Shelf } from "./shelf.ts";
import { lastColour, type RoomState, roomState, type Toast } from "./state.ts";
import { TopBar } from "./TopBar.tsx";
import { toast } from "./toast.ts";

export interface RoomOptions {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
  readonly shelf: Shelf;
  readonly cleaning: Cleaning;
  /** The further parts of a long article. */
  readonly whole: WholeParts;
  readonly say: Say;
  /** The reader's language, BCP 47. */
  readonly locale: string;
  /** Opens a link of the article; the room itself may open nothing. */
  follow(address: string, how: Following): void;
  /** The reader wants out. */
  close(): void;
  /** Whether focus goes to what opens; not when the reader is at work on the page. */
  readonly focus?: boolean;
  /** The reader wants the article's other view: the original page, or the clean one. */
  turnOver(): void;
}

/** What is known of the page once the store has answered. */
export interface Opened {
  readonly annotations: readonly Annotation[];
  readonly settings: Settings;
  /** How far it was read; `null`: it was not. */
  readonly place: Place | null;
  readonly isPrivate?: boolean;
}

export interface Room {
  readonly state: RoomState;
  /** Makes a highlight of what is selected, in the colour used last. */
  highlight(): void;
  /** Takes in what the store knows of the page. */
  start(opened: Opened): void;
  /** Takes in what was changed in another tab or browser. */
  receive(annotations: readonly Annotation[]): void;
  /** Says that the notes could not be had. */
  fail(error: unknown): void;
  /** Shows another cleaning of the same article in the place of the one that is shown. */
  show(article: Article): void;
  /** Says something in passing. */
  toast(toast: Toast): void;
  /** Resolves when the margin is there. */
  readonly furnished: Promise<unknown>;
  isStanding(): boolean;
  /** Hands over what is not saved yet, without waiting: for the moment a page goes away. */
  flush(): void;
  /** Saves, then takes the room down. */
  close(): Promise<void>;
}

/** The top line goes while reading down and comes back on the way up. */
function fadeBar(walls: Walls, signal: AbortSignal): void {
  let before = 0;
  walls.room.addEventListener(
    "scroll",
    () => {
      const now = walls.view.scrollY;
      walls.room.body.classList.toggle("reading", now > before && now > 80);
      before = now;
    },
    { signal, passive: true },
  );
}

function listen(walls: Walls, state: RoomState, options: RoomOptions, signal: AbortSignal): void {
  const { room, view } = walls;
  const measure = (): void =>
    batch(() => {
      state.width.value = view.innerWidth;
      state.layout.value++;
    });
  view.addEventListener("resize", measure, { signal });
  const observer = new view.ResizeObserver(() => void state.layout.value++);
  observer.observe(room.body);
  signal.addEventListener("abort", () => observer.disconnect());
  room.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      if (state.pending.value) {
        view.getSelection()?.removeAllRanges();
        state.pending.value = null;
      } else if (state.panel.value) state.panel.value = null;
      else options.close();
    },
    { signal },
  );
}

/**
 * Opens the room over `page` and draws the article and its annotations. Reads and writes nothing but through `options`.
 * Throws when the page has nothing to stand on.
 */
export async function openRoom(page: Document, options: RoomOptions): Promise<Room> {
  const { say, locale, shelf } = options;
  const walls = await raiseWalls(page, {
    language: locale,
    title: say("room_label"),
    shape: "page",
    onCancel: options.close,
  });
  const { room, view } = walls;
  const open = new AbortController();
  const { signal } = open;
  dress(view, pageLook + removedLook);

  const state = roomState(options.annotations, view.innerWidth);
  const furniture = signalOf<Furniture | null>(null);
  const [bar, paper] = [room.createElement("div"), room.createElement("div")];
  room.body.append(bar, paper);
  const removed = removedState();
  let current: Shown;
  let until: AbortController | null = null;
  const draw = (article: Article): void => {
    until?.abort();
    until = new AbortController();
    const shownUntil = AbortSignal.any([signal, until.signal]);
    const { follow, close, turnOver, cleaning, whole } = options;
    current = { article, state, view, say, locale, follow, close, turnOver };
    const body = setBody(article.content, room, shownUntil);
    render(<TopBar {...current} />, bar);
    render(<Sheet shown={current} {...{ body, removed, cleaning, whole, furniture }} />, paper);
    pickLater(body, removed, cleaning.takeOut, shownUntil);
  };
  draw(options.article);

  const root = room.querySelector("main") ?? paper;
  followLinks(root, options.follow, signal);
  listen(walls, state, options, signal);
  fadeBar(walls, signal);
  bringBlocks(view, removed, (error) => noPart({ state, shelf, say }, error), signal);
  const early = keepKeys(view, signal);
  view.focus();

  const furnished = painted(view)
    .then(() => import("./furnish.tsx"))
    .then(({ furnish }) => {
      if (signal.aborted) return null;
      furniture.value = furnish(root, shelf, () => current, signal);
      early.heard();
      return furniture.value.notebook;
    });

  let tellPlace: () => void = () => undefined;

  /** Does something with the notebook, as soon as there is one. */
  function write(work: (notebook: Notebook) => void): void {
    if (furniture.value) work(furniture.value.notebook);
    else void furnished.then((notebook) => notebook && work(notebook));
  }

  return {
    state,
    furnished,
    highlight: () => write((notebook) => notebook.highlight(lastColour(state))),
    start({ annotations, settings, place, isPrivate = false }) {
      state.settings.value = settings;
      state.isPrivate.value = isPrivate;
      write((notebook) => notebook.receive(annotations));
      if (place && view.scrollY === 0) returnTo(view, root, place);
      tellPlace = followReading(view, root, (reached) => void shelf.reached(reached).catch(() => undefined), signal);
    },
    receive: (annotations) => write((notebook) => notebook.receive(annotations)),
    fail: (error) => write((notebook) => notebook.fail(error)),
    show(article) {
      draw(article);
      // Everything is looked for anew: the nodes it was found in are gone.
      batch(() => {
        state.found.value = new Map();
        state.annotations.value = new Map(state.annotations.value);
      });
    },
    toast: (said) => toast(state, said),
    isStanding: walls.isStanding,
    flush() {
      tellPlace();
      void furniture.value?.notebook.flush();
    },
    async close() {
      tellPlace();
      const saved = furniture.value?.notebook.flush();
      open.abort();
      render(null, bar);
      render(null, paper);
      walls.close();
      await saved;
    },
  };
}
