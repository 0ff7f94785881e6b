/** The drafts as writes: items to set, items to remove, and what travels then. */
import type { Aim, Plan } from "./aim.ts";
import { type Draft, sameState, sealUnits, stateName, type Unit, unitName } from "./drafts.ts";

/** What `drafts` come to. Items that hold all that they should stay as they are. */
export function outcome(
  aim: Aim,
  drafts: ReadonlyMap<string, Draft>,
  bytes: number,
  tooLarge: ReadonlySet<string>,
): Plan {
  const set: Record<string, string> = { ...aim.beside };
  const remove: string[] = [];
  const travelling = new Set<string>();
  const written: string[] = [];
  for (const draft of drafts.values()) {
    for (const [name, unit] of draft.units) {
      const note = aim.notes.get(name);
      if (note === undefined || sameState(unit, { note })) travelling.add(name);
    }
    if (!isChanged(draft, aim)) continue;
    for (const [name, unit] of draft.units)
      if (aim.leaving.has(name) || isOutdated(unit, draft, drafts, aim)) {
        draft.units.delete(name);
        draft.value = null;
      }
    written.push(...[...draft.units.values()].filter((unit) => isNew(unit, draft)).map(stateName));
    if (draft.units.size > 0) set[draft.key] = draft.value ?? sealUnits(draft.units.values(), aim.lore);
    else if (draft.before) remove.push(draft.key);
  }
  return { set, remove, written, bytes, travelling, tooLarge: [...tooLarge] };
}

const isNew = (unit: Unit, { before }: Draft): boolean => {
  const there = before?.units.get(unitName(unit));
  return !there || !sameState(there, unit);
};

/** Whether another draft has the state that `unit` should be in, and this one an older. */
function isOutdated(unit: Unit, draft: Draft, drafts: ReadonlyMap<string, Draft>, { notes, registers }: Aim): boolean {
  const name = unitName(unit);
  const [note, register] = [notes.get(name), registers.get(name.slice(1))];
  const now = note ? { note } : register ? { register } : null;
  if (now === null || sameState(unit, now)) return false;
  return [...drafts.values()].some((other) => {
    const there = other === draft ? undefined : other.units.get(name);
    return there !== undefined && sameState(there, now);
  });
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
