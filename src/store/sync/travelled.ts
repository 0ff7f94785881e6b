/** The form in which a quote arrives on another machine: for the bench that asks whether it anchors there as well as here. */
import type { Segment } from "../../model/annotation.ts";
import type { PageKey } from "../../model/page.ts";
import { open, seal } from "./codec/shard.ts";

/** `segments` after a journey: packed into an item and read out of it again. Throws when they did not survive it. */
export function travelled(segments: readonly Segment[]): readonly Segment[] {
  const page = "" as PageKey;
  const stamp = "0".repeat(24);
  const note = {
    id: "0".repeat(16),
    page,
    segments,
    colour: "yellow",
    note: "",
    tags: [],
    created: 0,
    edited: 0,
    deleted: null,
    stamp,
  } as const;
  const opened = open(seal({ notes: [note], pages: [], registers: [], seen: new Map() }));
  const arrived = typeof opened === "string" ? undefined : opened.parcel.notes[0];
  if (!arrived) throw new Error("the segments did not come out of the item that they were put into");
  return arrived.segments;
}
