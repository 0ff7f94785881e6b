/**
 * One run of sync: read the area, join it into what is kept here, write what the area lacks. Runs are serial, under a lock, and may be
 * killed after any step: each step leaves both sides such that another run goes on from there.
 */
import type { Annotation } from "../../model/annotation.ts";
import type { Plan } from "./aim.ts";
import type { Limits, LocalStore, Pause, SyncArea } from "./area.ts";
import { digestOf } from "./digest.ts";
import { stateName } from "./drafts.ts";
import { type Memory, memoryName, readMemory } from "./memory.ts";
import { beside, joinRows, meetVault, ownRow, rowKept } from "./owner.ts";
import { afterFailure, afterWrite, refilled, writableAt } from "./pace.ts";
import { plan } from "./plan.ts";
import { type Pulled, pull } from "./pull.ts";
import { rowKey, sealRow } from "./rows.ts";
import type { Stop } from "./stop.ts";
import { type Decoded, namesIn, readWire, shardsDigest, type Wire } from "./wire.ts";

export interface Room {
  readonly area: SyncArea;
  readonly local: LocalStore;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  readonly pause: Pause;
}

export interface Ran {
  readonly memory: Memory;
  readonly stop: Stop;
  /** Annotations here that changed by it. */
  readonly changed: readonly Annotation[];
  /** When to run again though nothing happens, milliseconds since 1970; `null`: no need. */
  readonly again: number | null;
}

/** A deletion this old that does not know of this device is written again to say so; younger ones wait for another write. */
const markAfter = 30 * rowKept;
/** So many states are remembered as written lately; more than a reader makes between two meetings of their browsers. */
const mostWritten = 100;
/** The area may change while a run thinks; then it thinks again, but not for ever. */
const mostRereads = 3;

/** One run. Rejects when this browser's own storage fails; a refusal of the area is in the result. */
export async function run(room: Room, decoded: Decoded): Promise<Ran> {
  const memory = readMemory(await room.local.read(memoryName));
  if (!memory.on) return stopped(memory, "off");
  const revision = await room.local.revision();
  let items = await room.area.get(null);
  if (isQuiet(memory, items, revision, room.now())) return { ...stopped(memory, null), again: null };
  const changed = new Map<string, Annotation>();
  for (let reread = 0; ; reread++) {
    const step = await once(room, memory, await readWire(items, decoded, room.pause), revision);
    for (const annotation of step.changed) changed.set(annotation.id, annotation);
    const { ready } = step;
    if (ready === null) return { ...step, changed: [...changed.values()] };
    const now = await room.area.get(null);
    if (digestOf(now) === digestOf(items) || reread === mostRereads) {
      const ran = await write(room, step.memory, ready, items, revision);
      return { ...step, ...ran, changed: [...changed.values()] };
    }
    items = now;
  }
}

const stopped = (memory: Memory, stop: Stop): Ran => ({ memory, stop, changed: [], again: null });

function isQuiet(
  { quiet, figures }: Memory,
  items: Readonly<Record<string, unknown>>,
  revision: string,
  now: number,
): boolean {
  if (quiet === null || figures.heldBack > 0 || quiet.revision !== revision) return false;
  return Math.abs(now - quiet.time) < rowKept && quiet.area === digestOf(items);
}

/** Joins, and plans what to write: `ready` is `null` when there is nothing to write, or nothing may be. */
async function once(room: Room, start: Memory, wire: Wire, revision: string): Promise<Ran & { ready: Plan | null }> {
  const now = room.now();
  let memory = refilled(start, now);
  const device = await room.local.device();
  const met = meetVault(memory, wire, room.now(), room.random());
  memory = met.memory;
  if (met.stop !== null) return { ...(await settle(room, memory, met.stop)), ready: null };
  const rows = joinRows(memory.rows, wire.rows);
  const here = await room.local.held(namesIn(wire));
  const pulled = pull(here, wire, { device, now, rows, agreed: memory.agreed });
  const { incoming, spent } = pulled;
  const isNews = incoming.notes.length + incoming.pages.length + incoming.registers.length > 0;
  const changed = isNews ? await room.local.merge(incoming) : [];
  const drop = here.notes.filter(({ id }) => spent.has(id)).map(({ id }) => id);
  if (drop.length > 0) await room.local.drop(drop);
  const planned = await plan({
    wire,
    notes: pulled.notes,
    registers: pulled.registers,
    lore: {
      pages: pulled.pages,
      itemLimit: room.limits.bytesPerItem,
      pause: room.pause,
      seenBy: (id) => [...new Set([...(pulled.seen.get(id) ?? []), device])].sort(),
    },
    spent,
    leaving: pulled.leaving,
    unmarked: unmarked(pulled, device, now),
    written: new Set(memory.written),
    beside: beside(wire, rows, device, memory, now),
    limit: room.limits.bytes - memory.spare,
  });
  memory = {
    ...memory,
    rows: Object.fromEntries(rows),
    received: isNews ? now : memory.received,
    looked: now,
    ...travelOf(pulled, planned, wire),
  };
  const result = { changed };
  const idle = Object.keys(planned.set).length + planned.remove.length === 0;
  if (wire.newer) return { ...(await settle(room, memory, "newer-version")), ...result, ready: null };
  if (idle) {
    const quiet = { area: digestOf(wire.items), revision, time: now };
    return {
      ...(await settle(room, { ...memory, quiet, failures: 0, failure: null, again: 0 }, null)),
      ...result,
      ready: null,
    };
  }
  const at = writableAt(memory, now);
  if (at > now)
    return {
      ...(await settle(room, { ...memory, failure: memory.failure ?? "rate", again: at }, null)),
      ...result,
      again: at,
      ready: null,
    };
  return {
    memory: { ...memory, stop: null },
    stop: null,
    ...result,
    again: null,
    ready: asOwn(planned, device, memory, now),
  };
}

/** Remembers, and says that nothing more is to be done now. */
async function settle(room: Room, before: Memory, stop: Stop): Promise<Ran> {
  const memory = { ...before, stop };
  await room.local.write(memoryName, memory);
  return stopped(memory, stop);
}

async function write(
  room: Room,
  memory: Memory,
  planned: Plan,
  items: Readonly<Record<string, unknown>>,
  revision: string,
): Promise<Pick<Ran, "memory" | "again">> {
  const { set, remove, written } = planned;
  let next: Memory;
  try {
    // Removing is never refused for size; it comes first because what is removed must make room for what is set.
    if (remove.length > 0) await room.area.remove(remove);
    if (Object.keys(set).length > 0) await room.area.set(set);
    const names = [...written, ...memory.written.filter((name) => !written.includes(name))].slice(0, mostWritten);
    next = afterWrite({
      ...memory,
      written: names,
      sent: room.now(),
      quiet: { area: digestOf(after(items, planned)), revision, time: room.now() },
    });
  } catch (reason) {
    next = afterFailure(memory, reason, room.now(), room.random());
  }
  await room.local.write(memoryName, next);
  return { memory: next, again: next.failure === null ? null : next.again };
}

/** The area's items when `planned` is written. */
function after(items: Readonly<Record<string, unknown>>, { set, remove }: Plan): Record<string, unknown> {
  const kept = { ...items, ...set };
  for (const key of remove) delete kept[key];
  return kept;
}

const asOwn = (planned: Plan, device: string, memory: Memory, now: number): Plan => ({
  ...planned,
  // Only what was changed here: what another browser changed is put apart by that one, or it would be in three places.
  written: planned.written.filter((name) => name.endsWith(device)),
  set: { ...planned.set, [rowKey(device)]: sealRow(ownRow(device, memory, now)) },
});

function unmarked({ notes, seen }: Pulled, device: string, now: number): Set<string> {
  const ids = [...notes.values()].filter(
    ({ id, deleted }) => deleted !== null && now - deleted > markAfter && !seen.get(id)?.has(device),
  );
  return new Set(ids.map(({ id }) => id));
}

/** What is remembered of the annotations that travel when `planned` is written. */
function travelOf(
  { notes, unread, heldBack }: Pulled,
  planned: Plan,
  { broken, items }: Wire,
): Pick<Memory, "figures" | "there"> {
  const live = [...notes.values()].filter(({ deleted }) => deleted === null);
  const going = live.filter(({ id }) => planned.travelling.has(id));
  const annotations = live.length + unread + heldBack.length;
  const states = going.length === annotations ? [] : going.map((note) => stateName({ note }));
  return {
    figures: {
      bytes: planned.bytes,
      travelling: going.length,
      annotations,
      tooLarge: planned.tooLarge.length,
      unreadable: broken.length,
      heldBack: heldBack.length,
    },
    there: { shards: shardsDigest(after(items, planned)), states },
  };
}
