/** Attaching: a note whose words are lost, or were found in the wrong place, is put on words that the reader selects. */
import { batch, effect } from "@preact/signals";
import type { Parts } from "./parts.ts";

/** How long a selection rests before it is taken, in milliseconds: with the keys it is made step by step. */
const restMs = 400;

/** Puts the annotation on what is selected; where nothing is, on what will be. Asked for twice, it waits no longer. */
export function attach({ state, notebook }: Pick<Parts, "state" | "notebook">, id: string): void {
  const pending = state.pending.peek();
  if (!pending) {
    state.attaching.value = state.attaching.peek() === id ? null : id;
    return;
  }
  batch(() => {
    const found = new Map(state.found.peek());
    found.delete(id);
    state.found.value = found;
    state.attaching.value = null;
    state.pending.value = null;
    state.active.value = id;
    notebook.place(id, pending.segments);
  });
}

/** Attaches the annotation that waits for a selection once there is one, until `signal` aborts. */
export function keepAttaching(parts: Pick<Parts, "state" | "notebook">, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = effect(() => {
    const [id, pending] = [parts.state.attaching.value, parts.state.pending.value];
    clearTimeout(timer);
    if (id !== null && pending) timer = setTimeout(() => attach(parts, id), restMs);
  });
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    end();
  });
}
