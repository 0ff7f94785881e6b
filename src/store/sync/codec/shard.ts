/**
 * A parcel as the value of one item of the sync area, and back.
 *
 * In its frame: how the text is written (its place in `scripts`) · length of `raw` · `raw` · length of what is deflated · the deflated rest.
 */
import { deflateSync, inflateSync } from "fflate";
import type { Parcel } from "../parcel.ts";
import { Broken, ByteReader, ByteWriter } from "./bytes.ts";
import { dictionaryOf } from "./dictionary.ts";
import { frame, unframe } from "./frame.ts";
import { fromColumns, toColumns } from "./records.ts";
import { bytesToText, type Script, scriptOf, textToBytes } from "./text.ts";

/** What an item may hold when unpacked, in bytes: thirty times what fits in one. A hostile peer's item stops here. */
const mostUnpacked = 256 * 1024;
const scripts: readonly Script[] = ["any", "chinese", "simplified"];

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
  writer.bytes(deflateSync(unpacked, { level: 9, dictionary: dictionaryOf(script) }));
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
  const unpacked = inflateSync(reader.bytes(reader.left), {
    out: new Uint8Array(length),
    dictionary: dictionaryOf(script),
  });
  if (unpacked.length !== length) throw new Broken("not as long as it says");
  const rest = new ByteReader(unpacked);
  const small = rest.bytes(rest.number());
  return fromColumns({ raw, small, text: bytesToText(rest.bytes(rest.left), script) });
}
