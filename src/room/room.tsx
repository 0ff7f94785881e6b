/** The room: the clean view with its margin, drawn inside the sealed walls. */
import { batch } from "@preact/signals";
import { render } from "preact";
import type { Annotation } from "../model/annotation.ts";
import type { Article } from "../model/article.ts";
import type { Place } from "../model/reading-place.ts";
import type { Settings } from "../model/settings.ts";
import type { Say } from "../model/words.ts";
import attachLook from "./attach.css";
import { keepAttaching } from "./attach.ts";
import { attend } from "./attending.ts";
import { setBody } from "./body.ts";
import { raiseWalls, type Walls } from "./host.ts";
import { type Following, followLinks } from "./links.ts";
import { listState } from "./list.ts";
import look from "./look.css";
import marginLook from "./margin.css";
import { openNotebook } from "./notebook.ts";
import { handlesIn, openEdges } from "./original/edges.ts";
import { roomRules } from "./original/rules.ts";
import panelLook from "./panel.css";
import type { Parts } from "./parts.ts";
import { followReading, returnTo } from "./reading.ts";
import { pickBlocks } from "./removed/pick.ts";
import { type Cleaning, removedState } from "./removed/Removed.tsx";
import removedLook from "./removed/removed.css";
import type { WholeParts } from "./removed/Whole.tsx";
import { Sheet } from "./Sheet.tsx";
import type { Shelf } from "./shelf.ts";
import { lastColour, type RoomState, roomState, type Toast } from "./state.ts";
import { toast } from "./Toast.tsx";
import { TopBar } from "./TopBar.tsx";

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
  isStanding(): boolean;
  /** Hands over what is not saved yet, without waiting: for the moment a page goes away. */
  flush(): void;
  /** Saves, then takes the room down. */
  close(): Promise<void>;
}

/** Makes a sheet with the frame's own class: no other is accepted by its document, and no CSP of the page speaks against it. */
export function dress(walls: Walls, css: string): void {
  const sheet = new walls.view.CSSStyleSheet();
  sheet.replaceSync(css);
  walls.room.adoptedStyleSheets = [sheet];
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
  const { say, locale } = options;
  const walls = await raiseWalls(page, {
    language: locale,
    title: say("room_label"),
    shape: "page",
    onCancel: options.close,
  });
  const { room, view } = walls;
  const open = new AbortController();
  const { signal } = open;
  dress(walls, look + marginLook + attachLook + panelLook + roomRules() + removedLook);

  const state = roomState(options.annotations, view.innerWidth);
  const notebook = openNotebook(state, options.shelf, say, signal);
  const [bar, paper] = [room.createElement("div"), room.createElement("div")];
  room.body.append(bar, paper);
  const removed = removedState();
  const list = listState();
  let current: Parts | null = null;
  let shown: AbortController | null = null;
  const draw = (article: Article): void => {
    shown?.abort();
    shown = new AbortController();
    const until = AbortSignal.any([signal, shown.signal]);
    const { shelf, follow, close, turnOver } = options;
    const parts: Parts = { article, state, notebook, shelf, view, say, locale, follow, close, turnOver };
    current = parts;
    const body = setBody(article.content, room, until);
    render(<TopBar {...parts} />, bar);
    render(
      <Sheet
        parts={parts}
        body={body}
        removed={removed}
        cleaning={options.cleaning}
        whole={options.whole}
        list={list}
      />,
      paper,
    );
    pickBlocks(body, removed, options.cleaning.takeOut, until);
  };
  draw(options.article);

  const root = room.querySelector("main");
  if (!root) throw new Error("the room has no article");
  followLinks(root, options.follow, signal);
  listen(walls, state, options, signal);
  fadeBar(walls, signal);
  keepAttaching({ state, notebook }, signal);
  openEdges({ view, root: () => root, parts: { state, notebook }, handles: handlesIn(room), keys: room }, signal);
  attend(view, root, () => current, signal);
  view.focus();

  return {
    state,
    highlight: () => void notebook.highlight(lastColour(state)),
    start({ annotations, settings, place }) {
      state.settings.value = settings;
      notebook.receive(annotations);
      if (place && view.scrollY === 0) returnTo(view, root, place);
      followReading(view, root, (reached) => void options.shelf.reached(reached).catch(() => undefined), signal);
    },
    receive: notebook.receive,
    fail: notebook.fail,
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
    flush: () => void notebook.flush(),
    async close() {
      const saved = notebook.flush();
      open.abort();
      render(null, bar);
      render(null, paper);
      walls.close();
      await saved;
    },
  };
}
