/** Drafts: the shards as they are to become, each with the size it will have. */
import type { Annotation } from "../../model/annotation.ts";
import type { PageKey } from "../../model/page.ts";
import type { Register } from "../../model/register.ts";
import type { PageRecord } from "../codec.ts";
import { itemBytes, type Pause } from "./area.ts";
import { seal } from "./codec/shard.ts";
import type { Parcel } from "./parcel.ts";

/** One thing that has a place in a shard. */
export type Unit = { readonly note: Annotation } | { readonly register: Register };

export const unitName = (unit: Unit): string => ("note" in unit ? unit.note.id : `=${unit.register.key}`);
const unitStamp = (unit: Unit): string => ("note" in unit ? unit.note.stamp : unit.register.stamp);

/** A name for the state that a unit is in. */
export const stateName = (unit: Unit): string => `${unitName(unit)} ${unitStamp(unit)}`;

/** Whether two copies are of one state: the same change, with the same history. */
export function sameState(one: Unit, other: Unit): boolean {
  if (unitStamp(one) !== unitStamp(other)) return false;
  if (!("note" in one && "note" in other)) return true;
  const [a, b] = [one.note, other.note];
  if (!a.versions && !b.versions && !a.past && !b.past) return true;
  return history(a) === history(b);
}

const history = ({ versions = [], past = [] }: Annotation): string =>
  [...versions.map(({ stamp }) => stamp), "", ...past].join();

export interface Draft {
  readonly key: string;
  readonly units: Map<string, Unit>;
  /** What stands in the area now. */
  readonly before: { readonly value: string; readonly units: ReadonlyMap<string, Unit> } | null;
  /** The value for `units`; `null` until it is sealed. */
  value: string | null;
}

/** What a seal needs beside the units. */
export interface Lore {
  readonly pages: ReadonlyMap<PageKey, PageRecord>;
  /** The devices known to have a deletion. */
  seenBy(id: string): readonly string[];
  /** What an item may cost at most, in counted bytes. */
  readonly itemLimit: number;
  readonly pause: Pause;
}

export function unitsOf(parcel: Parcel): Map<string, Unit> {
  const units: Unit[] = [
    ...parcel.notes.map((note) => ({ note })),
    ...parcel.registers.map((register) => ({ register })),
  ];
  return new Map(units.map((unit) => [unitName(unit), unit]));
}

/** The value of an item that carries `units`. */
export function sealUnits(units: Iterable<Unit>, lore: Lore): string {
  const all = [...units];
  const notes = all.flatMap((unit) => ("note" in unit ? [unit.note] : []));
  const registers = all.flatMap((unit) => ("register" in unit ? [unit.register] : []));
  const keys = new Set(notes.map(({ page }) => page));
  const pages = [...keys].flatMap((page) => lore.pages.get(page) ?? []);
  const seen = new Map(notes.filter(({ deleted }) => deleted !== null).map(({ id }) => [id, lore.seenBy(id)]));
  return seal({ notes, pages, registers, seen });
}

/** The bytes that `draft` costs as an item; 0 when nothing is left in it. Seals it when need be. */
export function sizeOf(draft: Draft, lore: Lore): number {
  if (draft.units.size === 0) return 0;
  draft.value ??= sealUnits(draft.units.values(), lore);
  return itemBytes(draft.key, draft.value);
}

/** Not one in a hundred takes so small a part of what the others around it take: where no more is free, trying is in vain. */
const leastOfOne = 0.25;

/**
 * Adds as many of the first of `queue` to `draft` as fit into an item, takes them off the queue and says how many they were. Sizes are
 * measured, never estimated: an estimate only says where to begin.
 */
export async function fill(draft: Draft, queue: Unit[], lore: Lore, expected: number): Promise<number> {
  const sealed = async (count: number): Promise<string> => {
    await lore.pause();
    const units = new Map(draft.units);
    for (const unit of queue.slice(0, count)) units.set(unitName(unit), unit);
    return sealUnits(units.values(), lore);
  };
  let [fits, value] = [0, draft.value];
  let tooMany = queue.length + 1;
  let attempt = Math.min(queue.length, Math.max(1, Math.round((lore.itemLimit - sizeOf(draft, lore)) / expected)));
  while (fits + 1 < tooMany) {
    const now = await sealed(attempt);
    const bytes = itemBytes(draft.key, now);
    const room = lore.itemLimit - bytes;
    if (room >= 0) [fits, value] = [attempt, now];
    else tooMany = attempt;
    // The next attempt is where the measured overflow or room points, kept inside of what is still open.
    const each = bytes / (draft.units.size + attempt);
    if (room >= 0 && room < each * leastOfOne) break;
    const step = Math.trunc(room / each) || Math.sign(room) || 1;
    attempt = Math.min(tooMany - 1, Math.max(fits + 1, attempt + step));
  }
  for (const unit of queue.splice(0, fits)) draft.units.set(unitName(unit), unit);
  draft.value = value;
  return fits;
}
