/** The removed blocks by reason: each can be put back, and others taken out. */
import type { Removal } from "../../model/article.ts";
import type { Say } from "../../model/words.ts";
import { type Cleaning, type Groups, nameOf, type RemovedState } from "./Removed.tsx";

interface BlocksProps {
  readonly groups: Groups;
  readonly cleaning: Cleaning;
  readonly state: RemovedState;
  readonly say: Say;
}

function Block({ removal, cleaning, say }: { removal: Removal } & Pick<BlocksProps, "cleaning" | "say">) {
  return (
    <li>
      <p dir="auto">{removal.text || say("removed_no_text")}</p>
      <button type="button" onClick={() => cleaning.putBack(removal)}>
        {say("put_back")}
      </button>
    </li>
  );
}

export function Blocks({ groups, cleaning, state, say }: BlocksProps) {
  return (
    <>
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
    </>
  );
}
