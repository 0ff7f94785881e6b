/** What was removed from the page, by reason, at the foot of the article: each block can be put back, and others taken out. */
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
}

export const removedState = (): RemovedState => ({ open: signal(false), picking: signal(false) });

interface Props {
  readonly removed: readonly Removal[];
  readonly cleaning: Cleaning;
  readonly state: RemovedState;
  readonly say: Say;
  /** The reader's language, BCP 47. */
  readonly locale: string;
}

const nameOf = (reason: RemovalReason): MessageName => `removed_${reason}`;

/** Removals by their reason, those with the most blocks first. */
function grouped(removed: readonly Removal[]): [RemovalReason, readonly Removal[]][] {
  return [...Map.groupBy(removed, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
}

function Block({ removal, cleaning, say }: { removal: Removal } & Pick<Props, "cleaning" | "say">) {
  return (
    <li>
      <p dir="auto">{removal.text || say("removed_no_text")}</p>
      <button type="button" onClick={() => cleaning.putBack(removal)}>
        {say("put_back")}
      </button>
    </li>
  );
}

export function Removed({ removed, cleaning, state, say, locale }: Props) {
  const groups = grouped(removed);
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
      {groups.map(([reason, blocks]) => (
        <section key={reason} aria-label={say(nameOf(reason))}>
          <h2>
            {say(nameOf(reason))} <span>{blocks.length}</span>
          </h2>
          <ul>
            {blocks.map((removal) => (
              <Block key={removal.where + removal.text} removal={removal} cleaning={cleaning} say={say} />
            ))}
          </ul>
        </section>
      ))}
      <p class="take-out">
        <button
          type="button"
          aria-pressed={state.picking.value}
          onClick={() => {
            state.picking.value = !state.picking.value;
          }}
        >
          {say("take_out")}
        </button>
        {state.picking.value ? <span role="status">{say("take_out_hint")}</span> : null}
      </p>
    </details>
  );
}
