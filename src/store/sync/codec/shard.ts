/**
 * A parcel as the value of one item of the sync area, and back.
 *
 * In its frame: how the text is written (its place in `scripts`) · length of `raw` · `raw` · length of what is packed · the packed rest.
 */
import type { Parcel } from "../parcel.ts";
import { decode, encode } from "./arithmetic.ts";
import { Broken, ByteReader, ByteWriter } from "./bytes.ts";
import { frame, unframe } from "./frame.ts";
import { predictorFor } from "./primed.ts";
import { fromColumns, toColumns } from "./records.ts";
import { bytesToText, type Script, scriptOf, textToBytes } from "./text.ts";

/** What an item may hold when unpacked, in bytes: ten times what fits in one, a second's work. A hostile peer's item stops here. */
const mostUnpacked = 96 * 1024;
const scripts: readonly Script[] = ["any", "chinese", "simplified"];

/** What became of reading a value: its parcel; `newer`, written by a later Galley; `broken`, by none. */
export type Opened = { readonly parcel: Parcel } | "newer" | "broken";

/** `parcel` as an item's value. Throws a TypeError when a stamp in it is none. */
export function seal(parcel: Parcel): string {
  const { raw, small, large, text } = toColumns(parcel);
  const script = scriptOf(text);
  const rest = new ByteWriter();
  rest.number(small.length);
  rest.bytes(small);
  rest.number(large.length);
  rest.bytes(large);
  rest.bytes(textToBytes(text, script));
  const unpacked = rest.done();
  const writer = new ByteWriter();
  writer.byte(scripts.indexOf(script));
  writer.number(raw.length);
  writer.bytes(raw);
  writer.number(unpacked.length);
  // What nobody would unpack stays as large as it is, so that it is seen not to fit.
  writer.bytes(unpacked.length > mostUnpacked ? unpacked : encode(unpacked, predictorFor(script)));
  return frame(writer.done());
}

/** Reads an item's value. Never throws. */
export function open(value: unknown): Opened {
  const bytes = unframe(value);
  if (bytes === "newer" || bytes === "broken") return bytes;
  try {
    return { parcel: unpack(bytes) };
  } catch {
    // Whatever nonsense bytes make of a parser, here or in the inflater, they are no parcel; the caller reports it.
    return "broken";
  }
}

function unpack(bytes: Uint8Array): Parcel {
  const reader = new ByteReader(bytes);
  const script = scripts[reader.byte()];
  if (script === undefined) throw new Broken("no such script");
  const raw = reader.bytes(reader.number());
  const length = reader.number();
  if (length > mostUnpacked) throw new Broken("too large");
  const rest = new ByteReader(decode(reader.bytes(reader.left), length, predictorFor(script)));
  const small = rest.bytes(rest.number());
  const large = rest.bytes(rest.number());
  return fromColumns({ raw, small, large, text: bytesToText(rest.bytes(rest.left), script) });
}
