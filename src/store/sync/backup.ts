/** Backups of what an operation takes away, kept in this browser for a month. */
import type { LocalStore } from "./area.ts";

const prefix = "backup/";
const day = 24 * 60 * 60 * 1000;
/** Milliseconds that a backup is kept. */
export const backupKept = 30 * day;

export interface Backup {
  /** Milliseconds since 1970. */
  readonly made: number;
  readonly why: "erased" | "started-over" | "joined" | "deletions";
  /** The items of the sync area as they were, or annotations as they were. */
  readonly content: unknown;
}

/** Keeps `content` until `backupKept` has passed. */
export async function backUp(local: LocalStore, why: Backup["why"], content: unknown, now: number): Promise<void> {
  const backup: Backup = { made: now, why, content };
  await local.write(`${prefix}${now}`, backup);
}

/** Forgets the backups that are old enough. */
export async function forgetOldBackups(local: LocalStore, now: number): Promise<void> {
  for (const name of await local.names()) {
    if (!name.startsWith(prefix)) continue;
    const made = Number(name.slice(prefix.length));
    if (!(now - made < backupKept)) await local.write(name, null);
  }
}
