/** Finding: where each annotation stands on a page that may change under it. */
import { effect } from "@preact/signals";
import { type Found, resolve } from "../../anchor/index.ts";
import type { Annotation } from "../../model/annotation.ts";
import type { RoomState } from "../state.ts";

type Segments = Annotation["segments"];

/** Whether two say the same words at the same place: what comes back from the store is another object each time. */
const isSame = (one: Segments | undefined, other: Segments): boolean =>
  one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));

/** A note on the page as a whole has no words to be found: it is where the page is. */
const whole: Found = { ranges: [], changed: false };

export interface Finding {
  /** Looks again: for all that is lost, and for what no longer stands where it was put. */
  again(): Promise<void>;
}

/** Keeps `state.found` right: each annotation is looked for once, when it comes or when its words are set anew. Ends with `signal`. */
export function keepFound(state: RoomState, root: () => Element, signal: AbortSignal): Finding {
  /** What each was looked for by. */
  const wanted = new Map<string, Segments>();
  /** The text that was painted, to see whether the page has changed it. */
  const stood = new Map<string, string>();
  const textOf = (found: Found | null | undefined): string =>
    (found?.ranges ?? []).map((range) => range.toString()).join("\n");

  function look(annotations: readonly Annotation[]): void {
    if (annotations.length === 0) return;
    const places = resolve(
      annotations.map(({ segments }) => [...segments]),
      root(),
    );
    const found = new Map(state.found.peek());
    let news = false;
    for (const [index, annotation] of annotations.entries()) {
      const place = annotation.segments.length === 0 ? whole : (places[index] ?? null);
      news ||= place !== null || found.get(annotation.id) !== null;
      found.set(annotation.id, place);
      wanted.set(annotation.id, annotation.segments);
      stood.set(annotation.id, textOf(place));
    }
    if (news) state.found.value = found;
  }

  const end = effect(() => {
    const known = state.found.peek();
    look(
      [...state.annotations.value.values()].filter(
        (one) => !known.has(one.id) || !isSame(wanted.get(one.id), one.segments),
      ),
    );
  });
  signal.addEventListener("abort", end);
  let looking = false;
  /** Looks for all that is lost and for what the page has touched, a few at a time, so that the page has its turn. */
  async function lookAgain(): Promise<void> {
    const known = state.found.peek();
    const wanting = [...state.annotations.peek().values()].filter(({ id }) => {
      const place = known.get(id);
      return !place || textOf(place) !== stood.get(id) || place.ranges.some(({ collapsed }) => collapsed);
    });
    for (let from = 0; from < wanting.length && !signal.aborted; from += fewAtATime) {
      if (from > 0) await turn();
      const live = state.annotations.peek();
      look(wanting.slice(from, from + fewAtATime).filter(({ id }) => live.has(id)));
    }
  }
  return {
    async again() {
      if (looking) return;
      looking = true;
      try {
        await lookAgain();
      } finally {
        looking = false;
      }
    },
  };
}

/** How many are looked for before the page has its turn: a lost one takes up to some milliseconds. */
const fewAtATime = 25;

/** Resolves when the page had its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
