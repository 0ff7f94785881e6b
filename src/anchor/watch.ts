/** Keeps anchors right on a page that changes by itself: late text, endless scrolling, live blogs, an article put in another's place. */
import type { Segment } from "../model/annotation.ts";
import { indexOf, isFresh } from "./fresh.ts";
import { type Found, resolving } from "./resolve.ts";
import type { TextIndex } from "./text.ts";

/** Milliseconds of work before the page gets its turn: half of a frame, and more at first, when the reader waits to see something. */
const [firstSlice, slice] = [24, 8];
/** Reading a text of so many characters is work for a turn of its own. */
const longText = 30_000;

type Segments = readonly Segment[];

export interface Wanted {
  readonly id: string;
  readonly segments: Segments;
}

/** Where it is found, and who is told. */
export interface Places {
  /** What holds the text; a page may have put another in its place each time. */
  root(): Element;
  /** What is known now: others may put a place in, or take one out to have it looked for. */
  known(): ReadonlyMap<string, Found | null>;
  /** Gets all that is known when any of it is news. */
  tell(found: ReadonlyMap<string, Found | null>): void;
}

export interface Watch {
  /** All that is to be found from now on. What is known by the same words stays where it is; the rest is looked for, a few at once. */
  want(all: Iterable<Wanted>): void;
  /** Looks for what is lost, and for what no longer stands where it was put; resolves when that is done. */
  again(): Promise<void>;
}

/** Text that is not in the document any more counts for nothing. */
function textOf(found: Found | null | undefined): string {
  return (found?.ranges ?? []).map((range) => (range.startContainer.isConnected ? range.toString() : "")).join("\n");
}

/** Whether two say the same words at the same place: what comes back from a store is another object each time. */
function isSame(one: Segments | undefined, other: Segments): boolean {
  return one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));
}

/** Lets the page have its turn. */
function turn(): Promise<void> {
  if (typeof scheduler !== "undefined" && "yield" in scheduler) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}

interface Pace {
  /** Whether the page should get its turn now. */
  readonly isOver: () => boolean;
  readonly turn: () => Promise<void>;
}

/** A slice of work of at most `most` milliseconds, and usual ones after it. */
function paced(most: number): Pace {
  let end = performance.now() + most;
  return {
    isOver: () => performance.now() >= end,
    async turn() {
      await turn();
      end = performance.now() + slice;
    },
  };
}

/**
 * Finds annotations and keeps them found until `signal` aborts. Never works longer than some milliseconds at a time, beside reading the text, and not at
 * all while nothing changes: the caller says when to look again.
 */
export function keepAnchors({ root, known, tell }: Places, signal: AbortSignal): Watch {
  /** By what each was looked for, and the text that was there: if it is another now, the page changed under it. */
  const looked = new Map<string, { readonly segments: Segments; readonly stood: string }>();
  let wanted = new Map<string, Segments>();
  const queue = new Set<string>();
  let working = false;
  let work = Promise.resolve();

  function report(news: Map<string, Found | null>): void {
    const before = known();
    const found = new Map([...before].filter(([id]) => wanted.has(id)));
    let any = found.size < before.size;
    for (const [id, place] of news) {
      if (!wanted.has(id)) continue;
      any ||= place !== null || before.get(id) !== null;
      found.set(id, place);
    }
    news.clear();
    if (any) tell(found);
  }

  /** Looks in `index` for all that is wanted, since each tells where its neighbours went; those that were decided already stay. */
  function* lookIn(index: TextIndex, news: Map<string, Found | null>): Generator<undefined, void> {
    const all = [...wanted];
    const deciding = resolving(
      index,
      all.map(([, segments]) => segments),
    );
    for (const decided of deciding) {
      yield;
      const [id, segments] = all[decided?.[0] ?? -1] ?? [""];
      if (!segments || !queue.has(id) || !isSame(wanted.get(id), segments)) continue;
      queue.delete(id);
      // What has no words is about the page as a whole, and is where the page is.
      const place = segments.length === 0 ? { ranges: [], changed: false } : (decided?.[1] ?? null);
      news.set(id, place);
      // What the page spoiled meanwhile is looked for again when it rests.
      looked.set(id, { segments, stood: isFresh(index) ? textOf(place) : "" });
    }
  }

  /** Up to the first wait it is done when it returns: what is few is seen at once. */
  async function workOff(): Promise<void> {
    const news = new Map<string, Found | null>();
    const pace = paced(firstSlice);
    let first = true;
    working = true;
    try {
      while (queue.size > 0 && !signal.aborted) {
        for (const id of queue) if (!wanted.has(id)) queue.delete(id);
        const index = indexOf(root());
        if (index.text.length > longText) {
          await pace.turn();
          for (const _ of index.haystack.prepare()) if (pace.isOver()) await pace.turn();
        }
        for (const _ of lookIn(index, news)) {
          if (!pace.isOver()) continue;
          // The first ones are seen at once, the others together: whoever is told has work with it.
          if (first) report(news);
          first = false;
          await pace.turn();
          if (signal.aborted) return;
        }
      }
    } finally {
      working = false;
    }
    if (!signal.aborted && news.size > 0) report(news);
  }

  function start(): Promise<void> {
    if (!working) work = workOff();
    return work;
  }

  return {
    want(all) {
      const before = known();
      wanted = new Map();
      for (const { id, segments } of all) {
        wanted.set(id, segments);
        if (!before.has(id) || !isSame(looked.get(id)?.segments, segments)) queue.add(id);
      }
      if (queue.size > 0) void start();
    },
    async again() {
      const now = known();
      for (const [id] of wanted) {
        const place = now.get(id);
        if (!place || textOf(place) !== looked.get(id)?.stood || place.ranges.some(({ collapsed }) => collapsed))
          queue.add(id);
      }
      if (queue.size > 0) await start();
    },
  };
}
