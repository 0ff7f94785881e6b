/** Where in the area things are put, and what goes when there is no room. */
import type { Aim } from "./aim.ts";
import { type Draft, fill, type Lore, sizeOf, stateName, type Unit, unitName } from "./drafts.ts";

/** Where nothing was measured yet: bytes an annotation takes, about. */
const usualBytes = 110;
/** An item with less free than this is not worth opening for something new. */
const usefulRoom = 700;
const keyDigits = 36;

/**
 * Into items of their own: two browsers that write one item at the same time, over and over, would each lose what the other put there.
 * An older state may stay where it is; it goes when that item is written.
 */
export async function putApart(units: Unit[], drafts: Map<string, Draft>, aim: Aim, expected: number): Promise<void> {
  while (units.length > 0) {
    const draft: Draft = { key: newKey(units[0], drafts, aim), units: new Map(), before: null, value: null };
    drafts.set(draft.key, draft);
    if ((await fill(draft, units, aim.lore, expected)) === 0) units.shift();
  }
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

/** Bytes that one more thing will take, about. */
export const expectedBytes = (drafts: ReadonlyMap<string, Draft>, lore: Lore): number =>
  Math.max(40, averageBytes(drafts, lore) ?? usualBytes);

/** Puts `units` where an older state of them stands, or their article, or where there is room, or into new drafts. */
export async function place(
  units: readonly Unit[],
  drafts: Map<string, Draft>,
  aim: Aim,
  expected: number,
): Promise<void> {
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
    await fill(home, arriving, lore, expected);
    queue.push(...arriving);
  }
  const order = placesOf(queue);
  queue.sort((a, b) => ((order.get(a) ?? "") < (order.get(b) ?? "") ? -1 : 1));
  const roomy = [...drafts.values()].sort((a, b) => sizeOf(a, lore) - sizeOf(b, lore) || (a.key < b.key ? -1 : 1))[0];
  if (roomy && lore.itemLimit - sizeOf(roomy, lore) >= usefulRoom && queue.length > 0)
    await fill(roomy, queue, lore, expected);
  await putApart(queue, drafts, aim, expected);
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

/** A free key for an item that begins with `unit`: another browser that puts the same there takes the same (FNV-1a). */
function newKey(unit: Unit | undefined, drafts: ReadonlyMap<string, Draft>, { wire }: Aim): string {
  const name = unit ? stateName(unit) : "";
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  for (let place = hash >>> 0; ; place++) {
    const key = `n${(place % keyDigits ** 2).toString(keyDigits).padStart(2, "0")}`;
    if (!drafts.has(key) && !(key in wire.items)) return key;
  }
}

/** Takes the oldest live annotations out until all fit. */
export function evict(drafts: ReadonlyMap<string, Draft>, lore: Lore, total: () => number, limit: number): void {
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
