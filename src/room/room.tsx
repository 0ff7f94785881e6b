/** The room: the clean view with its margin, drawn inside the sealed walls. */
import { batch, effect } from "@preact/signals";
import { render } from "preact";
import { resolve } from "../anchor/index.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Article } from "../model/article.ts";
import type { Say } from "../model/words.ts";
import attachLook from "./attach.css";
import { keepAttaching } from "./attach.ts";
import { setBody } from "./body.ts";
import { Head } from "./Head.tsx";
import { raiseWalls, type Walls } from "./host.ts";
import { type Following, followLinks } from "./links.ts";
import look from "./look.css";
import { Margin } from "./Margin.tsx";
import { openNotebook, type Shelf } from "./notebook.ts";
import { handlesIn, openEdges } from "./original/edges.ts";
import { roomRules } from "./original/rules.ts";
import { ownView, paint } from "./paint.ts";
import type { Parts } from "./parts.ts";
import { pickBlocks } from "./removed/pick.ts";
import { type Cleaning, Removed, type RemovedState, removedState } from "./removed/Removed.tsx";
import removedLook from "./removed/removed.css";
import { Whole, type WholeParts } from "./removed/Whole.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { watchSelection } from "./select.ts";
import { type RoomState, roomState, type Toast } from "./state.ts";
import { Toast as ToastLine } from "./Toast.tsx";
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

export interface Room {
  readonly state: RoomState;
  /** Makes a highlight of what is selected, in the colour used last. */
  highlight(): void;
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

interface SheetProps {
  readonly parts: Parts;
  readonly body: HTMLElement;
  readonly removed: RemovedState;
  readonly cleaning: Cleaning;
  readonly whole: WholeParts;
}

function Sheet({ parts, body, removed, cleaning, whole }: SheetProps) {
  return (
    <>
      <div class="sheet">
        <main lang={parts.article.language ?? undefined} dir={parts.article.direction}>
          <Head {...parts} />
          <div
            class="body"
            ref={(place: HTMLElement | null) => {
              if (place && body.parentNode !== place) place.replaceChildren(body);
            }}
          />
        </main>
        <Margin parts={parts} />
        <footer>
          <Whole {...whole} say={parts.say} />
          <Removed {...parts} removed={parts.article.removed} cleaning={cleaning} state={removed} />
        </footer>
      </div>
      <SelectionBar {...parts} />
      <ToastLine {...parts} />
    </>
  );
}

/** Finds every annotation in `root` anew whenever there is one not looked for yet. */
function keepFound(state: RoomState, root: Element): () => void {
  return effect(() => {
    const annotations = [...state.annotations.value.values()];
    const known = state.found.peek();
    const missing = annotations.filter(({ id }) => !known.has(id));
    if (missing.length === 0) return;
    const places = resolve(
      missing.map((annotation) => [...annotation.segments]),
      root,
    );
    state.found.value = new Map([...known, ...missing.map(({ id }, index) => [id, places[index] ?? null] as const)]);
  });
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
      if (!state.pending.value) return options.close();
      view.getSelection()?.removeAllRanges();
      state.pending.value = null;
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
  dress(walls, look + roomRules() + attachLook + removedLook);

  const state = roomState(options.annotations, view.innerWidth);
  const notebook = openNotebook(state, options.shelf, say, signal);
  const [bar, paper] = [room.createElement("div"), room.createElement("div")];
  room.body.append(bar, paper);
  const removed = removedState();
  let shown: AbortController | null = null;
  const draw = (article: Article): void => {
    shown?.abort();
    shown = new AbortController();
    const until = AbortSignal.any([signal, shown.signal]);
    const { follow, close, turnOver } = options;
    const parts: Parts = { article, state, notebook, say, locale, follow, close, turnOver };
    const body = setBody(article.content, room, until);
    render(<TopBar {...parts} />, bar);
    render(
      <Sheet parts={parts} body={body} removed={removed} cleaning={options.cleaning} whole={options.whole} />,
      paper,
    );
    pickBlocks(body, removed, options.cleaning.takeOut, until);
  };
  draw(options.article);

  const root = room.querySelector("main");
  if (!root) throw new Error("the room has no article");
  followLinks(root, options.follow, signal);
  watchSelection(view, root, state, signal);
  listen(walls, state, options, signal);
  fadeBar(walls, signal);
  keepAttaching({ state, notebook }, signal);
  openEdges({ view, root: () => root, parts: { state, notebook }, handles: handlesIn(room), keys: room }, signal);
  const ends = [
    keepFound(state, root),
    effect(() =>
      paint(ownView(view), {
        annotations: state.annotations.value,
        found: state.found.value,
        active: state.active.value,
      }),
    ),
  ];
  view.focus();

  return {
    state,
    highlight: () => void notebook.highlight(state.colour.peek()),
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
    toast: (toast) => {
      state.toast.value = toast;
    },
    isStanding: walls.isStanding,
    flush: () => void notebook.flush(),
    async close() {
      const saved = notebook.flush();
      open.abort();
      for (const end of ends) end();
      render(null, bar);
      render(null, paper);
      walls.close();
      await saved;
    },
  };
}
