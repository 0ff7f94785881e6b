/** The margin and all that goes with it: a part of its own, which comes when the article is seen. */
import { effect } from "@preact/signals";
import type { ComponentChild } from "preact";
import { keepAttaching } from "./attach.ts";
import { attend } from "./attending.ts";
import { dress } from "./dress.ts";
import { later } from "./later.tsx";
import { listState } from "./list.ts";
import { marginLook } from "./look/notes.ts";
import { Margin } from "./Margin.tsx";
import { type Notebook, openNotebook } from "./notebook.ts";
import type { Parts, Shown } from "./parts.ts";
import { SelectionBar } from "./SelectionBar.tsx";
import type { Shelf } from "./shelf.ts";
import { ToastLine } from "./ToastLine.tsx";

/** The list, the bin, the outline and the keys. */
const Panels = later(
  () => import("./Panels.tsx").then(({ Panels }) => Panels),
  ({ state }) => {
    state.panel.value = null;
  },
);

/** Begins with a part as soon as it is wanted, until `signal` aborts; one that could not be had is asked for anew when it is wanted again. */
function once<Part>(
  wanted: () => unknown,
  load: () => Promise<Part>,
  begin: (part: Part) => void,
  signal: AbortSignal,
) {
  let asked = false;
  const end = effect(() => {
    if (!wanted() || asked) return;
    asked = true;
    load().then(
      (part) => signal.aborted || begin(part),
      () => {
        asked = false;
      },
    );
  });
  signal.addEventListener("abort", end);
}

export interface Furniture {
  readonly notebook: Notebook;
  /** What stands beside the article. */
  beside(shown: Shown): ComponentChild;
  /** What stands over it: panels, the bar at a selection, the toast. */
  over(shown: Shown): ComponentChild;
}

/** Furnishes the room that shows its article under `root`, until `signal` aborts. `shown` gives what is shown now. */
export function furnish(root: HTMLElement, shelf: Shelf, shown: () => Shown, signal: AbortSignal): Furniture {
  const { state, view, say } = shown();
  const { document: room } = view;
  dress(view, marginLook);
  const notebook = openNotebook(state, shelf, say, signal);
  const list = listState();
  const partsOf = (now: Shown): Parts => ({ ...now, notebook, shelf });
  keepAttaching({ state, notebook }, signal);
  // A letter typed at once must find its field, and no browser lets anybody copy long after the press.
  once(
    () => state.pending.value || state.active.value,
    () => import("./at-work.ts"),
    ({ handlesIn, openEdges }) =>
      openEdges({ view, root: () => root, parts: { state, notebook }, handles: handlesIn(room), keys: room }, signal),
    signal,
  );
  once(
    () => state.count.value,
    () => import("./edges.ts"),
    ({ markEdges }) => markEdges(root, { state, say }, view, signal),
    signal,
  );
  attend(view, root, () => partsOf(shown()), signal);
  return {
    notebook,
    beside: (now) => <Margin parts={partsOf(now)} />,
    over(now) {
      const parts = partsOf(now);
      return (
        <>
          {state.panel.value === null ? null : <Panels parts={parts} list={list} />}
          <SelectionBar {...parts} />
          <ToastLine {...parts} />
        </>
      );
    },
  };
}
