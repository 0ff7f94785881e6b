/** The one door for annotations: what is on disk, in a message or in a file is `unknown` until it was read here. */
import {
  type Annotation,
  type Colour,
  colours,
  type OtherVersion,
  type Seen,
  type Segment,
  type Written,
} from "../model/annotation.ts";
import type { PageKey } from "../model/page.ts";
import { asStored, fromStored } from "../model/segments.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isColour = (value: unknown): value is Colour => colours.some((colour) => colour === value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
const listOf = <Item>(value: unknown, is: (item: unknown) => item is Item): readonly Item[] | null =>
  Array.isArray(value) && value.every(is) ? value : null;

const isId = (value: unknown): value is string => isText(value) && /^[0-9a-f]{16}$/.test(value);

function isSegment(value: unknown): value is Segment {
  return (
    isFields(value) &&
    isText(value["exact"]) &&
    isText(value["prefix"]) &&
    isText(value["suffix"]) &&
    isTime(value["start"])
  );
}

const segment = ({ exact, prefix, suffix, start, of }: Segment): Segment => ({
  exact,
  prefix,
  suffix,
  start,
  ...(isTime(of) && { of }),
});

const isVersion = (value: unknown): value is OtherVersion =>
  isFields(value) && isText(value["stamp"]) && isText(value["note"]);

/** The other versions of a note; a field that is not that is as if it were not there. */
function versionsOf(value: unknown): Pick<Annotation, "versions"> {
  const versions = listOf(value, isVersion)?.map(({ stamp, note }) => ({ stamp, note })) ?? [];
  return versions.length > 0 ? { versions } : {};
}

/** Reads what a reader wrote; `null` when it is not of that shape. */
export function readWritten(value: unknown): Written | null {
  if (!isFields(value)) return null;
  const { id, colour, note } = value;
  const segments = listOf(value["segments"], isSegment);
  const tags = listOf(value["tags"], isText);
  if (!isId(id) || !isColour(colour) || !isText(note) || !segments || !tags) return null;
  return { id, segments: fromStored(segments.map(segment)), colour, note, tags, ...versionsOf(value["versions"]) };
}

/** Reads what a room knew of an annotation; a room that does not say has seen nothing. */
export function readSeen(value: unknown): Seen {
  const fields = isFields(value) ? value : {};
  return { notes: listOf(fields["notes"], isText) ?? [], versions: listOf(fields["versions"], isText) ?? [] };
}

/** Reads an annotation; `null` when it is not one. */
export function readAnnotation(value: unknown): Annotation | null {
  const written = readWritten(value);
  if (!written || !isFields(value)) return null;
  const { page, created, edited, deleted, stamp } = value;
  if (!isText(page) || !isTime(created) || !isTime(edited) || !isText(stamp)) return null;
  if (deleted !== null && !isTime(deleted)) return null;
  const past = listOf(value["past"], isText) ?? [];
  const read = { ...written, page: page as PageKey, created, edited, deleted, stamp };
  return past.length > 0 ? { ...read, past } : read;
}

/** An annotation for the disk, to be read with `readAnnotation`. */
export const toDisk = (annotation: Annotation): Annotation => ({
  ...annotation,
  segments: asStored(annotation.segments),
});

/** What is kept of an article that has annotations. */
export interface PageRecord {
  readonly page: PageKey;
  readonly url: string;
  readonly title: string;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  /** See `model/fingerprint.ts`; does not travel. */
  readonly print?: string | null;
}

const textOrNull = (value: unknown): string | null => (isText(value) ? value : null);

/** What a page says of its article, read from a message; `null` when it is not of that shape. */
export function readPageFacts(
  value: unknown,
): (Omit<PageRecord, "page" | "url"> & { canonicalUrl: string | null }) | null {
  if (!isFields(value) || !isText(value["title"])) return null;
  return {
    canonicalUrl: textOrNull(value["canonicalUrl"]),
    title: value["title"],
    source: textOrNull(value["source"]),
    authors: listOf(value["authors"], isText) ?? [],
    published: textOrNull(value["published"]),
    print: textOrNull(value["print"]),
  };
}

/** Reads what is kept of an article; `null` when it is not that. */
export function readPageRecord(value: unknown): PageRecord | null {
  const facts = readPageFacts(value);
  if (!facts || !isFields(value) || !isText(value["page"]) || !isText(value["url"])) return null;
  const { canonicalUrl: _, ...kept } = facts;
  return { ...kept, page: value["page"] as PageKey, url: value["url"] };
}

/** Reads an identifier of an annotation; `null` when it is none. */
export const readId = (value: unknown): string | null => (isId(value) ? value : null);
