/** Which annotations are in this browser alone. */
import type { Annotation } from "../../model/annotation.ts";
import type { Pause } from "./area.ts";
import { sameState } from "./drafts.ts";
import type { Memory } from "./memory.ts";
import { type Decoded, readWire } from "./wire.ts";

/** Those of `notes` that the area has not, in their present state, and that no run is about to send. `decoded` is used and brought up to date. */
export async function stayingOf(
  notes: readonly Annotation[],
  { looked, figures, on }: Memory,
  items: Readonly<Record<string, unknown>>,
  decoded: Decoded,
  pause: Pause,
): Promise<Annotation[]> {
  if (!on) return [...notes];
  if (figures.travelling === figures.annotations) return [];
  const sent = new Map<string, Annotation>();
  for (const { parcel } of (await readWire(items, decoded, pause)).shards.values())
    for (const note of parcel.notes) if (note.stamp > (sent.get(note.id)?.stamp ?? "")) sent.set(note.id, note);
  return notes.filter((note) => {
    const there = sent.get(note.id);
    if (there && sameState({ note: there }, { note })) return false;
    // What was written since the last run waits a moment, as everything does.
    return note.edited < looked;
  });
}
