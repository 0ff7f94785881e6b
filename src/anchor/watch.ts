/** Keeps anchors right on a page that changes by itself: late text, endless scrolling, live blogs, an article put in another's place. */
import type { Segment } from "../model/annotation.ts";
import { indexOf } from "./fresh.ts";
import type { Move } from "./moves.ts";
import { type Found, resolveIn } from "./resolve.ts";
import type { TextIndex } from "./text.ts";

/** Milliseconds of work before the page gets its turn: half of a frame, and more at first, when the reader waits to see something. */
const [firstSlice, slice] = [24, 8];
/** Reading a text of so many characters is work for a turn of its own. */
const longText = 30_000;
/** How many annotations are looked for between two looks at the clock. */
const batch = 4;
/** Milliseconds for which a text that was read serves, also while the page goes on changing: what that spoils is looked for again when it rests. */
const served = 500;

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

/** Does what may rest, a slice at a time. */
async function inSlices(work: Iterable<undefined>): Promise<void> {
  let began = performance.now();
  for (const _ of work) {
    if (performance.now() - began < slice) continue;
    await turn();
    began = performance.now();
  }
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

  function lookFor(index: TextIndex, moves: Move[], news: Map<string, Found | null>): void {
    const ids = [...queue].slice(0, batch);
    const places = resolveIn(
      index,
      ids.map((id) => wanted.get(id) ?? []),
      moves,
    );
    ids.forEach((id, at) => {
      const segments = wanted.get(id);
      queue.delete(id);
      if (segments === undefined) return;
      // What has no words is about the page as a whole, and is where the page is.
      const place = segments.length === 0 ? { ranges: [], changed: false } : (places[at] ?? null);
      news.set(id, place);
      looked.set(id, { segments, stood: textOf(place) });
    });
  }

  /** Up to the first wait it is done when it returns: what is few is seen at once. */
  async function workOff(): Promise<void> {
    const news = new Map<string, Found | null>();
    let [index, read, first]: [TextIndex | null, number, boolean] = [null, 0, true];
    let moves: Move[] = [];
    working = true;
    try {
      while (queue.size > 0 && !signal.aborted) {
        const began = performance.now();
        if (index === null || began - read > served) {
          index = indexOf(root());
          moves = [];
          read = performance.now();
          if (index.text.length > longText) {
            await turn();
            await inSlices(index.haystack.prepare());
            continue;
          }
        }
        do lookFor(index, moves, news);
        while (queue.size > 0 && performance.now() - began < (first ? firstSlice : slice));
        // The first ones are seen at once, the others together: whoever is told has work with it.
        if (first && queue.size > 0) report(news);
        first = false;
        if (queue.size > 0) await turn();
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
