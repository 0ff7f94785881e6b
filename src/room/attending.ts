/** All that goes on in the room while it is open: finding, painting, measuring, hearing. */
import { effect } from "@preact/signals";
import { bringIntoView } from "./going.ts";
import { hearKeys } from "./keys.ts";
import { keepBand, keepLines } from "./lines.ts";
import { watchPointer } from "./meeting.ts";
import { keepFound } from "./original/finding.ts";
import { keepPainted, ownView } from "./paint.ts";
import type { Parts, View } from "./parts.ts";
import { watchSelection } from "./select.ts";
import { marginWidth } from "./state.ts";

/** Attends to the article under `root` until `signal` aborts. `parts` gives what is shown now. */
export function attend(view: View, root: HTMLElement, parts: () => Parts, signal: AbortSignal): void {
  const given = parts();
  const { state } = given;
  watchSelection(view, root, state, signal);
  watchPointer(view, root, state, signal);
  keepBand(view, root, state, signal);
  hearKeys(view, root, parts, signal);
  // Sooner than `pagehide`, after which Firefox hands over nothing. What could not be saved (the extension was updated under the page) must not go with the page unasked.
  view.parent.addEventListener(
    "beforeunload",
    (event) => {
      // Asked first: a flush is under way from its first moment, also one that will fail.
      if (state.saving.value.state === "failed" && given.notebook.isBehind()) event.preventDefault();
      void given.notebook.flush();
    },
    { signal },
  );
  keepFound(state, () => root, signal);
  const ends = [
    keepLines(root, state),
    keepPainted(ownView(view), state).end,
    // The sheet from below would stand over the very words that it is about.
    effect(() => {
      const id = state.active.value;
      if (id === null || state.width.value >= marginWidth) return;
      view.requestAnimationFrame(() => {
        const [line] = state.found.peek().get(id)?.ranges[0]?.getClientRects() ?? [];
        if (line && state.active.peek() === id) bringIntoView(view, line);
      });
    }),
    effect(() => {
      view.document.body.classList.toggle("with-panel", state.panel.value !== null);
      // The column has moved aside, and what is placed by pixels with it.
      state.layout.value = state.layout.peek() + 1;
    }),
  ];
  signal.addEventListener("abort", () => {
    for (const end of ends) end();
  });
}
