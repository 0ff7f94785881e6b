/** What is not needed at once, and comes when it is: a part that is drawn, and what is said when it cannot be had. */
import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import type { Say } from "../model/words.ts";
import type { Parts } from "./parts.ts";
import type { Shelf } from "./shelf.ts";
import { toast } from "./toast.ts";

/** Why a part did not come, for the reader: an update of the extension leaves pages without it. */
export function whyNoPart(error: unknown, shelf: Pick<Shelf, "isReachable">, say: Say): string {
  const reason = error instanceof Error ? error.message : String(error);
  return shelf.isReachable() ? say("part_failed", reason) : say("updated_away");
}

/** Says why a part did not come, in passing. */
export function noPart({ state, shelf, say }: Pick<Parts, "state" | "shelf" | "say">, error: unknown): void {
  toast(state, { words: whyNoPart(error, shelf, say), undo: null });
}

/** A component that is loaded when it is first drawn. `failed` is called when it cannot be, after it was said; the next drawing tries again. */
export function later<Props extends { readonly parts: Parts }>(
  load: () => Promise<FunctionComponent<Props>>,
  failed: (parts: Parts) => void,
): FunctionComponent<Props> {
  const loaded = signal<FunctionComponent<Props> | null>(null);
  let asked = false;
  function ask(parts: Parts): void {
    if (asked) return;
    asked = true;
    load().then(
      (component) => {
        loaded.value = component;
      },
      (error: unknown) => {
        asked = false;
        noPart(parts, error);
        failed(parts);
      },
    );
  }
  return (props) => {
    const Loaded = loaded.value;
    if (Loaded) return <Loaded {...props} />;
    ask(props.parts);
    return null;
  };
}
