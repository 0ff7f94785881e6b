/** Saving: what the reader wrote goes to the shelf, one after the other, and is kept until it is there. */
import { batch } from "@preact/signals";
import type { Annotation, Seen, Written } from "../model/annotation.ts";
import type { Say } from "../model/words.ts";
import type { Shelf } from "./shelf.ts";
import type { RoomState } from "./state.ts";

/** How long what is typed may wait before it is saved, in milliseconds: less than it takes to reach for the tab's close button. */
const mostMs = 250;
/** How long to wait before a failed save is tried again, in milliseconds. */
const retryMs = 2000;

export interface Saver {
  /** The annotation is to be saved as the state has it, deleted when it has it no more; `soon`: when typing rests. */
  want(id: string, when: "now" | "soon"): void;
  /** Takes in what was changed in another tab or browser. */
  receive(annotations: readonly Annotation[]): void;
  /** Says that the shelf could not be reached. */
  fail(error: unknown): void;
  /** Whether there is anything that is not on the shelf yet. */
  isBehind(): boolean;
  /** Hands over at once what is still waiting. Resolves when all was tried. */
  flush(): Promise<void>;
}

function writtenOf({ id, segments, colour, note, tags, versions }: Annotation): Written {
  return { id, segments, colour, note, tags, ...(versions ? { versions } : {}) };
}

const stampsOf = (annotation: Annotation | undefined): readonly string[] =>
  (annotation?.versions ?? []).map(({ stamp }) => stamp);

/** A saver on a room's state. It stops by itself when `signal` aborts; call `flush` first. */
export function openSaver(state: RoomState, shelf: Shelf, say: Say, signal: AbortSignal): Saver {
  const waiting = new Set<string>();
  const sending = new Map<string, number>();
  /** As the shelf had each annotation last, as far as this room knows. */
  const stored = new Map<string, Annotation>();
  /** The notes that were handed over and not confirmed yet. */
  const underway = new Map<string, string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer));

  const isDirty = (id: string): boolean => waiting.has(id) || sending.has(id);

  function put(annotation: Annotation): void {
    state.annotations.value = new Map(state.annotations.value).set(annotation.id, annotation);
  }

  function schedule(delay: number): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(flush, delay);
  }

  function fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const reachable = shelf.isReachable();
    state.saving.value = { state: "failed", why: reachable ? say("save_failed", reason) : say("updated_away") };
    if (reachable) schedule(retryMs);
  }

  function seenOf(id: string): Seen {
    const known = stored.get(id);
    return { notes: [...(known ? [known.note] : []), ...(underway.get(id) ?? [])], versions: stampsOf(known) };
  }

  async function hand(id: string): Promise<void> {
    const annotation = state.annotations.value.get(id);
    if (!annotation) {
      if (await shelf.remove(id)) stored.delete(id);
      return;
    }
    const seen = seenOf(id);
    underway.set(id, [...(underway.get(id) ?? []), annotation.note]);
    const saved = await shelf.save(writtenOf(annotation), seen);
    const notes = underway.get(id) ?? [];
    underway.set(id, notes.slice(notes.indexOf(annotation.note) + 1));
    stored.set(id, saved);
    const now = state.annotations.value.get(id);
    if (!now) return;
    // Typing went on meanwhile: the newer words stay, and are waiting already.
    put(now === annotation ? saved : { ...saved, ...writtenOf(now), ...versionsOf(saved) });
  }

  async function save(id: string): Promise<void> {
    sending.set(id, (sending.get(id) ?? 0) + 1);
    try {
      await hand(id);
    } catch (error) {
      waiting.add(id);
      throw error;
    } finally {
      const left = (sending.get(id) ?? 1) - 1;
      if (left > 0) sending.set(id, left);
      else sending.delete(id);
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const ids = [...waiting];
    waiting.clear();
    if (ids.length === 0) return;
    state.saving.value = { state: "saving" };
    const results = await Promise.allSettled(ids.map(save));
    const broken = results.find((result) => result.status === "rejected");
    if (broken) fail(broken.reason);
    else if (waiting.size === 0) state.saving.value = { state: "idle" };
  }

  /** What an annotation is after it was changed elsewhere; `null`: it is no more. */
  function received(incoming: Annotation): Annotation | null {
    const { id } = incoming;
    const own = state.annotations.value.get(id);
    // What is being written here stays; whether it clashes is told when it is saved.
    if (isDirty(id)) return own && incoming.deleted === null ? mixed(own, stored.get(id), incoming) : (own ?? null);
    if (incoming.deleted !== null) return null;
    stored.set(id, incoming);
    return incoming;
  }

  return {
    want(id, when) {
      waiting.add(id);
      state.saving.value = { state: "saving" };
      if (when === "now") void flush();
      // Not put off by the next letter: who types on and on is saved all the while.
      else if (timer === undefined) schedule(mostMs);
    },
    // All at once: five hundred are found, measured and painted together.
    receive: (annotations) =>
      batch(() => {
        const all = new Map(state.annotations.value);
        const gone: string[] = [];
        for (const incoming of annotations) {
          const next = received(incoming);
          if (next) all.set(next.id, next);
          else gone.push(incoming.id);
        }
        state.annotations.value = all;
        for (const id of gone) takeOut(state, id);
      }),
    fail,
    isBehind: () => waiting.size > 0 || sending.size > 0,
    flush,
  };
}

const versionsOf = ({ versions }: Annotation): Pick<Annotation, "versions"> => (versions ? { versions } : {});

/** What was changed elsewhere with what was changed here laid over it. */
function mixed(own: Annotation, before: Annotation | undefined, incoming: Annotation): Annotation {
  return {
    ...incoming,
    note: own.note,
    colour: own.colour === before?.colour ? incoming.colour : own.colour,
    tags: own.tags === before?.tags ? incoming.tags : own.tags,
  };
}

/** Takes an annotation out of the room, wherever it is in use. */
export function takeOut(state: RoomState, id: string): void {
  const rest = new Map(state.annotations.value);
  rest.delete(id);
  state.annotations.value = rest;
  for (const use of [state.active, state.hovered, state.editing, state.tagging, state.copying])
    if (use.value === id) use.value = null;
}
