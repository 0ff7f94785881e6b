/** Writing: what the reader does to annotations, shown at once, handed to the saver, and remembered to be taken back. */
import { batch } from "@preact/signals";
import type { Annotation, Colour } from "../model/annotation.ts";
import { withUsed } from "../model/settings.ts";
import { tagsAfter, withoutTags, withTags } from "../model/tags.ts";
import type { Say } from "../model/words.ts";
import { type Change, type ChangeKind, changed, openHistory, type Step } from "./history.ts";
import { followMeter } from "./metering.ts";
import { openSaver, takeOut } from "./saver.ts";
import type { Shelf } from "./shelf.ts";
import type { RoomState } from "./state.ts";
import { toast } from "./toast.ts";

export interface Notebook {
  /** Makes a highlight of the pending selection; `null` when there is none. */
  highlight(colour: Colour): Annotation | null;
  /** A note on the page as a whole, empty until it is written in. */
  pageNote(): Annotation;
  recolour(ids: readonly string[], colour: Colour): void;
  write(id: string, note: string): void;
  /** Puts it on other words. */
  place(id: string, segments: Annotation["segments"]): void;
  /** Writing in a note has come to rest: the next change is a step of its own, and a note on the page that is empty goes. */
  rest(id: string): void;
  tag(ids: readonly string[], added: readonly string[], removed: readonly string[]): void;
  /** Ends a clash: the note as it is to be; every other version goes. */
  settle(id: string, note: string): void;
  remove(ids: readonly string[]): void;
  /** Takes a deleted annotation out of the bin. */
  restore(annotation: Annotation): void;
  /** Takes the last change back; the annotation that it brings back or alters, when it is one. */
  undo(): string | null;
  /** The same for the change that was taken back last. */
  redo(): string | null;
  /** Takes in what was changed in another tab or browser. */
  receive(annotations: readonly Annotation[]): void;
  /** Says that the shelf could not be reached. */
  fail(error: unknown): void;
  isBehind(): boolean;
  /** Hands over at once what is still waiting. Resolves when all was tried. */
  flush(): Promise<void>;
}

const newId = (): string => crypto.getRandomValues(new Uint8Array(8)).toHex();

function newAnnotation(segments: Annotation["segments"], colour: Colour): Annotation {
  const now = Date.now();
  // The page is the background's to say.
  const page = "" as Annotation["page"];
  return {
    id: newId(),
    page,
    segments,
    colour,
    note: "",
    tags: [],
    created: now,
    edited: now,
    deleted: null,
    stamp: "",
  };
}

/** A notebook on a room's state. It stops saving by itself when `signal` aborts; call `flush` first. */
export function openNotebook(state: RoomState, shelf: Shelf, say: Say, signal: AbortSignal): Notebook {
  const saver = openSaver(state, shelf, say, signal);
  followMeter(state, shelf, signal);
  const history = openHistory();
  const get = (id: string): Annotation | null => state.annotations.value.get(id) ?? null;

  function set(id: string, annotation: Annotation | null): void {
    if (annotation === null) takeOut(state, id);
    else state.annotations.value = new Map(state.annotations.value).set(id, { ...annotation, edited: Date.now() });
  }

  function change(kind: ChangeKind, changes: readonly Change[], when: "now" | "soon" = "now"): void {
    const real = changes.filter(({ before, after }) => before !== after);
    if (real.length === 0) return;
    batch(() => {
      for (const { id, after } of real) set(id, after);
    });
    history.record({ kind, changes: real });
    for (const { id } of real) saver.want(id, when);
  }

  function changeEach(
    kind: ChangeKind,
    ids: readonly string[],
    next: (annotation: Annotation) => Annotation | null,
  ): void {
    const changes = ids.flatMap((id) => {
      const before = get(id);
      return before ? [{ id, before, after: next(before) }] : [];
    });
    change(kind, changes);
  }

  function replay(step: Step | null, way: "undo" | "redo"): string | null {
    if (!step) return null;
    let shown: string | null = null;
    batch(() => {
      for (const { id, before, after } of step.changes) {
        const [from, to] = way === "undo" ? [after, before] : [before, after];
        set(id, changed(get(id), from, to));
        if (to && step.changes.length === 1) state.active.value = shown = id;
      }
    });
    for (const { id } of step.changes) saver.want(id, "now");
    const what = say(`act_${step.kind}`);
    if (way === "undo") toast(state, { words: say("undone", what), undo: redo, again: true });
    else toast(state, { words: say("redone", what), undo });
    return shown;
  }

  const undo = (): string | null => replay(history.back(), "undo");
  const redo = (): string | null => replay(history.forward(), "redo");

  function use(colour: Colour): void {
    if (state.settings.value.recent[0] === colour) return;
    state.settings.value = withUsed(state.settings.value, colour);
    // A habit that could not be remembered is not worth a word: the save that goes with it says what is wrong.
    shelf.habit({ colour }).catch(() => undefined);
  }

  return {
    highlight(colour) {
      const pending = state.pending.value;
      if (!pending) return null;
      const made = newAnnotation(pending.segments, colour);
      batch(() => {
        state.pending.value = null;
        state.active.value = made.id;
        use(colour);
        change("highlight", [{ id: made.id, before: null, after: made }]);
      });
      return made;
    },
    pageNote() {
      const made = newAnnotation([], state.settings.value.recent[0] ?? "yellow");
      batch(() => {
        set(made.id, made);
        state.active.value = made.id;
        state.editing.value = made.id;
      });
      return made;
    },
    recolour(ids, colour) {
      use(colour);
      changeEach("colour", ids, (annotation) =>
        annotation.colour === colour ? annotation : { ...annotation, colour },
      );
    },
    write(id, note) {
      const before = get(id);
      if (!before || before.note === note) return;
      const tags = tagsAfter(before.tags, before.note, note);
      change("note", [{ id, before, after: { ...before, note, tags } }], "soon");
    },
    place: (id, segments) => changeEach("place", [id], (annotation) => ({ ...annotation, segments })),
    rest(id) {
      history.rest();
      const left = get(id);
      if (left && left.segments.length === 0 && left.note.trim() === "") {
        history.forget(id);
        set(id, null);
        if (left.stamp !== "") saver.want(id, "now");
      }
      void saver.flush();
    },
    tag: (ids, added, removed) =>
      changeEach("tag", ids, (annotation) => {
        const tags = withTags(withoutTags(annotation.tags, removed), added);
        const same =
          tags.length === annotation.tags.length && tags.every((tag, index) => tag === annotation.tags[index]);
        return same ? annotation : { ...annotation, tags };
      }),
    settle: (id, note) =>
      changeEach("note", [id], ({ versions: _, ...annotation }) => ({
        ...annotation,
        note,
        tags: tagsAfter(annotation.tags, annotation.note, note),
      })),
    remove(ids) {
      changeEach("delete", ids, () => null);
      toast(state, { words: say("deleted"), undo });
    },
    restore: (annotation) =>
      change("restore", [{ id: annotation.id, before: null, after: { ...annotation, deleted: null } }]),
    undo,
    redo,
    receive: saver.receive,
    fail: saver.fail,
    isBehind: saver.isBehind,
    flush: saver.flush,
  };
}
