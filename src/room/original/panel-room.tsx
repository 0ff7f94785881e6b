/** The room as a panel: the original page stays, its highlights are painted over its own words, its notes stand at the side. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { watchText } from "../../anchor/rest.ts";
import type { Command } from "../../model/settings.ts";
import { keepAttaching } from "../attach.ts";
import { dress } from "../dress.ts";
import { dressPage, raiseWalls } from "../host.ts";
import { actionsOf, commandOf, isUndo } from "../keys.ts";
import { panelLook } from "../look/notes.ts";
import { roomLook } from "../look/page.ts";
import { openNotebook } from "../notebook.ts";
import { keepPainted, type Painted } from "../paint.ts";
import type { Parts } from "../parts.ts";
import type { Room, RoomOptions } from "../room.tsx";
import { lastColour, type RoomState, roomState } from "../state.ts";
import { takesLetters } from "../typing.ts";
import { openBar } from "./bar.tsx";
import { openEdges } from "./edges.ts";
import { keepFound } from "./finding.ts";
import { standsOnDark } from "./ground.ts";
import { keepMended } from "./mending.ts";
import { Panel } from "./Panel.tsx";
import panel from "./panel.css";
import { type Picks, watchPicks } from "./picks.ts";
import { pagePrefix, pageRules } from "./rules.ts";

export interface PanelOptions extends Omit<RoomOptions, "cleaning" | "whole"> {
  /** The page's text has changed. */
  changed(): void;
}

/** A room that shows no article of its own. */
export type PanelRoom = Omit<Room, "show" | "toast" | "furnished">;

type View = Window & typeof globalThis;

/** Brings words of the page into sight, unless they are. */
function show(range: Range | undefined, view: View): void {
  if (!range) return;
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= 0 && bottom <= view.innerHeight) return;
  const { startContainer } = range;
  const element = startContainer instanceof view.Element ? startContainer : startContainer.parentElement;
  element?.scrollIntoView({ block: "center", behavior: "instant" });
}

/** Paints the page's own words, dressed for the ground that they stand on once the first are found. */
function paintPage(page: Document, view: View, state: RoomState): Painted {
  let undress: (() => void) | null = null;
  const end = effect(() => {
    const first = [...state.found.value.values()].find((found) => found?.ranges.length)?.ranges[0]?.startContainer;
    if (!undress && first) undress = dressPage(page, pageRules(standsOnDark(first.parentElement ?? page.body, view)));
  });
  const painted = keepPainted(view, state, pagePrefix);
  return {
    mend: painted.mend,
    end() {
      end();
      painted.end();
      undress?.();
    },
  };
}

/** What has no meaning here: sentences are walked and panels opened in the clean view. */
const elsewhere: ReadonlySet<Command> = new Set(["next_sentence", "previous_sentence", "list", "outline", "keys"]);

/** Esc leaves, all other keys do to notes what they do in the clean view. `page` shows the words. */
function hearKeys(room: Document, parts: Parts, page: View, signal: AbortSignal): void {
  const { state, notebook } = parts;
  const actions = actionsOf(parts, { step: () => undefined }, (id) => {
    state.active.value = id;
    show(state.found.peek().get(id)?.ranges[0], page);
  });
  room.addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandOf(event, state.settings.peek().keys);
      if (event.key === "Escape") parts.close();
      // In a field, what is typed there is taken back.
      else if (takesLetters(event.target)) return;
      else if (isUndo(event)) notebook[event.shiftKey ? "redo" : "undo"]();
      else if (command && !elsewhere.has(command)) actions[command](event.shiftKey);
      else return;
      event.preventDefault();
    },
    { signal },
  );
}

/** Opens the panel over `page`, which stays as it is. Throws when the page has nothing to stand on. */
export async function openPanel(page: Document, options: PanelOptions): Promise<PanelRoom> {
  const { article, say, locale } = options;
  const view = page.defaultView ?? window;
  const walls = await raiseWalls(page, {
    language: locale,
    title: say("panel_label"),
    shape: "panel",
    onCancel: options.close,
  });
  const { room } = walls;
  const open = new AbortController();
  const { signal } = open;
  const css = roomLook + panelLook + panel;
  dress(walls.view, css);
  room.documentElement.className = "paneled";

  const state = roomState(options.annotations, walls.view.innerWidth);
  const picks: Picks = watchPicks(view, state, signal);
  const written = openNotebook(state, options.shelf, say, signal);
  const notebook: Parts["notebook"] = {
    ...written,
    highlight(colour) {
      const made = written.highlight(colour);
      if (made) picks.drop();
      return made;
    },
    place(id, segments) {
      written.place(id, segments);
      picks.drop();
    },
  };
  const { shelf, follow, close, turnOver } = options;
  const shown = { article, state, notebook, shelf, view: walls.view, say, locale };
  const parts: Parts = { ...shown, follow, close, turnOver, quotes: true };
  keepAttaching(parts, signal);
  const handles = { start: walls.mark(), end: walls.mark() };
  const language = article.language ?? undefined;
  openEdges({ view, root: () => page.body, parts, handles, keys: room, ...(language ? { language } : {}) }, signal);
  const finding = keepFound(state, () => page.body, signal);
  const painted = paintPage(page, view, state);
  keepMended(view, painted.mend, signal);
  render(<Panel {...parts} />, room.body);
  room.querySelector(".cards")?.addEventListener("click", () => {
    show(state.found.peek().get(state.active.peek() ?? "")?.ranges[0], view);
  });
  hearKeys(room, parts, view, signal);
  watchText(
    page.documentElement,
    view,
    () => {
      options.changed();
      painted.mend();
      void finding.again();
    },
    signal,
  );
  if (options.focus) walls.view.focus();
  const bar = openBar(walls, view, parts, picks, css, signal);

  return {
    state,
    start({ annotations, settings, isPrivate = false }) {
      state.settings.value = settings;
      state.isPrivate.value = isPrivate;
      written.receive(annotations);
    },
    receive: written.receive,
    fail: written.fail,
    isStanding: walls.isStanding,
    flush: () => void written.flush(),
    highlight() {
      picks.read();
      notebook.highlight(lastColour(state));
    },
    async close() {
      const saved = written.flush();
      await bar;
      open.abort();
      painted.end();
      render(null, room.body);
      walls.close();
      await saved;
    },
  };
}
