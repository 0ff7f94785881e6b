/** Bytes as a number between 0 and 1, as many bits of it as the predictor was surprised: arithmetic coding, 32 bits at a time. */
import { Broken, ByteWriter } from "./bytes.ts";
import { type Predictor, sure } from "./predictor.ts";

const whole = 2 ** 32 - 1;
const topByte = 0xff000000;

const middleOf = (low: number, high: number, chance: number): number =>
  low + Math.floor(((high - low) * chance) / sure);

/** `bytes` coded with what `predictor` says of them; it has learnt them then. */
export function encode(bytes: Uint8Array, predictor: Predictor): Uint8Array {
  const out = new ByteWriter();
  let [low, high] = [0, whole];
  for (const byte of bytes)
    for (let shift = 7; shift >= 0; shift--) {
      const bit = (byte >> shift) & 1;
      const middle = middleOf(low, high, predictor.predict());
      if (bit) high = middle;
      else low = middle + 1;
      predictor.update(bit);
      while (((low ^ high) & topByte) === 0) {
        out.byte(high >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 0xff) >>> 0;
      }
    }
  // The shortest number between the two: their first bytes differ, and bytes past the end are read as 0.
  if (low > 0) out.byte((low >>> 24) + 1);
  return out.done();
}

/** The `count` bytes that `encode` made `coded` from, with a predictor in the same state. Throws `Broken` when there is more than they need. */
export function decode(coded: Uint8Array, count: number, predictor: Predictor): Uint8Array {
  const bytes = new Uint8Array(count);
  let at = 0;
  let [low, high, value] = [0, whole, 0];
  const next = (): number => coded[at++] ?? 0;
  for (let n = 0; n < 4; n++) value = ((value << 8) | next()) >>> 0;
  for (let index = 0; index < count; index++) {
    let byte = 1;
    while (byte < 256) {
      const middle = middleOf(low, high, predictor.predict());
      const bit = value <= middle ? 1 : 0;
      if (bit) high = middle;
      else low = middle + 1;
      predictor.update(bit);
      byte = 2 * byte + bit;
      while (((low ^ high) & topByte) === 0) {
        low = (low << 8) >>> 0;
        high = ((high << 8) | 0xff) >>> 0;
        value = ((value << 8) | next()) >>> 0;
      }
    }
    bytes[index] = byte & 0xff;
  }
  if (coded.length > at) throw new Broken("more than was coded");
  return bytes;
}
