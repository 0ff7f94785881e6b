/** The small items beside the annotations: whose sync area this is (the vault), and one row for each device that uses it. */
import { ByteReader, ByteWriter } from "./codec/bytes.ts";
import { frame, unframe } from "./codec/frame.ts";
import { bytesToText, textToBytes } from "./codec/text.ts";

export const vaultKey = "v";
const rowForm = /^d([0-9a-f]{8})$/;
export const rowKey = (device: string): string => `d${device}`;
/** The device whose row `key` holds; `null` when it is no row's key. */
export const deviceOfRow = (key: string): string | null => rowForm.exec(key)?.[1] ?? null;

export interface Vault {
  /** 8 hexadecimal digits, random, made by the first device: tells one account's data from another's. */
  readonly id: string;
  /** When a reader last had all erased that was synced, milliseconds since 1970; 0: never. */
  readonly erased: number;
}

/** A device as others see it. Only the device itself writes its row, except to say that it is gone. */
export interface Row {
  readonly name: string;
  /** When the device last wrote, milliseconds since 1970. */
  readonly time: number;
  /** The reader had it forgotten. */
  readonly gone: boolean;
}

const idBytes = 4;
const longestName = 40;

export function sealVault({ id, erased }: Vault): string {
  const writer = new ByteWriter();
  writer.digits(id);
  writer.number(erased);
  return frame(writer.done());
}

export function sealRow({ name, time, gone }: Row): string {
  const writer = new ByteWriter();
  writer.number(time);
  writer.byte(gone ? 1 : 0);
  writer.bytes(textToBytes(name.slice(0, longestName), "any"));
  return frame(writer.done());
}

/** Reads a vault's value. Never throws. */
export function openVault(value: unknown): Vault | "newer" | "broken" {
  return read(value, (reader) => ({ id: reader.digits(idBytes), erased: reader.number() }));
}

/** Reads a row's value. Never throws. */
export function openRow(value: unknown): Row | "newer" | "broken" {
  return read(value, (reader) => {
    const time = reader.number();
    const gone = reader.byte() === 1;
    return { time, gone, name: bytesToText(reader.bytes(reader.left), "any") };
  });
}

function read<Result>(value: unknown, parse: (reader: ByteReader) => Result): Result | "newer" | "broken" {
  const bytes = unframe(value);
  if (bytes === "newer" || bytes === "broken") return bytes;
  try {
    return parse(new ByteReader(bytes));
  } catch {
    // The checksum held, so a broken peer wrote it: it is reported as broken like damage.
    return "broken";
  }
}

/** The later of two rows of one device. */
export const laterRow = (one: Row, other: Row): Row =>
  one.time > other.time || (one.time === other.time && (one.gone || one.name >= other.name)) ? one : other;
