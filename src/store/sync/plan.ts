/**
 * What to write into the sync area so that it holds what it should: the newest that fits, in items of the allowed size.
 *
 * An item is rewritten only when the area lacks something or holds an older state of it; that the area holds more than this device would
 * put there is no reason to write, so devices that measure differently do not take turns. Whatever is in one item may stand in any
 * other: a write that is lost is found missing and made again.
 */
import type { Aim, Plan } from "./aim.ts";
import { countedBytes, itemBytes } from "./area.ts";
import {
  type Draft,
  type Lore,
  sameState,
  sealUnits,
  sizeOf,
  stateName,
  type Unit,
  unitName,
  unitsOf,
} from "./drafts.ts";
import { outcome } from "./outcome.ts";
import { evict, expectedBytes, place, putApart } from "./placing.ts";

/** What the items around cost in Firefox; see `countedBytes`. */
const bytesAround = 4;
/** Older annotations are added back only when this much is free, in bytes: else every write would try again what does not fit. */
const refillRoom = 2_048;
/** Text below this, in characters, fits into an item whatever it is made of: three bytes each, and no luck in packing. */
const surelyFits = 1_800;

/** The writes that bring the area to where it should be; none when it is there. */
export async function plan(aim: Aim): Promise<Plan> {
  const { wire, lore, limit } = aim;
  const drafts = new Map<string, Draft>();
  // In the order of their keys: browsers that see the same area and lack the same then write the same, which is no conflict.
  const shards = [...wire.shards].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, { value, parcel }] of shards) {
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
  const expected = (): number => expectedBytes(drafts, lore);
  const lost = urgent.filter((unit) => aim.written.has(stateName(unit)));
  // Not where room is short: an older state beside it would push others out.
  const isApart = limit - total() >= lore.itemLimit;
  if (isApart) await putApart(fitting(lost), drafts, aim, expected());
  const queue = isApart ? urgent.filter((unit) => !lost.includes(unit)) : [...urgent];
  for (let free = limit - total(); queue.length > 0; free = limit - total()) {
    const most = Math.ceil(Math.max(free, lore.itemLimit) / expected()) + 1;
    await place(fitting(queue.splice(0, most)), drafts, aim, expected());
    if (total() > limit + lore.itemLimit) break;
  }
  for (let free = limit - total(); older.length > 0 && free >= refillRoom; free = limit - total())
    await place(fitting(older.splice(0, Math.ceil(free / expected()) + 1)), drafts, aim, expected());
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
  const orderOf = (unit: Unit): string => `${stampOf(unit)} ${unitName(unit)}`;
  lacked.sort((a, b) => (orderOf(a) > orderOf(b) ? -1 : 1));
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
