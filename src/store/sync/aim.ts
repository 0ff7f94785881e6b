/** What a run wants of the sync area, and what is to be written for it. */
import type { Annotation } from "../../model/annotation.ts";
import type { Register } from "../../model/register.ts";
import type { Lore } from "./drafts.ts";
import type { Wire } from "./wire.ts";

export interface Aim {
  readonly wire: Wire;
  /** What this device has, joined with what the area has. */
  readonly notes: ReadonlyMap<string, Annotation>;
  readonly registers: ReadonlyMap<string, Register>;
  readonly lore: Lore;
  /** Deletions that every device knows of: they need no place any more. */
  readonly spent: ReadonlySet<string>;
  /** Those of them that go out of the area when their item is written: every device had time to see that all know. */
  readonly leaving: ReadonlySet<string>;
  /** Deletions that should be written again to say that this device has them. */
  readonly unmarked: ReadonlySet<string>;
  /** States that were written before: what of them is lacking lost a race for its item. */
  readonly written: ReadonlySet<string>;
  /** Other items to write: the vault, rows. */
  readonly beside: Readonly<Record<string, string>>;
  /** What all items may cost, in counted bytes. */
  readonly limit: number;
}

export interface Plan {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
  /** The states that were lacking and are in `set`. */
  readonly written: readonly string[];
  /** Bytes of all items after the writing. */
  readonly bytes: number;
  /** Names of what the area holds in its present state after the writing. */
  readonly travelling: ReadonlySet<string>;
  /** Identifiers of annotations that do not fit into an item even alone. */
  readonly tooLarge: readonly string[];
}
