/**
 * A parcel as the value of one item of the sync area, and back.
 *
 * The value is a version character and, in the alphabet of 91, these bytes: how the text is written (0 any, 1 Chinese) · length of `raw`
 * · `raw` · length of what is deflated · the deflated rest · a checksum of all before it. What a reader cannot check it does not use.
 */
import { deflateSync, inflateSync } from "fflate";
import type { Parcel } from "../parcel.ts";
import { toBytes, toText } from "./alphabet.ts";
import { Broken, ByteReader, ByteWriter } from "./bytes.ts";
import { dictionaryOf } from "./dictionary.ts";
import { fromColumns, toColumns } from "./records.ts";
import { bytesToText, type Script, scriptOf, textToBytes } from "./text.ts";

/** The version of the wire, one for all that stands in the sync area. A later one counts on from here. */
export const wireVersion = "1";

/** What an item may hold when unpacked, in bytes: thirty times what fits in one. A hostile peer's item stops here. */
const mostUnpacked = 256 * 1024;
/** Characters of a value beyond which it cannot come from an item. */
const mostCharacters = 16 * 1024;
const checksumBytes = 4;
const scripts: readonly Script[] = ["any", "chinese"];

/** What became of reading a value: its parcel; `newer`, written by a later Galley; `broken`, by none. */
export type Opened = { readonly parcel: Parcel } | "newer" | "broken";

/** `parcel` as an item's value. Throws a TypeError when a stamp in it is none. */
export function seal(parcel: Parcel): string {
  const { raw, small, text } = toColumns(parcel);
  const script = scriptOf(text);
  const rest = new ByteWriter();
  rest.number(small.length);
  rest.bytes(small);
  rest.bytes(textToBytes(text, script));
  const unpacked = rest.done();
  const writer = new ByteWriter();
  writer.byte(scripts.indexOf(script));
  writer.number(raw.length);
  writer.bytes(raw);
  writer.number(unpacked.length);
  writer.bytes(deflateSync(unpacked, { level: 9, mem: 8, dictionary: dictionaryOf(script) }));
  writer.digits(checksum(writer.done()));
  return wireVersion + toText(writer.done());
}

/** Reads an item's value. Never throws. */
export function open(value: unknown): Opened {
  if (typeof value !== "string" || value.length > mostCharacters) return "broken";
  if (value.slice(0, 1) > wireVersion) return "newer";
  const bytes = value.startsWith(wireVersion) ? toBytes(value.slice(1)) : null;
  if (bytes === null) return "broken";
  try {
    return { parcel: unpack(bytes) };
  } catch {
    // Whatever nonsense bytes make of a parser, here or in the inflater, they are no parcel; the caller reports it.
    return "broken";
  }
}

function unpack(bytes: Uint8Array): Parcel {
  const end = bytes.length - checksumBytes;
  if (end < 0 || new ByteReader(bytes.subarray(end)).digits(checksumBytes) !== checksum(bytes.subarray(0, end)))
    throw new Broken("not what was written");
  const reader = new ByteReader(bytes.subarray(0, end));
  const script = scripts[reader.byte()];
  if (script === undefined) throw new Broken("no such script");
  const raw = reader.bytes(reader.number());
  const length = reader.number();
  if (length > mostUnpacked) throw new Broken("too large");
  const unpacked = inflateSync(reader.bytes(reader.left), {
    out: new Uint8Array(length),
    dictionary: dictionaryOf(script),
  });
  if (unpacked.length !== length) throw new Broken("not as long as it says");
  const rest = new ByteReader(unpacked);
  const small = rest.bytes(rest.number());
  return fromColumns({ raw, small, text: bytesToText(rest.bytes(rest.left), script) });
}

/** CRC-32 (IEEE 802.3) of `bytes` as 8 hexadecimal digits: catches every flipped bit, and all but one in 2^32 of larger damage. */
function checksum(bytes: Uint8Array): string {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (~rest >>> 0).toString(16).padStart(8, "0");
}
