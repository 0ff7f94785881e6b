/** Which annotations are in this browser alone. */
import type { Annotation } from "../../model/annotation.ts";
import type { Pause } from "./area.ts";
import { stateName } from "./drafts.ts";
import type { Memory } from "./memory.ts";
import { type Decoded, readWire, shardsDigest } from "./wire.ts";

/**
 * Those of `notes` that the area has not, in their present state, and that no run is about to send. An area that is as the last run
 * left it is not read: that takes a worker which has just begun up to a second. `decoded` is used and brought up to date.
 */
export async function stayingOf(
  notes: readonly Annotation[],
  { looked, figures, on, there }: Memory,
  items: Readonly<Record<string, unknown>>,
  decoded: Decoded,
  pause: Pause,
): Promise<Annotation[]> {
  if (!on) return [...notes];
  if (figures.travelling === figures.annotations) return [];
  const known = there.shards === shardsDigest(items);
  const sent = new Set(known ? there.states : await statesIn(items, decoded, pause));
  // What was written since the last run waits a moment, as everything does.
  return notes.filter((note) => !sent.has(stateName({ note })) && note.edited < looked);
}

async function statesIn(items: Readonly<Record<string, unknown>>, decoded: Decoded, pause: Pause): Promise<string[]> {
  const { shards } = await readWire(items, decoded, pause);
  return [...shards.values()].flatMap(({ parcel }) => parcel.notes.map((note) => stateName({ note })));
}
