/** What the reader is told of sync: how full, how many, when, what waits and why, which devices. */
import type { Memory } from "./memory.ts";
import type { Stop } from "./stop.ts";

export type Why =
  /** Too large for an item of the browser's sync. */
  | "too-large"
  /** The oldest have no room. */
  | "full"
  /** Too many writes for the browser. */
  | "rate"
  /** The browser refused for a reason of its own; `detail` has its words. */
  | "error"
  /** Very many deletions came at once from elsewhere and wait for the reader's word. */
  | "deletions"
  /** Items that nobody can have written so: left alone. */
  | "damaged"
  | Exclude<Stop, null>;

export interface Waiting {
  readonly why: Why;
  /** How many annotations, deletions or items it is about; `null`: all. */
  readonly count: number | null;
  /** When it is tried again, milliseconds since 1970; `null`: when something changes, or the reader decides. */
  readonly until: number | null;
  readonly detail: string;
}

export interface DeviceSeen {
  readonly device: string;
  readonly name: string;
  /** When it last wrote, milliseconds since 1970. */
  readonly time: number;
  readonly isThis: boolean;
}

export interface SyncStatus {
  readonly on: boolean;
  /** Counted bytes of the browser's sync space: taken, and all. */
  readonly bytes: number;
  readonly capacity: number;
  /** Live annotations in their present state in the sync space, and in this browser. */
  readonly travelling: number;
  readonly annotations: number;
  /** Milliseconds since 1970; `null`: never. */
  readonly sent: number | null;
  readonly received: number | null;
  readonly waiting: readonly Waiting[];
  /** This one first, then the others, the last seen first. */
  readonly devices: readonly DeviceSeen[];
}

/** The status that `memory` and the last run's `stop` amount to. */
export function statusOf(memory: Memory, stop: Stop, device: string, capacity: number): SyncStatus {
  const { figures, on, sent, received } = memory;
  const { bytes, travelling, annotations } = figures;
  return {
    on,
    bytes,
    capacity,
    travelling,
    annotations,
    sent,
    received,
    waiting: waitingFor(memory, stop),
    devices: devicesOf(memory, device),
  };
}

function waitingFor({ on, figures, failure, again, detail }: Memory, stop: Stop): Waiting[] {
  const plain = { count: null, until: null, detail: "" };
  if (!on) return [{ ...plain, why: "off" }];
  const waiting: Waiting[] = stop === null ? [] : [{ ...plain, why: stop }];
  const stays = figures.annotations - figures.travelling - figures.heldBack;
  const [tooLarge, damaged, deletions] = [figures.tooLarge, figures.unreadable, figures.heldBack];
  if (failure !== null) waiting.push({ why: failure, count: null, until: again, detail });
  if (tooLarge > 0) waiting.push({ ...plain, why: "too-large", count: tooLarge });
  if (stays > tooLarge && stop === null && failure === null)
    waiting.push({ ...plain, why: "full", count: stays - tooLarge });
  if (deletions > 0) waiting.push({ ...plain, why: "deletions", count: deletions });
  if (damaged > 0) waiting.push({ ...plain, why: "damaged", count: damaged });
  return waiting;
}

function devicesOf({ rows, name }: Memory, device: string): DeviceSeen[] {
  const own: DeviceSeen = { device, name, time: rows[device]?.time ?? 0, isThis: true };
  const others = Object.entries(rows)
    .filter(([id, row]) => id !== device && !row.gone)
    .map(([id, row]): DeviceSeen => ({ device: id, name: row.name, time: row.time, isThis: false }));
  return [own, ...others.sort((a, b) => b.time - a.time)];
}
