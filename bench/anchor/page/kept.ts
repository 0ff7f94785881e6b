/** What was described as it is when it is to be found again: as it was written, or, with `--travelled`, as it arrives on another machine. */
import type { Segment } from "../../../src/model/annotation.ts";
import type { PageKey } from "../../../src/model/page.ts";
import { open, seal } from "../../../src/store/sync/codec/shard.ts";

/** Set where the bench is bundled. */
declare const hasTravelled: boolean;

/** Annotations in one item of the sync area: about as many as fit. */
const inOneItem = 40;

/** `all` as they are kept until they are resolved. Throws when the journey loses one. */
export function kept(all: readonly Segment[][]): Segment[][] {
  if (!hasTravelled) return [...all];
  const arrived: Segment[][] = [];
  for (let at = 0; at < all.length; at += inOneItem) arrived.push(...travelled(all.slice(at, at + inOneItem)));
  return arrived;
}

/** Packed into an item of the sync area, and read out of it again. */
function travelled(all: readonly Segment[][]): Segment[][] {
  const id = (index: number): string => index.toString(16).padStart(16, "0");
  const notes = all.map((segments, index) => ({
    id: id(index),
    page: "page.invalid/" as PageKey,
    segments,
    colour: "yellow" as const,
    note: "",
    tags: [],
    created: 0,
    edited: 0,
    deleted: null,
    stamp: index.toString(16).padStart(12, "0") + "0".repeat(12),
  }));
  const opened = open(seal({ notes, pages: [], registers: [], seen: new Map() }));
  if (typeof opened === "string") throw new Error(`the item is ${opened}`);
  const arrived = new Map(opened.parcel.notes.map((note) => [note.id, note.segments]));
  return all.map((_, index) => {
    const segments = arrived.get(id(index));
    if (!segments) throw new Error("an annotation did not come out of the item that it was put into");
    return [...segments];
  });
}
