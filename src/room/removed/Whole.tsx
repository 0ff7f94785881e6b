/** The further parts of a long article: offered as one, fetched on the reader's press, with progress and a stop. */
import { type Signal, signal } from "@preact/signals";
import type { Say } from "../../model/words.ts";

/** How far the fetching of further parts is. */
export type Fetching =
  | { readonly state: "offered" }
  | { readonly state: "fetching"; readonly parts: number }
  | { readonly state: "failed"; readonly address: string }
  | { readonly state: "whole" };

export const fetchingState = (): Signal<Fetching> => signal<Fetching>({ state: "offered" });

export interface WholeParts {
  readonly fetching: Signal<Fetching>;
  /** Fetches the further parts, or goes on where it stopped. */
  begin(): void;
  stop(): void;
}

export function Whole({ fetching, say, begin, stop }: WholeParts & { readonly say: Say }) {
  const now = fetching.value;
  if (now.state === "whole") return null;
  return (
    <p class="whole" role="status">
      {now.state === "offered" ? say("parts_offer") : null}
      {now.state === "fetching" ? say("parts_progress", now.parts) : null}
      {now.state === "failed" ? say("parts_failed", now.address) : null}
      {now.state === "fetching" ? (
        <button type="button" onClick={stop}>
          {say("parts_stop")}
        </button>
      ) : (
        <button type="button" onClick={begin}>
          {say(now.state === "failed" ? "parts_again" : "parts_read")}
        </button>
      )}
    </p>
  );
}
