/** A parcel in columns: articles with their annotations, deletions, registers. */
import { type Annotation, colours, type Segment } from "../../../model/annotation.ts";
import { grave } from "../../../model/merge.ts";
import type { PageKey } from "../../../model/page.ts";
import type { Json, Register } from "../../../model/register.ts";
import type { PageRecord } from "../../codec.ts";
import type { Parcel } from "../parcel.ts";
import { Broken } from "./bytes.ts";
import { ColumnReader, type Columns, ColumnWriter } from "./columns.ts";

const idBytes = 8;
/** Bytes of a place in a text that are as good as random. */
const placeNoise = 1;
/** Addresses begin in one of these ways before the page key; what does not is written out. */
const beginnings = ["https://", "https://www.", "http://", "http://www.", "https://m.", "http://m."];
const byStamp = (a: { stamp: string }, b: { stamp: string }): number => (a.stamp < b.stamp ? -1 : 1);

/** `parcel` as columns. Throws a TypeError when a stamp in it is none. */
export function toColumns(parcel: Parcel): Columns {
  const writer = new ColumnWriter();
  const live = parcel.notes.filter(({ deleted }) => deleted === null);
  const facts = new Map(parcel.pages.map((record) => [record.page, record]));
  // In order of time, so that the differences between stamps are short.
  const pages = [...new Set(live.sort(byStamp).map(({ page }) => page))];
  writer.small.number(pages.length);
  for (const page of pages) {
    writePage(writer, page, facts.get(page));
    const notes = live.filter((note) => note.page === page).sort(byStamp);
    writer.small.number(notes.length);
    for (const note of notes) writeNote(writer, note);
  }
  const graves = parcel.notes.filter(({ deleted }) => deleted !== null);
  writer.small.number(graves.length);
  for (const dead of graves.sort(byStamp)) writeGrave(writer, dead, parcel.seen.get(dead.id) ?? []);
  writer.small.number(parcel.registers.length);
  for (const register of parcel.registers) writeRegister(writer, register);
  return writer.columns();
}

/** The parcel that `toColumns` made `columns` from. Throws `Broken` when it cannot have. */
export function fromColumns(columns: Columns): Parcel {
  const reader = new ColumnReader(columns);
  const pages: PageRecord[] = [];
  const notes: Annotation[] = [];
  const seen = new Map<string, readonly string[]>();
  reader.list(() => {
    const { page, record } = readPage(reader);
    if (record) pages.push(record);
    notes.push(...reader.list(() => readNote(reader, page)));
  });
  reader.list(() => {
    const found = readGrave(reader);
    notes.push(found.dead);
    seen.set(found.dead.id, found.seen);
  });
  const registers = reader.list(() => readRegister(reader));
  reader.finish();
  return { notes, pages, registers, seen };
}

function writePage(writer: ColumnWriter, page: PageKey, record: PageRecord | undefined): void {
  writer.text("address", page);
  if (!record) {
    writer.small.byte(0);
    return;
  }
  const { url, title, source, authors, published } = record;
  const beginning = beginnings.findIndex((start) => start + page === url);
  const more = source !== null || published !== null || authors.length > 0;
  writer.small.byte(1 + (more ? 1 : 0));
  writer.small.byte(beginning + 1);
  if (beginning < 0) writer.text("address", url);
  writer.text("title", title);
  if (more) writer.text("title", JSON.stringify([source, published, ...authors]));
}

function readPage(reader: ColumnReader): { page: PageKey; record: PageRecord | null } {
  const page = reader.text("address") as PageKey;
  const kind = reader.small.byte();
  if (kind === 0) return { page, record: null };
  const beginning = reader.small.byte();
  const url = beginning === 0 ? reader.text("address") : (beginnings[beginning - 1] ?? "") + page;
  const title = reader.text("title");
  const more: unknown = kind === 2 ? readJson(reader.text("title")) : [null, null];
  if (kind > 2 || !Array.isArray(more)) throw new Broken("not an article");
  const [source, published, ...authors]: unknown[] = more;
  const isText = (value: unknown): value is string => typeof value === "string";
  return {
    page,
    record: {
      page,
      url,
      title,
      source: isText(source) ? source : null,
      authors: authors.filter(isText),
      published: isText(published) ? published : null,
    },
  };
}

const hasTags = 8;
const hasVersions = 16;
const hasPast = 32;

function writeNote(writer: ColumnWriter, note: Annotation): void {
  const { id, colour, tags, segments, created, edited } = note;
  writer.raw.digits(id);
  const time = writer.stamp(note.stamp);
  writer.small.byte(colours.indexOf(colour) + (tags.length > 0 ? hasTags : 0) + historyFlags(note));
  writer.small.difference(time - Math.trunc(edited));
  writer.small.difference(Math.trunc(edited) - Math.trunc(created));
  writer.text("note", note.note);
  if (tags.length > 0) writer.list(tags, (tag) => writer.text("note", tag));
  writeHistory(writer, note);
  writer.list(segments, ({ exact, prefix, suffix, start }) => {
    writer.large(Math.trunc(start), placeNoise);
    writer.small.number(prefix.length);
    writer.small.number(suffix.length);
    // As they stand on the page: each tells what comes next.
    writer.text("quote", prefix + exact + suffix);
  });
}

function readNote(reader: ColumnReader, page: PageKey): Annotation {
  const id = reader.raw.digits(idBytes);
  const { stamp, time } = reader.stamp();
  const flags = reader.small.byte();
  const colour = colours[flags % hasTags];
  if (colour === undefined || flags >= 2 * hasPast) throw new Broken("no such colour");
  const edited = time - reader.small.difference();
  const created = edited - reader.small.difference();
  if (edited < 0 || created < 0) throw new Broken("not a time");
  const note = reader.text("note");
  const tags = flags & hasTags ? reader.list(() => reader.text("note")) : [];
  const history = readHistory(reader, flags);
  const segments = reader.list((): Segment => {
    const start = reader.large(placeNoise);
    const before = reader.small.number();
    const after = reader.small.number();
    const text = reader.text("quote");
    const end = text.length - after;
    if (before > end) throw new Broken("more context than text");
    return { exact: text.slice(before, end), prefix: text.slice(0, before), suffix: text.slice(end), start };
  });
  return { id, page, segments, colour, note, tags, created, edited, deleted: null, stamp, ...history };
}

const historyFlags = ({ versions = [], past = [] }: Annotation): number =>
  (versions.length > 0 ? hasVersions : 0) + (past.length > 0 ? hasPast : 0);

function writeHistory(writer: ColumnWriter, { versions = [], past = [] }: Annotation): void {
  if (versions.length > 0)
    writer.list(versions, ({ stamp, note }) => {
      writer.stamp(stamp);
      writer.text("note", note);
    });
  if (past.length > 0) writer.list(past, (stamp) => writer.stamp(stamp));
}

function readHistory(reader: ColumnReader, flags: number): Pick<Annotation, "versions" | "past"> {
  const withVersions = (flags & hasVersions) > 0;
  const withPast = (flags & hasPast) > 0;
  const versions = withVersions ? reader.list(() => ({ stamp: reader.stamp().stamp, note: reader.text("note") })) : [];
  const past = withPast ? reader.list(() => reader.stamp().stamp) : [];
  return { ...(withVersions ? { versions } : {}), ...(withPast ? { past } : {}) };
}

function writeGrave(writer: ColumnWriter, note: Annotation, seen: readonly string[]): void {
  writer.raw.digits(note.id);
  const time = writer.stamp(note.stamp);
  writer.small.byte(historyFlags(note));
  writer.small.difference(time - Math.trunc(note.deleted ?? time));
  writeHistory(writer, note);
  writer.list(seen, (device) => writer.device(device));
}

function readGrave(reader: ColumnReader): { dead: Annotation; seen: string[] } {
  const id = reader.raw.digits(idBytes);
  const { stamp, time } = reader.stamp();
  const flags = reader.small.byte();
  const deleted = time - reader.small.difference();
  if (deleted < 0) throw new Broken("not a time");
  const history = readHistory(reader, flags);
  return { dead: { ...grave(id, deleted, stamp), ...history }, seen: reader.list(() => reader.device()) };
}

function writeRegister(writer: ColumnWriter, { key, value, deleted, stamp }: Register): void {
  writer.stamp(stamp);
  writer.small.byte(deleted ? 1 : 0);
  writer.text("note", key);
  writer.text("note", JSON.stringify(value));
}

function readRegister(reader: ColumnReader): Register {
  const { stamp } = reader.stamp();
  const deleted = reader.small.byte() === 1;
  return { stamp, deleted, key: reader.text("note"), value: readJson(reader.text("note")) };
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new Broken("not JSON");
  }
}
