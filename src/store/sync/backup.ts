/** Backups of what an operation takes away, kept in this browser for a month, from which annotations can be brought back. */
import type { Annotation } from "../../model/annotation.ts";
import { type PageRecord, readPageRecord } from "../codec.ts";
import type { LocalStore, Pause } from "./area.ts";
import { readNote } from "./local-codec.ts";
import { readWire } from "./wire.ts";

const prefix = "backup/";
const day = 24 * 60 * 60 * 1000;
/** Milliseconds that a backup is kept. */
export const backupKept = 30 * day;

const whys = ["erased", "started-over", "joined", "deletions", "forgot"] as const;
export type BackupWhy = (typeof whys)[number];

export interface Backup {
  /** Milliseconds since 1970; its name, too. */
  readonly made: number;
  readonly why: BackupWhy;
  readonly notes: readonly Annotation[];
  readonly pages: readonly PageRecord[];
  /** The sync area as it was, with what could not be read in it; `null`: it is not about the area. */
  readonly items: Readonly<Record<string, unknown>> | null;
}

/** What the reader is told of a backup. */
export interface BackupSeen extends Pick<Backup, "made" | "why"> {
  /** Live annotations in it. */
  readonly annotations: number;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = <Item>(value: unknown, read: (item: unknown) => Item | null): Item[] =>
  Array.isArray(value) ? value.flatMap((item) => read(item) ?? []) : [];

function readBackup(value: unknown): Backup | null {
  if (!isFields(value) || typeof value["made"] !== "number") return null;
  const why = whys.find((each) => each === value["why"]);
  if (!why) return null;
  const items = isFields(value["items"]) ? value["items"] : null;
  return {
    made: value["made"],
    why,
    notes: listOf(value["notes"], readNote),
    pages: listOf(value["pages"], readPageRecord),
    items,
  };
}

/** Keeps what the area holds, until `backupKept` has passed. */
export async function backUpArea(
  local: LocalStore,
  why: BackupWhy,
  items: Readonly<Record<string, unknown>>,
  { now, pause }: { readonly now: number; readonly pause: Pause },
): Promise<void> {
  const parcels = [...(await readWire(items, new Map(), pause)).shards.values()].map(({ parcel }) => parcel);
  const notes = parcels.flatMap((parcel) => parcel.notes).filter(({ deleted }) => deleted === null);
  await keep(local, { made: now, why, notes, pages: parcels.flatMap(({ pages }) => pages), items });
}

/** Keeps annotations of this browser, until `backupKept` has passed. */
export const backUpNotes = (
  local: LocalStore,
  why: BackupWhy,
  { notes, pages }: Pick<Backup, "notes" | "pages">,
  now: number,
): Promise<void> => keep(local, { made: now, why, notes, pages, items: null });

const keep = (local: LocalStore, backup: Backup): Promise<void> => local.write(`${prefix}${backup.made}`, backup);

/** The backups there are, the latest first. */
export async function backupsIn(local: LocalStore): Promise<BackupSeen[]> {
  const all = await Promise.all((await local.backups()).map(async (name) => readBackup(await local.read(name))));
  const kept = all.filter((backup) => backup !== null).sort((a, b) => b.made - a.made);
  return kept.map(({ made, why, notes }) => ({
    made,
    why,
    annotations: notes.filter(({ deleted }) => deleted === null).length,
  }));
}

/** Brings back the annotations of a backup that are not here any more; says which. What is here stays as it is. */
export async function bringBack(local: LocalStore, made: number): Promise<readonly Annotation[]> {
  const backup = readBackup(await local.read(`${prefix}${made}`));
  return backup ? local.revive(backup.notes, backup.pages) : [];
}

/** Forgets the backups that are old enough. */
export async function forgetOldBackups(local: LocalStore, now: number): Promise<void> {
  for (const name of await local.backups()) {
    const made = Number(name.slice(prefix.length));
    if (!(now - made < backupKept)) await local.write(name, null);
  }
}
