/**
 * Settings and site rules as registers. Their own stores know nothing of sync: what lies under their keys is compared with the register
 * that was made of it last, and what differs was changed here since.
 */
import { type Clock, stampAfter, stampOf, tick } from "../../model/clock.ts";
import type { Json, Register } from "../../model/register.ts";

export const registerPrefix = "register/";
const settingsKey = "settings";
const rulePrefix = "rule/";
/** Settings that are habits of one machine: they change with each highlight, and no one wants them elsewhere. */
const atHome = new Set(["recent"]);

export type Items = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Items =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether what lies under `key` travels as registers. */
export const isMirrored = (key: string): boolean => key === settingsKey || key.startsWith(rulePrefix);

/** What lies in `items` as values by register key: each rule, each field of the settings. */
function valuesIn(items: Items): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const [key, value] of Object.entries(items)) {
    if (key.startsWith(rulePrefix)) values.set(key, plain(value));
    if (key !== settingsKey || !isFields(value)) continue;
    for (const [field, part] of Object.entries(value))
      if (!atHome.has(field)) values.set(`${settingsKey}/${field}`, plain(part));
  }
  return values;
}

/** A copy with what JSON can hold. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null));

/**
 * The registers that changed here since `known` was made, stamped by `clock` as it ticks; and that clock. A rule that is gone was
 * removed; a field of the settings that is not there is as it comes, and says nothing.
 */
export function changedHere(
  items: Items,
  known: ReadonlyMap<string, Register>,
  clock: Clock,
  now: number,
): { registers: Register[]; clock: Clock } {
  const registers: Register[] = [];
  let current = clock;
  const change = (key: string, value: Json, deleted: boolean): void => {
    current = tick(current, now);
    const before = known.get(key)?.stamp ?? null;
    registers.push({ key, value, deleted, stamp: before === null ? stampOf(current) : stampAfter(current, before) });
  };
  const values = valuesIn(items);
  for (const [key, value] of values) {
    const before = known.get(key);
    if (!before || before.deleted || JSON.stringify(before.value) !== JSON.stringify(value)) change(key, value, false);
  }
  for (const [key, { deleted }] of known)
    if (key.startsWith(rulePrefix) && !deleted && !values.has(key)) change(key, null, true);
  return { registers, clock: current };
}

/** What `register`, come from elsewhere, makes of `items`: values to write, and keys to remove. */
export function applied(register: Register, items: Items): { set: Items; remove: readonly string[] } {
  const { key, value, deleted } = register;
  if (key.startsWith(rulePrefix)) return deleted ? { set: {}, remove: [key] } : { set: { [key]: value }, remove: [] };
  const [base, field] = key.split("/");
  if (base !== settingsKey || !field || atHome.has(field) || deleted) return { set: {}, remove: [] };
  const settings = items[settingsKey];
  return { set: { [settingsKey]: { ...(isFields(settings) ? settings : {}), [field]: value } }, remove: [] };
}
