/** Whose sync area it is, and which devices use it. */
import type { Memory } from "./memory.ts";
import { laterRow, type Row, rowKey, sealRow, sealVault, vaultKey } from "./rows.ts";
import type { Stop } from "./stop.ts";
import type { Wire } from "./wire.ts";

const hour = 3_600_000;
/** A device says once a day that it is still there, and looks whether deletions have become old; in milliseconds. */
export const rowKept = 24 * hour;
/** Two devices that begin at the same time each make a vault; one that is younger than this and meets another gives way. */
const vaultYoung = hour;

/** Whose area this is. Takes over what is found where this browser has nothing of its own to mix with it; asks otherwise. */
export function meetVault(memory: Memory, wire: Wire, now: number, random: number): { memory: Memory; stop: Stop } {
  const { vault } = wire;
  if (vault === null) {
    if (memory.vault !== null) return { memory, stop: null };
    if (wire.broken.includes(vaultKey)) return { memory, stop: "unreadable" };
    const id = Math.floor(random * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
    return { memory: { ...memory, vault: id, vaultMade: now }, stop: null };
  }
  const isYoung = memory.vaultMade > 0 && Math.abs(now - memory.vaultMade) < vaultYoung;
  if (memory.vault !== null && memory.vault !== vault.id && !isYoung) return { memory, stop: "other-account" };
  const met =
    memory.vault === vault.id ? memory : { ...memory, vault: vault.id, vaultMade: isYoung ? memory.vaultMade : 0 };
  return { memory: met, stop: vault.erased > memory.accepted ? "erased" : null };
}

/** What was ever known of devices and what the area says of them. */
export function joinRows(remembered: Readonly<Record<string, Row>>, seen: ReadonlyMap<string, Row>): Map<string, Row> {
  const rows = new Map(Object.entries(remembered));
  for (const [device, row] of seen) {
    const known = rows.get(device);
    rows.set(device, known ? laterRow(known, row) : row);
  }
  return rows;
}

/** The vault and rows to write: what is absent, what is out of date, what another should know to be gone. */
export function beside(
  wire: Wire,
  rows: ReadonlyMap<string, Row>,
  device: string,
  memory: Memory,
  now: number,
): Record<string, string> {
  const items: Record<string, string> = {};
  if (wire.vault === null && memory.vault !== null) items[vaultKey] = sealVault({ id: memory.vault, erased: 0 });
  for (const [name, row] of rows) {
    const there = wire.rows.get(name);
    if (name !== device && row.gone && there && !there.gone) items[rowKey(name)] = sealRow(row);
  }
  const own = wire.rows.get(device);
  const isFresh = own && !own.gone && own.name === memory.name && Math.abs(now - own.time) < rowKept;
  if (!isFresh) items[rowKey(device)] = sealRow(ownRow(device, memory, now));
  return items;
}

/** Later than the row that says it is gone, also when this device's clock is behind. */
export function ownRow(device: string, memory: Memory, now: number): Row {
  const known = memory.rows[device];
  return { name: memory.name, time: known?.gone ? Math.max(now, known.time + 1) : now, gone: false };
}
