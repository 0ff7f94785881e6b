/** What the area has that this browser has not: everything joined, nothing deleted for being absent. */
import type { Annotation } from "../../model/annotation.ts";
import { join } from "../../model/merge.ts";
import type { PageKey } from "../../model/page.ts";
import { laterRegister, type Register } from "../../model/register.ts";
import type { PageRecord } from "../codec.ts";
import type { Held, Parts } from "./area.ts";
import { sameState } from "./drafts.ts";
import type { Row } from "./rows.ts";
import type { Wire } from "./wire.ts";

export interface Pulled {
  /** This browser's and the area's, joined; with deletions that are held back. */
  readonly notes: ReadonlyMap<string, Annotation>;
  readonly registers: ReadonlyMap<string, Register>;
  readonly pages: ReadonlyMap<PageKey, PageRecord>;
  /** What is new here. */
  readonly incoming: Parts;
  /** Live annotations in this browser that were not looked at: they are too old to be sent. */
  readonly unread: number;
  /** Live annotations here that the area would delete, and that need the reader's word first: there are too many at once. */
  readonly heldBack: readonly Annotation[];
  /** Of each deletion in the area: the devices that are known to have it. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** Deletions that every device knows of, old enough to be forgotten, and among them those that may leave the area. */
  readonly spent: ReadonlySet<string>;
  readonly leaving: ReadonlySet<string>;
}

const day = 24 * 60 * 60 * 1000;
/** A deletion is kept at least so long, in milliseconds, also when all have it: a forgotten device may come back from a holiday. */
export const graveKept = 90 * day;
/** It stays in the area a month longer: a device that has not heard that all have it would only bring it back. */
export const graveShown = 120 * day;

/** More than this many deletions at once, and more than this share of all, are asked about (floccus has had to learn this). */
const manyDeletions = 10;
const largeShare = 0.3;

/** The same when it is about who we are: what the run knows beside the two sides. */
export interface Known {
  readonly device: string;
  readonly now: number;
  readonly rows: ReadonlyMap<string, Row>;
  /** The stamp of the latest deletion of many that the reader agreed to. */
  readonly agreed: string;
}

/** Joins `wire` with what is kept `here`. */
export function pull(here: Held, wire: Wire, known: Known): Pulled {
  const own = new Map<string, Annotation>();
  for (const note of here.notes) own.set(note.id, joined(own.get(note.id), note));
  const notes = new Map(own);
  const registers = new Map(here.registers.map((register) => [register.key, register]));
  const pages = new Map<PageKey, PageRecord>();
  const seen = new Map<string, Set<string>>();
  for (const { parcel } of wire.shards.values()) {
    for (const note of parcel.notes) notes.set(note.id, joined(notes.get(note.id), note));
    for (const [id, devices] of parcel.seen) seen.set(id, new Set([...(seen.get(id) ?? []), ...devices]));
    for (const register of parcel.registers)
      registers.set(register.key, laterOf(registers.get(register.key), register));
    for (const record of parcel.pages) pages.set(record.page, record);
  }
  const { spent, leaving } = finished(notes, seen, known);
  const changed = [...notes.values()].filter((note) => {
    const before = own.get(note.id);
    return before === undefined ? !spent.has(note.id) : !sameState({ note: before }, { note });
  });
  const isDying = (note: Annotation): boolean => note.deleted !== null && own.get(note.id)?.deleted === null;
  const dying = changed.filter((note) => isDying(note) && note.stamp > known.agreed);
  const tooMany = dying.length > manyDeletions && dying.length > here.live * largeShare;
  const heldBack = tooMany ? dying : [];
  const held = new Set(heldBack.map(({ id }) => id));
  const herePages = new Set(here.pages.map(({ page }) => page));
  const hereRegisters = new Map(here.registers.map((register) => [register.key, register]));
  const incoming: Parts = {
    notes: changed.filter(({ id }) => !held.has(id)),
    pages: [...pages.values()].filter(({ page }) => !herePages.has(page)),
    registers: [...registers.values()].filter(({ key, stamp }) => hereRegisters.get(key)?.stamp !== stamp),
  };
  for (const record of here.pages) pages.set(record.page, record);
  const read = [...own.values()].filter(({ deleted }) => deleted === null).length;
  const unread = Math.max(0, here.live - read);
  return { notes, registers, pages, incoming, unread, heldBack, seen, spent, leaving };
}

/** Most of what is read is what is known already, and then there is nothing to join. */
function joined(known: Annotation | undefined, note: Annotation): Annotation {
  if (known === undefined) return note;
  return sameState({ note: known }, { note }) ? known : join(known, note);
}

const laterOf = (known: Register | undefined, register: Register): Register =>
  known ? laterRegister(known, register) : register;

/** The deletions that all devices have seen, by age. */
function finished(
  notes: ReadonlyMap<string, Annotation>,
  seen: ReadonlyMap<string, ReadonlySet<string>>,
  { device, now, rows }: Known,
): { spent: Set<string>; leaving: Set<string> } {
  const everyone = [device, ...[...rows].filter(([, row]) => !row.gone).map(([name]) => name)];
  const spent = new Set<string>();
  const leaving = new Set<string>();
  for (const [id, devices] of seen) {
    const { deleted = null } = notes.get(id) ?? {};
    if (deleted === null || now - deleted < graveKept || !everyone.every((name) => devices.has(name))) continue;
    spent.add(id);
    if (now - deleted >= graveShown) leaving.add(id);
  }
  return { spent, leaving };
}
