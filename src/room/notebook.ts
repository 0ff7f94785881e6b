/** Writing: what the reader does to annotations, shown at once and handed to the store. */
import type { Annotation, Colour, Written } from "../model/annotation.ts";
import type { Say } from "../model/words.ts";
import type { RoomState } from "./state.ts";

/** Where annotations are kept: the background, or a Map in a test. A rejected promise means: not written. */
export interface Shelf {
  save(written: Written): Promise<Annotation>;
  remove(id: string): Promise<Annotation | null>;
  restore(id: string): Promise<Annotation | null>;
  /** Whether the shelf can still be reached at all; false once the extension was updated under an open page. */
  isReachable(): boolean;
}

export interface Notebook {
  /** Makes a highlight of the pending selection; `null` when there is none. */
  highlight(colour: Colour): Annotation | null;
  recolour(id: string, colour: Colour): void;
  write(id: string, note: string): void;
  /** Puts it on other words. */
  place(id: string, segments: Annotation["segments"]): void;
  remove(id: string): void;
  /** Takes in what was changed in another tab or browser. */
  receive(annotations: readonly Annotation[]): void;
  /** Says that the shelf could not be reached. */
  fail(error: unknown): void;
  /** Hands over at once what is still waiting. Resolves when all was tried. */
  flush(): Promise<void>;
}

/** How long typing rests before it is saved, in milliseconds: less than it takes to reach for the tab's close button. */
const restMs = 300;
/** How long to wait before a failed save is tried again, in milliseconds. */
const retryMs = 2000;
/** How long a toast with an undo stands, in milliseconds. */
const toastMs = 8000;

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const written = ({ id, segments, colour, note, tags }: Annotation): Written => ({ id, segments, colour, note, tags });

/** A notebook on a room's state. It stops saving by itself when `signal` aborts; call `flush` first. */
export function openNotebook(state: RoomState, shelf: Shelf, say: Say, signal: AbortSignal): Notebook {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));

  function put(annotation: Annotation): void {
    state.annotations.value = new Map(state.annotations.value).set(annotation.id, annotation);
  }

  function takeOut(id: string): void {
    const rest = new Map(state.annotations.value);
    rest.delete(id);
    state.annotations.value = rest;
    if (state.active.value === id) state.active.value = null;
    if (state.editing.value === id) state.editing.value = null;
  }

  function schedule(delay: number): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(flush, delay);
  }

  function failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    state.saving.value = {
      state: "failed",
      why: shelf.isReachable() ? say("save_failed", reason) : say("updated_away"),
    };
    if (shelf.isReachable()) schedule(retryMs);
  }

  async function save(id: string): Promise<void> {
    const annotation = state.annotations.value.get(id);
    if (!annotation) return;
    try {
      const saved = await shelf.save(written(annotation));
      // Typing went on meanwhile: the newer words stay and are waiting already.
      if (state.annotations.value.get(id) === annotation) put(saved);
    } catch (error) {
      waiting.add(id);
      throw error;
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    const ids = [...waiting];
    waiting.clear();
    if (ids.length === 0) return;
    state.saving.value = { state: "saving" };
    const results = await Promise.allSettled(ids.map(save));
    const broken = results.find((result) => result.status === "rejected");
    if (broken) failed(broken.reason);
    else if (waiting.size === 0) state.saving.value = { state: "idle" };
  }

  function change(annotation: Annotation, delay: number): void {
    put({ ...annotation, edited: Date.now() });
    waiting.add(annotation.id);
    state.saving.value = { state: "saving" };
    if (delay === 0) void flush();
    else schedule(delay);
  }

  function changeOne(id: string, next: (annotation: Annotation) => Annotation, delay: number): void {
    const annotation = state.annotations.value.get(id);
    if (annotation) change(next(annotation), delay);
  }

  function showUndo(undo: () => void): void {
    const toast = { words: say("deleted"), undo };
    state.toast.value = toast;
    setTimeout(() => {
      if (state.toast.value === toast) state.toast.value = null;
    }, toastMs);
  }

  return {
    highlight(colour) {
      const pending = state.pending.value;
      if (!pending) return null;
      const now = Date.now();
      const annotation: Annotation = {
        id: newId(),
        page: "" as Annotation["page"],
        segments: pending.segments,
        colour,
        note: "",
        tags: [],
        created: now,
        edited: now,
        deleted: null,
        stamp: "",
      };
      state.pending.value = null;
      state.colour.value = colour;
      state.active.value = annotation.id;
      change(annotation, 0);
      return annotation;
    },
    recolour: (id, colour) => changeOne(id, (annotation) => ({ ...annotation, colour }), 0),
    write: (id, note) => changeOne(id, (annotation) => ({ ...annotation, note }), restMs),
    place: (id, segments) => changeOne(id, (annotation) => ({ ...annotation, segments }), 0),
    remove(id) {
      const annotation = state.annotations.value.get(id);
      if (!annotation) return;
      const unsaved = waiting.delete(id);
      takeOut(id);
      const removal = (unsaved ? shelf.save(written(annotation)) : Promise.resolve()).then(() => shelf.remove(id));
      removal.catch((error) => {
        put(annotation);
        failed(error);
      });
      showUndo(() => {
        state.toast.value = null;
        put(annotation);
        removal.then(() => shelf.restore(id)).then((restored) => restored && put(restored), failed);
      });
    },
    receive(annotations) {
      for (const annotation of annotations) {
        if (waiting.has(annotation.id)) continue;
        if (annotation.deleted === null) put(annotation);
        else takeOut(annotation.id);
      }
    },
    fail: failed,
    flush,
  };
}
