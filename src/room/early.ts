/** The first moments of a room: the article is painted before the margin's code runs, and no key pressed meanwhile is lost. */
import type { View } from "./parts.ts";

/** A tab that is not shown paints nothing: the margin is not kept waiting for it longer than this, in milliseconds. */
const longestMs = 200;

/** Resolves when what was drawn has been painted. */
export function painted(view: View): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestMs);
    view.requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Keeps the keys that are pressed until `heard` is called, which presses them again, in their order. Escape is heard from the start. */
export function keepKeys({ document: room, KeyboardEvent }: View, signal: AbortSignal): { heard(): void } {
  const kept: KeyboardEvent[] = [];
  const until = new AbortController();
  room.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" && !event.ctrlKey && !event.metaKey && !event.altKey) kept.push(event);
    },
    { signal: AbortSignal.any([signal, until.signal]) },
  );
  return {
    heard() {
      until.abort();
      for (const { key, shiftKey } of kept)
        room.body.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
    },
  };
}
