/** What sync remembers in this browser from one run to the next: one small record, read as `unknown`. */
import type { Row } from "./rows.ts";
import { type Stop, stops } from "./stop.ts";

export const memoryName = "sync";

export interface Memory {
  readonly on: boolean;
  /** The vault that this browser's annotations belong to; `null` before the first meeting with the area. */
  readonly vault: string | null;
  /** When it was made here, milliseconds since 1970; 0: it was taken over, or has proven itself. */
  readonly vaultMade: number;
  /** The erasure after which the reader went on; see `Vault.erased`. */
  readonly accepted: number;
  /** What this browser is called in the list of devices. */
  readonly name: string;
  /** The devices that were ever seen and not forgotten: the area may lose their rows. */
  readonly rows: Readonly<Record<string, Row>>;
  readonly sent: number | null;
  readonly received: number | null;
  /** Digest of the area and revision of the store at the last run that left nothing to do, and when that was. */
  readonly quiet: { readonly area: string; readonly revision: string; readonly time: number } | null;
  /** Writes that may follow at once, and when that was counted. */
  readonly tokens: number;
  readonly counted: number;
  /** Failures in a row, what the last one was, and when to try again (0: any time). */
  readonly failures: number;
  readonly failure: "rate" | "full" | "error" | null;
  readonly detail: string;
  readonly again: number;
  /** The states (see `stateName`) that were written lately: one that is lacking again was overwritten by another browser's write. */
  readonly written: readonly string[];
  /** Bytes to leave free because the browser refused what should have fitted. */
  readonly spare: number;
  /** The stamp of the latest deletion that the reader agreed to have carried out though it was one of many. */
  readonly agreed: string;
  /** Why the last run wrote nothing. */
  readonly stop: Stop;
  /** When a run last looked at what is kept here, milliseconds since 1970. */
  readonly looked: number;
  /** The last figures, for a status before the first run. */
  readonly figures: Figures;
  /** The states (see `stateName`) of live annotations that an area with these shards holds; none are listed where all travel. */
  readonly there: { readonly shards: string; readonly states: readonly string[] };
}

export interface Figures {
  readonly bytes: number;
  /** Live annotations in the area in their present state, and in this browser. */
  readonly travelling: number;
  readonly annotations: number;
  readonly tooLarge: number;
  readonly unreadable: number;
  /** Deletions that wait for the reader's word. */
  readonly heldBack: number;
}

export const blank: Memory = {
  on: true,
  vault: null,
  vaultMade: 0,
  accepted: 0,
  name: "",
  rows: {},
  sent: null,
  received: null,
  quiet: null,
  tokens: 20,
  counted: 0,
  failures: 0,
  failure: null,
  detail: "",
  again: 0,
  written: [],
  spare: 0,
  agreed: "",
  stop: null,
  looked: 0,
  figures: { bytes: 0, travelling: 0, annotations: 0, tooLarge: 0, unreadable: 0, heldBack: 0 },
  there: { shards: "", states: [] },
};

/**
 * Reads a memory. Each field that is not of its kind is as in a blank one: what is lost here costs a run over everything, no annotation,
 * except the vault, without which the area's owner is asked for again.
 */
export function readMemory(value: unknown): Memory {
  return like(blank, value, {
    vault: (field) => typeof field === "string",
    rows: isFields,
    figures: isFields,
    written: isNames,
    there: (field) => isFields(field) && typeof field["shards"] === "string" && isNames(field["states"]),
    sent: isNumber,
    received: isNumber,
    quiet: (field) =>
      isFields(field) &&
      typeof field["area"] === "string" &&
      typeof field["revision"] === "string" &&
      isNumber(field["time"]),
    stop: (field) => stops.some((stop) => stop === field),
    failure: (field) => field === "rate" || field === "full" || field === "error",
  });
}

const isNumber = (value: unknown): boolean => typeof value === "number";
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every((name) => typeof name === "string");
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `value`'s fields where they are of the kind of `pattern`'s, or pass their own test; `pattern`'s where not. */
function like(
  pattern: Memory,
  value: unknown,
  tests: Partial<Record<keyof Memory, (field: unknown) => boolean>>,
): Memory {
  if (!isFields(value)) return pattern;
  const fields = Object.entries(pattern).map(([name, usual]) => {
    const field = value[name];
    const test = tests[name as keyof Memory];
    return [name, (test ? test(field) : typeof field === typeof usual) ? field : usual];
  });
  return Object.fromEntries(fields);
}
