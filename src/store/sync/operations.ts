/** What the reader can have done to sync beside switching it: each asks first (that is the caller's), and leaves a backup here. */

import { backUpArea, backUpNotes } from "./backup.ts";
import { type Memory, memoryName, readMemory } from "./memory.ts";
import { joinRows } from "./owner.ts";
import { pull } from "./pull.ts";
import { openVault, rowKey, sealRow, sealVault, type Vault, vaultKey } from "./rows.ts";
import type { Room } from "./run.ts";
import { namesIn, readWire } from "./wire.ts";

async function change(room: Room, next: (memory: Memory) => Partial<Memory>): Promise<void> {
  const memory = readMemory(await room.local.read(memoryName));
  await room.local.write(memoryName, { ...memory, quiet: null, ...next(memory) });
}

/** Turns sync on or off. Turning it on says too that an erasure made elsewhere has been noted. */
export async function setOn(room: Room, on: boolean): Promise<void> {
  await change(room, () => ({ on }));
  if (on) await goOn(room);
}

/** Whose the area is; `null` when it says nothing that this Galley can read. */
async function vaultOf(room: Room): Promise<Vault | null> {
  const vault = openVault((await room.area.get(null))[vaultKey]);
  return typeof vault === "string" ? null : vault;
}

/** After an erasure elsewhere: this browser sends again what it has. */
async function goOn(room: Room): Promise<void> {
  const vault = await vaultOf(room);
  if (vault) await change(room, ({ accepted }) => ({ accepted: Math.max(accepted, vault.erased) }));
}

/** What this browser is called in the lists of the others. */
export const setName = (room: Room, name: string): Promise<void> => change(room, () => ({ name }));

/**
 * Forgets a device: deletions wait for it no longer, the lists show it no more. If it writes again it is back. Forgetting this
 * device turns sync off here.
 */
export async function forgetDevice(room: Room, device: string): Promise<void> {
  const isThis = device === (await room.local.device());
  const time = room.now();
  await backUpArea(room.local, "forgot", await room.area.get(null), { now: time, pause: room.pause });
  await change(room, ({ rows, on }) => {
    const row = rows[device];
    const gone = { name: row?.name ?? "", time: Math.max(time, (row?.time ?? 0) + 1), gone: true };
    return { rows: { ...rows, [device]: gone }, on: on && !isThis };
  });
  if (!isThis) return;
  const { rows } = readMemory(await room.local.read(memoryName));
  const row = rows[device];
  if (row) await room.area.set({ [rowKey(device)]: sealRow(row) });
}

/**
 * Erases all that is synced, here and so in the account; annotations stay in each browser that has them. Sync is off here after it, and
 * in the others it waits until their reader turns it on.
 */
export async function eraseSynced(room: Room): Promise<void> {
  const items = await room.area.get(null);
  await backUpArea(room.local, "erased", items, { now: room.now(), pause: room.pause });
  const erased = room.now();
  await change(room, () => ({ on: false, accepted: erased }));
  const { vault } = readMemory(await room.local.read(memoryName));
  await room.area.remove(Object.keys(items).filter((key) => key !== vaultKey));
  if (vault !== null) await room.area.set({ [vaultKey]: sealVault({ id: vault, erased }) });
}

/**
 * Starts over from this device: what is synced is erased, damaged items and all, and what this browser has is sent anew. Other
 * browsers lose nothing: they join what they have.
 */
export async function startOver(room: Room): Promise<void> {
  const items = await room.area.get(null);
  await backUpArea(room.local, "started-over", items, { now: room.now(), pause: room.pause });
  const device = await room.local.device();
  await change(room, ({ rows, vault }) => ({
    on: true,
    // An area that this browser never belonged to becomes its own.
    vault,
    rows: Object.fromEntries(Object.entries(rows).filter(([name]) => name === device)),
    failures: 0,
    failure: null,
    again: 0,
    spare: 0,
  }));
  await room.area.remove(Object.keys(items));
}

/** Joins the data that was found in the area although it belongs to another account. */
export async function joinOtherAccount(room: Room): Promise<void> {
  const vault = await vaultOf(room);
  if (!vault) return;
  await backUpNotes(room.local, "joined", await room.local.copy(), room.now());
  await change(room, () => ({ vault: vault.id, vaultMade: 0, accepted: vault.erased }));
}

/** The reader's word on very many deletions that came at once: carries them out, or takes them back everywhere. */
export async function decideDeletions(room: Room, agreed: boolean): Promise<void> {
  const memory = readMemory(await room.local.read(memoryName));
  const wire = await readWire(await room.area.get(null), new Map(), room.pause);
  const here = await room.local.held(namesIn(wire));
  const rows = joinRows(memory.rows, wire.rows);
  const known = { device: await room.local.device(), now: room.now(), rows, agreed: memory.agreed };
  const { heldBack } = pull(here, wire, known);
  if (heldBack.length === 0) return;
  if (agreed) {
    const ids = new Set(heldBack.map(({ id }) => id));
    const notes = here.notes.filter(({ id }) => ids.has(id));
    await backUpNotes(room.local, "deletions", { notes, pages: here.pages }, room.now());
    const latest = heldBack.reduce((last, { stamp }) => (stamp > last ? stamp : last), "");
    await change(room, () => ({ agreed: latest }));
  } else {
    await room.local.restamp(heldBack);
    await change(room, () => ({}));
  }
}
