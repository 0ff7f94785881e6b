/**
 * Bytes as text in the 91 characters that cost one byte in the sync area of both browsers: printable ASCII without the space, and
 * without `"`, `\` (escaped in JSON) and `<` (six bytes in Chromium). The method is Joachim Henke's basE91: 13 or 14 bits in two
 * characters, 6.5 bits a character; base64 has 6.
 */

const first = 0x21;
const last = 0x7e;
const dear = new Set(['"', "\\", "<"]);
const alphabet = Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index)).filter(
  (character) => !dear.has(character),
);
const size = alphabet.length;
const values = new Int8Array(128).fill(-1);
for (const [value, character] of alphabet.entries()) values[character.charCodeAt(0)] = value;

const shortBits = 13;
const shortMask = 2 ** shortBits - 1;
const longMask = 2 ** (shortBits + 1) - 1;
/** Pairs that 13 bits leave over: below this a pair carries 14. */
const longBelow = size * size - 2 ** shortBits;

/** `bytes` as text. */
export function toText(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  const pair = (value: number): string => (alphabet[value % size] ?? "") + (alphabet[Math.floor(value / size)] ?? "");
  for (const byte of bytes) {
    bits |= byte << held;
    held += 8;
    if (held <= shortBits) continue;
    const short = bits & shortMask;
    const isShort = short >= longBelow;
    text += pair(isShort ? short : bits & longMask);
    const used = isShort ? shortBits : shortBits + 1;
    bits >>= used;
    held -= used;
  }
  if (held === 0) return text;
  return text + (held > 7 || bits >= size ? pair(bits) : (alphabet[bits] ?? ""));
}

/** The bytes that `toText` made `text` from; `null` when a character is not of the alphabet. */
export function toBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.ceil((text.length * (shortBits + 1)) / 16) + 1);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 2) {
    const low = values[text.charCodeAt(at)] ?? -1;
    if (low < 0) return null;
    if (at + 1 === text.length) {
      bytes[length++] = (bits | (low << held)) & 0xff;
      break;
    }
    const high = values[text.charCodeAt(at + 1)] ?? -1;
    if (high < 0) return null;
    const value = low + high * size;
    bits |= value << held;
    held += (value & shortMask) >= longBelow ? shortBits : shortBits + 1;
    for (; held > 7; held -= 8) {
      bytes[length++] = bits & 0xff;
      bits >>= 8;
    }
  }
  return bytes.slice(0, length);
}
