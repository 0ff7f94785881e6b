/**
 * What to write into the sync area so that it holds what it should: the newest that fits, in items of the allowed size.
 *
 * An item is rewritten only when the area lacks something or holds an older state of it; that the area holds more than this device would
 * put there is no reason to write, so devices that measure differently do not take turns. Whatever is in one item may stand in any
 * other: a write that is lost is found missing and made again.
 */
import type { Annotation } from "../../model/annotation.ts";
import type { Register } from "../../model/register.ts";
import { countedBytes, itemBytes } from "./area.ts";
import { type Draft, fill, type Lore, sameState, sealUnits, sizeOf, type Unit, unitName, unitsOf } from "./drafts.ts";
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
  /** Other items to write: the vault, rows. */
  readonly beside: Readonly<Record<string, string>>;
  /** What all items may cost, in counted bytes. */
  readonly limit: number;
  /** From 0 to below 1. */
  random(): number;
}

export interface Plan {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
  /** Bytes of all items after the writing. */
  readonly bytes: number;
  /** Names of what the area holds in its present state after the writing. */
  readonly travelling: ReadonlySet<string>;
  /** Identifiers of annotations that do not fit into an item even alone. */
  readonly tooLarge: readonly string[];
}

/** What the items around cost in Firefox; see `countedBytes`. */
const bytesAround = 4;
/** Older annotations are added back only when this much is free, in bytes: else every write would try again what does not fit. */
const refillRoom = 2_048;
/** Where nothing was measured yet: bytes an annotation takes, about. */
const usualBytes = 110;
/** Text below this, in characters, fits into an item whatever it is made of: three bytes each, and no luck in packing. */
const surelyFits = 1_800;
/** An item with less free than this is not worth opening for something new. */
const usefulRoom = 700;
const keyDigits = 36;

/** The writes that bring the area to where it should be; none when it is there. */
export function plan(aim: Aim): Plan {
  const { wire, lore, limit } = aim;
  const drafts = new Map<string, Draft>();
  for (const [key, { value, parcel }] of wire.shards) {
    const units = unitsOf(parcel);
    drafts.set(key, { key, units: new Map(units), before: { value, units }, value });
  }
  const besides = Object.entries(wire.items).filter(([key]) => !drafts.has(key));
  const fixed = countedBytes({ ...Object.fromEntries(besides), ...aim.beside });
  const total = (): number =>
    [...drafts.values()].reduce(
      (sum, draft) => sum + (draft.units.size > 0 ? sizeOf(draft, lore) + bytesAround : 0),
      fixed,
    );

  const tooLarge = new Set<string>();
  const { urgent, older } = missing(aim, drafts);
  const fitting = (units: Unit[]): Unit[] => units.filter((unit) => fitsAlone(unit, lore, tooLarge));
  const expected = (): number => Math.max(40, averageBytes(drafts, lore) ?? usualBytes);
  const queue = [...urgent];
  for (let free = limit - total(); queue.length > 0; free = limit - total()) {
    const most = Math.ceil(Math.max(free, lore.itemLimit) / expected()) + 1;
    place(fitting(queue.splice(0, most)), drafts, aim, expected());
    if (total() > limit + lore.itemLimit) break;
  }
  for (let free = limit - total(); older.length > 0 && free >= refillRoom; free = limit - total())
    place(fitting(older.splice(0, Math.ceil(free / expected()) + 1)), drafts, aim, expected());
  evict(drafts, lore, total, limit);
  return outcome(aim, drafts, total(), tooLarge);
}

/** What the area lacks: what must be written, and, newest first, what may when there is room. */
function missing(aim: Aim, drafts: ReadonlyMap<string, Draft>): { urgent: Unit[]; older: Unit[] } {
  const held = new Map<string, Unit[]>();
  let oldest: string | null = null;
  for (const { units } of drafts.values()) {
    for (const [name, unit] of units) {
      held.set(name, [...(held.get(name) ?? []), unit]);
      if ("note" in unit && unit.note.deleted === null && unit.note.stamp < (oldest ?? "~")) oldest = unit.note.stamp;
    }
  }
  const lacking = (unit: Unit): boolean => {
    const name = unitName(unit);
    if (aim.unmarked.has(name)) return true;
    return !(held.get(name) ?? []).some((there) => sameState(there, unit));
  };
  const notes = [...aim.notes.values()].filter(({ id }) => !aim.spent.has(id)).map((note): Unit => ({ note }));
  const registers = [...aim.registers.values()].map((register): Unit => ({ register }));
  const lacked = [...registers, ...notes].filter(lacking);
  const stampOf = (unit: Unit): string => ("note" in unit && unit.note.deleted === null ? unit.note.stamp : "~");
  lacked.sort((a, b) => (stampOf(a) > stampOf(b) ? -1 : 1));
  const isUrgent = (unit: Unit): boolean => oldest === null || held.has(unitName(unit)) || stampOf(unit) > oldest;
  return { urgent: lacked.filter(isUrgent), older: lacked.filter((unit) => !isUrgent(unit)) };
}

function fitsAlone(unit: Unit, lore: Lore, tooLarge: Set<string>): boolean {
  const text =
    "note" in unit ? JSON.stringify([unit.note, lore.pages.get(unit.note.page)]) : JSON.stringify(unit.register);
  if (text.length < surelyFits || itemBytes("n00", sealUnits([unit], lore)) <= lore.itemLimit) return true;
  if ("note" in unit) tooLarge.add(unit.note.id);
  return false;
}

/** Bytes that a unit takes in the drafts, on average; `null` when there are too few to say. */
function averageBytes(drafts: ReadonlyMap<string, Draft>, lore: Lore): number | null {
  let [bytes, count] = [0, 0];
  for (const draft of drafts.values()) {
    bytes += sizeOf(draft, lore);
    count += draft.units.size;
  }
  return count < 20 ? null : bytes / count;
}

/** Puts `units` where an older state of them stands, or their article, or where there is room, or into new drafts. */
function place(units: readonly Unit[], drafts: Map<string, Draft>, aim: Aim, expected: number): void {
  const { lore } = aim;
  const homes = new Map<string, Draft>();
  for (const draft of drafts.values())
    for (const [name, unit] of draft.units) {
      homes.set(name, draft);
      if ("note" in unit && unit.note.deleted === null) homes.set(unit.note.page, draft);
    }
  const queue: Unit[] = [];
  const moved = new Map<Draft, Unit[]>();
  for (const unit of units) {
    const name = unitName(unit);
    const home = homes.get(name) ?? ("note" in unit ? homes.get(unit.note.page) : undefined);
    for (const draft of drafts.values()) if (draft.units.delete(name)) draft.value = null;
    if (home) moved.set(home, [...(moved.get(home) ?? []), unit]);
    else queue.push(unit);
  }
  for (const [home, arriving] of moved) {
    fill(home, arriving, lore, expected);
    queue.push(...arriving);
  }
  const order = placesOf(queue);
  queue.sort((a, b) => ((order.get(a) ?? "") < (order.get(b) ?? "") ? -1 : 1));
  const roomy = [...drafts.values()].sort((a, b) => sizeOf(a, lore) - sizeOf(b, lore))[0];
  if (roomy && lore.itemLimit - sizeOf(roomy, lore) >= usefulRoom && queue.length > 0)
    fill(roomy, queue, lore, expected);
  while (queue.length > 0) {
    const draft: Draft = { key: newKey(drafts, aim), units: new Map(), before: null, value: null };
    drafts.set(draft.key, draft);
    if (fill(draft, queue, lore, expected) === 0) queue.shift();
  }
}

/** A text for each unit that sorts them article by article, in order of time: neighbours have short differences and words in common. */
function placesOf(units: readonly Unit[]): Map<Unit, string> {
  const first = new Map<string, string>();
  const groupOf = (unit: Unit): string => ("note" in unit && unit.note.deleted === null ? unit.note.page : "");
  const stampOf = (unit: Unit): string => ("note" in unit ? unit.note.stamp : unit.register.stamp);
  for (const unit of units) {
    const group = groupOf(unit);
    const known = first.get(group);
    if (known === undefined || stampOf(unit) < known) first.set(group, stampOf(unit));
  }
  return new Map(units.map((unit) => [unit, `${first.get(groupOf(unit))} ${groupOf(unit)} ${stampOf(unit)}`]));
}

function newKey(drafts: ReadonlyMap<string, Draft>, { random, wire }: Aim): string {
  for (;;) {
    const key = `n${Math.floor(random() * keyDigits ** 2)
      .toString(keyDigits)
      .padStart(2, "0")}`;
    if (!drafts.has(key) && !(key in wire.items)) return key;
  }
}

/** Takes the oldest live annotations out until all fit. */
function evict(drafts: ReadonlyMap<string, Draft>, lore: Lore, total: () => number, limit: number): void {
  for (let excess = total() - limit; excess > 0; excess = total() - limit) {
    const live = [...drafts.values()].flatMap((draft) =>
      [...draft.units.values()].flatMap((unit) =>
        "note" in unit && unit.note.deleted === null ? [{ draft, note: unit.note }] : [],
      ),
    );
    if (live.length === 0) return;
    live.sort((a, b) => (a.note.stamp < b.note.stamp ? -1 : 1));
    const count = Math.max(1, Math.floor(excess / (averageBytes(drafts, lore) ?? usualBytes)));
    for (const { draft, note } of live.slice(0, count)) {
      draft.units.delete(note.id);
      draft.value = null;
    }
  }
}

function outcome(aim: Aim, drafts: ReadonlyMap<string, Draft>, bytes: number, tooLarge: ReadonlySet<string>): Plan {
  const set: Record<string, string> = { ...aim.beside };
  const remove: string[] = [];
  const travelling = new Set<string>();
  for (const draft of drafts.values()) {
    for (const [name, unit] of draft.units) {
      const note = aim.notes.get(name);
      if (note === undefined || sameState(unit, { note })) travelling.add(name);
    }
    if (!isChanged(draft, aim)) continue;
    for (const name of aim.leaving) if (draft.units.delete(name)) draft.value = null;
    if (draft.units.size > 0) set[draft.key] = draft.value ?? sealUnits(draft.units.values(), aim.lore);
    else if (draft.before) remove.push(draft.key);
  }
  return { set, remove, bytes, travelling, tooLarge: [...tooLarge] };
}

/** Whether `draft` holds something else than the area: a state that is lacking there, or less after something was taken out. */
function isChanged({ before, units }: Draft, { unmarked }: Aim): boolean {
  if (before === null || before.units.size !== units.size) return true;
  for (const [name, unit] of units) {
    const there = before.units.get(name);
    if (there === undefined || !sameState(there, unit) || unmarked.has(name)) return true;
  }
  return false;
}
