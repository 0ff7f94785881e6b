/** Keys: what each does, as the reader has set them. None is heard while typing, and none that a browser has for itself. */
import { colours } from "../model/annotation.ts";
import { type Command, commands, type Settings } from "../model/settings.ts";
import { doing } from "./doing.ts";
import { keepKeys } from "./early.ts";
import { goTo } from "./going.ts";
import { noPart } from "./later.tsx";
import type { Parts, View } from "./parts.ts";
import { readSelection } from "./select.ts";
import { takesLetters } from "./typing.ts";
import type { Walk } from "./walk.ts";

type Actions = Readonly<Record<Command, (extend: boolean) => void>>;

/** What each command does. `go` shows an annotation. */
export function actionsOf(parts: Parts, walk: Walk, go = (id: string): void => goTo(parts, id)): Actions {
  const does = doing(parts);
  const { state } = parts;
  const toNote = (by: 1 | -1): void => {
    const ordered = state.ordered.value;
    const at = ordered.findIndex(({ id }) => id === state.active.value);
    const next = ordered[at < 0 ? (by > 0 ? 0 : ordered.length - 1) : at + by];
    if (next) go(next.id);
  };
  return {
    highlight: does.highlight,
    colour_1: () => does.colour(colours[0]),
    colour_2: () => does.colour(colours[1]),
    colour_3: () => does.colour(colours[2]),
    colour_4: () => does.colour(colours[3]),
    colour_5: () => does.colour(colours[4]),
    note: does.note,
    tag: does.tag,
    copy: does.copy,
    next_sentence: (extend) => walk.step(1, extend),
    previous_sentence: (extend) => walk.step(-1, extend),
    next_note: () => toNote(1),
    previous_note: () => toNote(-1),
    edit: () => {
      if (state.active.value) state.editing.value = state.active.value;
    },
    delete: does.remove,
    page_note: does.pageNote,
    list: () => does.panel("list"),
    outline: () => does.panel("outline"),
    keys: () => does.panel("keys"),
  };
}

/** Undo and redo are where every program has them: Ctrl or Cmd with Z, and with Shift. */
export function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
}

/** What a key alone is set to do; none with Ctrl, Cmd or Alt, which are the browser's. */
export function commandOf(event: KeyboardEvent, keys: Settings["keys"]): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  return commands.find((name) => keys[name] !== "" && keys[name] === key);
}

/** The walk by sentences, which is a part of its own: the keys that are pressed while it comes are pressed again once it is there. */
function walkLater(view: View, root: Element, failed: (error: unknown) => void, signal: AbortSignal) {
  let walk: Walk | null = null;
  const later = {
    isComing: false,
    step(by: 1 | -1, extend: boolean): void {
      if (walk) {
        walk.step(by, extend);
        return;
      }
      later.isComing = true;
      const keys = keepKeys(view, signal);
      import("./walk.ts")
        .then(({ sentenceWalk }) => {
          walk = sentenceWalk(view, () => root);
        }, failed)
        .then(() => {
          later.isComing = false;
          walk?.step(by, extend);
          keys.heard();
        });
    },
  };
  return later;
}

/** Hears keys in the room until `signal` aborts. `parts` gives what is shown now: another cleaning may have taken its place. */
export function hearKeys(view: View, root: Element, parts: () => Parts, signal: AbortSignal): void {
  const walk = walkLater(view, root, (error) => noPart(parts(), error), signal);
  view.document.addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || event.isComposing || walk.isComing || takesLetters(event.target)) return;
      const current = parts();
      if (isUndo(event)) {
        event.preventDefault();
        const shown = current.notebook[event.shiftKey ? "redo" : "undo"]();
        if (shown) goTo(current, shown);
        return;
      }
      const command = commandOf(event, current.state.settings.value.keys);
      if (!command) return;
      event.preventDefault();
      // The browser tells of a new selection only after a while, and the next key may come sooner.
      readSelection(view, root, current.state);
      actionsOf(current, walk)[command](event.shiftKey);
    },
    { signal },
  );
}
