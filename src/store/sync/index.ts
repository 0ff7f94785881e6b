/**
 * Sync through the browser's own `storage.sync`: when it runs, and what the background can ask of it.
 *
 * ```ts
 * const sync = createSync({
 *   area: syncArea(),                                    // platform: storage.sync with onChanged
 *   local: localStoreIn(storageArea("local"), world),
 *   locks: navigator.locks,
 *   timers: timers(),                                    // platform: setTimeout and alarms
 *   now: Date.now,
 *   random: Math.random,
 *   changed: (annotations) => tellWatchers(annotations), // what came from elsewhere
 * });
 * sync.start(AbortSignal.any([]));                       // at the top of the background, before any await
 * // after each write of the store: sync.localChanged()
 * ```
 */
import type { Annotation } from "../../model/annotation.ts";
import type { PageMeter } from "../../model/travel.ts";
import {
  browserLimits,
  type Limits,
  type LocalStore,
  type Locks,
  type Pause,
  type SyncArea,
  type Timers,
} from "./area.ts";
import { type BackupSeen, backupsIn, bringBack, forgetOldBackups } from "./backup.ts";
import { type Memory, memoryName, readMemory } from "./memory.ts";
import {
  decideDeletions,
  eraseSynced,
  forgetDevice,
  joinOtherAccount,
  setName,
  setOn,
  startOver,
} from "./operations.ts";
import { type Ran, run } from "./run.ts";
import { meterOf, type SyncStatus, statusOf } from "./status.ts";
import { stayingOf } from "./staying.ts";
import type { Decoded } from "./wire.ts";

export interface SyncRoom {
  readonly area: SyncArea;
  readonly local: LocalStore;
  readonly locks: Locks;
  readonly timers: Timers;
  readonly pause: Pause;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  /** Hears of annotations that changed because of what came from elsewhere. */
  changed?(annotations: readonly Annotation[]): void;
  readonly limits?: Limits;
}

export interface Sync {
  /** Listens and runs until `signal` aborts. Call it before the worker's first await: a waking event comes only to who listens then. */
  start(signal: AbortSignal): void;
  /** Says that the reader changed something here: it is sent when they have paused. */
  localChanged(): void;
  /** Runs now; resolves when it is done. */
  syncNow(): Promise<void>;
  status(): Promise<SyncStatus>;
  /** The meter, and which of `notes` stay in this browser alone. */
  meter(notes: readonly Annotation[]): Promise<PageMeter>;
  backups(): Promise<readonly BackupSeen[]>;
  /** Brings back what is in a backup and no longer here. */
  bringBack(made: number): Promise<void>;
  setEnabled(on: boolean): Promise<void>;
  setName(name: string): Promise<void>;
  forgetDevice(device: string): Promise<void>;
  eraseSynced(): Promise<void>;
  startOver(): Promise<void>;
  joinOtherAccount(): Promise<void>;
  decideDeletions(agreed: boolean): Promise<void>;
}

const lockName = "sync";
/** A reader who writes is not done: milliseconds of quiet before what they wrote is sent, and how long it may wait at most. */
const quietTime = 5_000;
const longestQuiet = 15_000;
/** Items that belong together may arrive one by one; the last milliseconds are random, so that two browsers do not answer at once. */
const arrivalTime = 2_000;
const arrivalSpread = 3_000;
/** What woke the worker is answered first: milliseconds before the first run. */
const startTime = 1_500;
/** Alarms come no sooner than this, in milliseconds (Chrome 120). It is for a worker that was stopped before its timer. */
const soonestWake = 30_000;

/** Sync over the given area and store. Nothing happens before `start`. */
export function createSync(room: SyncRoom): Sync {
  const parts = { ...room, now: () => room.now(), random: () => room.random(), limits: room.limits ?? browserLimits };
  const decoded: Decoded = new Map();
  let broken = "";
  let waitingSince: number | null = null;
  let cancel = (): void => {};
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isOver = false;

  async function once(): Promise<void> {
    let ran: Ran;
    try {
      ran = await room.locks.request(lockName, () => run(parts, decoded));
      broken = "";
    } catch (reason) {
      // This browser's own storage failed. What is there stays; the reader is told by the status, and it is tried again.
      broken = reason instanceof Error ? reason.message : String(reason);
      room.timers.wakeAt(room.now() + soonestWake);
      return;
    }
    if (ran.changed.length > 0) room.changed?.(ran.changed);
    if (ran.again !== null) wake(Math.max(1_000, ran.again - room.now()));
  }

  async function cycle(): Promise<void> {
    cancel();
    waitingSince = null;
    isWanted = true;
    running ??= (async () => {
      while (isWanted) {
        isWanted = false;
        await once();
      }
      running = null;
    })();
    await running;
  }

  function wake(milliseconds: number): void {
    cancel();
    if (isOver) return;
    cancel = room.timers.after(milliseconds, () => void cycle());
    room.timers.wakeAt(room.now() + Math.max(milliseconds, soonestWake));
  }

  /** Runs when nothing more was heard for `quiet` milliseconds, or at most `longestQuiet` after the first. */
  function soon(quiet: number): void {
    const now = room.now();
    waitingSince ??= now;
    wake(Math.max(0, Math.min(quiet, waitingSince + longestQuiet - now)));
  }

  async function remembered(): Promise<Memory> {
    const memory = readMemory(await room.local.read(memoryName));
    return broken === "" ? memory : { ...memory, failure: "error", detail: broken };
  }

  const operate = async (operation: () => Promise<void>): Promise<void> => {
    await room.locks.request(lockName, operation);
    await cycle();
  };

  return {
    start(signal) {
      room.area.onChanged(() => soon(arrivalTime + room.random() * arrivalSpread), signal);
      room.timers.onWake(() => void cycle(), signal);
      signal.addEventListener("abort", () => {
        isOver = true;
        cancel();
      });
      wake(startTime);
      room.timers.after(startTime, () => void forgetOldBackups(room.local, room.now()));
    },
    localChanged: () => soon(quietTime),
    syncNow: cycle,
    async status() {
      return statusOf(await remembered(), await room.local.device(), parts.limits.bytes);
    },
    async meter(notes) {
      const memory = await remembered();
      const staying = await stayingOf(notes, memory, await room.area.get(null), decoded, room.pause);
      return { ...meterOf(memory, parts.limits.bytes), staying: staying.map(({ id }) => id) };
    },
    backups: () => backupsIn(room.local),
    async bringBack(made) {
      const revived = await bringBack(room.local, made);
      if (revived.length > 0) room.changed?.(revived);
      await cycle();
    },
    setEnabled: (on) => operate(() => setOn(parts, on)),
    setName: (name) => operate(() => setName(parts, name)),
    forgetDevice: (device) => operate(() => forgetDevice(parts, device)),
    eraseSynced: () => operate(() => eraseSynced(parts)),
    startOver: () => operate(() => startOver(parts)),
    joinOtherAccount: () => operate(() => joinOtherAccount(parts)),
    decideDeletions: (agreed) => operate(() => decideDeletions(parts, agreed)),
  };
}
