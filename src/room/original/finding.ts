/** Finding: where each annotation of the room stands on a page that may change under it. */
import { effect } from "@preact/signals";
import { keepAnchors, type Watch } from "../../anchor/watch.ts";
import type { RoomState } from "../state.ts";

export type Finding = Pick<Watch, "again">;

/** Keeps `state.found` right: each annotation is looked for when it comes and when its words are set anew. Ends with `signal`. */
export function keepFound(state: RoomState, root: () => Element, signal: AbortSignal): Finding {
  const anchors = keepAnchors(
    {
      root,
      known: () => state.found.peek(),
      tell: (found) => {
        state.found.value = found;
      },
    },
    signal,
  );
  const end = effect(() => anchors.want(state.annotations.value.values()));
  signal.addEventListener("abort", end);
  return anchors;
}
