/** What the reader is told of sync: how full, how many, when, what waits and why, which devices. */
import type { Meter, Waiting } from "../../model/travel.ts";
import type { Memory } from "./memory.ts";

export interface DeviceSeen {
  readonly device: string;
  readonly name: string;
  /** When it last wrote, milliseconds since 1970. */
  readonly time: number;
  readonly isThis: boolean;
}

export interface SyncStatus extends Meter {
  readonly on: boolean;
  /** This one first, then the others, the last seen first. */
  readonly devices: readonly DeviceSeen[];
}

/** The meter that `memory` amounts to. */
export function meterOf(memory: Memory, capacity: number): Meter {
  const { figures, sent, received } = memory;
  const { bytes, travelling, annotations } = figures;
  return { bytes, capacity, travelling, annotations, sent, received, waiting: waitingFor(memory) };
}

/** The whole status. */
export const statusOf = (memory: Memory, device: string, capacity: number): SyncStatus => ({
  ...meterOf(memory, capacity),
  on: memory.on,
  devices: devicesOf(memory, device),
});

function waitingFor({ on, stop, figures, failure, again, detail }: Memory): Waiting[] {
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
