/** What every value in the sync area has around it: a version character before, a checksum at the end. */
import { toBytes, toText } from "./alphabet.ts";

/** The version of the wire, one for all that stands in the sync area. A later one counts on from here. */
export const wireVersion = "1";

/** Characters of a value beyond which it cannot come from an item of 8,192 bytes. */
const mostCharacters = 16 * 1024;
const checksumBytes = 4;

/** `bytes` as the value of an item. */
export function frame(bytes: Uint8Array): string {
  const framed = new Uint8Array(bytes.length + checksumBytes);
  framed.set(bytes);
  new DataView(framed.buffer).setUint32(bytes.length, checksum(wireVersion, bytes));
  return wireVersion + toText(framed);
}

/**
 * The bytes in an item's value; `newer` when a later Galley wrote it, `broken` when none did. Never throws. Later versions may change all
 * but the frame, so that an older one can tell them from damage.
 */
export function unframe(value: unknown): Uint8Array | "newer" | "broken" {
  if (typeof value !== "string" || value.length > mostCharacters) return "broken";
  const version = value.slice(0, 1);
  const framed = toBytes(value.slice(1));
  if (framed === null || framed.length < checksumBytes || version < wireVersion) return "broken";
  const bytes = framed.subarray(0, -checksumBytes);
  const told = new DataView(framed.buffer, framed.byteOffset).getUint32(bytes.length);
  if (told !== checksum(version, bytes)) return "broken";
  return version === wireVersion ? bytes : "newer";
}

/** CRC-32 (IEEE 802.3) of the version and `bytes`: catches every flipped bit, and all but one in 2^32 of larger damage. */
function checksum(version: string, bytes: Uint8Array): number {
  let rest = -1;
  const take = (byte: number): void => {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  };
  take(version.charCodeAt(0) & 0xff);
  bytes.forEach(take);
  return ~rest >>> 0;
}
