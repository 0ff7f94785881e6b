/** What was removed from the page, at the foot of the article: how much of what, and the blocks themselves once it is opened. */
import { type Signal, signal } from "@preact/signals";
import type { Removal, RemovalReason } from "../../model/article.ts";
import type { MessageName, Say } from "../../model/words.ts";

/** What the reader may do about the cleaning of this page. */
export interface Cleaning {
  /** Puts a block back, here and on the next pages of the site. */
  putBack(removal: Removal): void;
  /** Takes a block of the article out, here and on the next pages of the site. */
  takeOut(block: Element): void;
}

export interface RemovedState {
  readonly open: Signal<boolean>;
  /** The reader is choosing a block to take out. */
  readonly picking: Signal<boolean>;
  /** What is shown when it is open, as soon as it is here. */
  readonly opened: Signal<typeof import("./opened.ts") | null>;
}

export const removedState = (): RemovedState => ({
  open: signal(false),
  picking: signal(false),
  opened: signal(null),
});

interface Props {
  readonly removed: readonly Removal[];
  readonly cleaning: Cleaning;
  readonly state: RemovedState;
  readonly say: Say;
  /** The reader's language, BCP 47. */
  readonly locale: string;
}

export const nameOf = (reason: RemovalReason): MessageName => `removed_${reason}`;

/** Removals by their reason. */
export type Groups = readonly (readonly [RemovalReason, readonly Removal[]])[];

/** Those with the most blocks first; what has no name of its own last. */
function grouped(removed: readonly Removal[]): Groups {
  const rank = ([reason, blocks]: Groups[number]): number => (reason === "other" ? 0 : blocks.length);
  return [...Map.groupBy(removed, ({ reason }) => reason)].sort((a, b) => rank(b) - rank(a));
}

export function Removed({ removed, cleaning, state, say, locale }: Props) {
  const groups = grouped(removed);
  const Blocks = state.opened.value?.Blocks;
  const reasons = new Intl.ListFormat(locale).format(groups.map(([reason]) => say(nameOf(reason))));
  return (
    <details
      class="removed"
      lang={locale}
      open={state.open.value}
      onToggle={(event) => {
        state.open.value = event.currentTarget.open;
      }}
    >
      <summary>
        {say("removed_count", removed.length)}
        {groups.length > 0 ? <span class="reasons">{reasons}</span> : null}
      </summary>
      {Blocks ? <Blocks {...{ groups, cleaning, state, say }} /> : null}
    </details>
  );
}
