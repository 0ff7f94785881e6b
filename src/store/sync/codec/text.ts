/**
 * Text as bytes, every UTF-16 string, lone surrogates too. Two ways, whichever is shorter: UTF-8 (generalised, so that a lone surrogate
 * is its three bytes), or for Chinese two bytes a character as GBK has them, with UTF-8 behind an escape for the rest.
 */
import { Broken } from "./bytes.ts";

export type Script = "any" | "chinese";

const escapeByte = 0xff;
const [firstLead, lastLead] = [0x81, 0xfe];
const [firstTrail, lastTrail] = [0x40, 0xfe];

interface Table {
  /** The two bytes of a UTF-16 unit, lead first, or 0. */
  readonly pairOf: Uint16Array;
  /** The UTF-16 unit of two bytes, or 0. */
  readonly unitOf: Uint16Array;
}

/** Characters whose GBK place no edition of the standard has moved: ideographs of Unicode 1, their punctuation and full-width forms. */
function isSettled(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fa5) ||
    (unit >= 0x3001 && unit <= 0x3011) ||
    (unit >= 0xff01 && unit <= 0xff5e) ||
    [0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x00b7].includes(unit)
  );
}

let table: Table | null = null;

/** Made on first use from the browser's own decoder: the mapping is 24 KB that need not be shipped. */
function chineseTable(): Table {
  if (table) return table;
  const decoder = new TextDecoder("gb18030");
  const [pairOf, unitOf] = [new Uint16Array(0x10000), new Uint16Array(0x10000)];
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= lastTrail; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      const unit = character.charCodeAt(0);
      if (character.length !== 1 || !isSettled(unit) || pairOf[unit] !== 0) continue;
      pairOf[unit] = lead * 256 + trail;
      unitOf[lead * 256 + trail] = unit;
    }
  }
  table = { pairOf, unitOf };
  return table;
}

/** The way that makes `text` shorter. */
export function scriptOf(text: string): Script {
  let gain = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) gain += isSettled(unit) ? 1 : -1;
  }
  return gain > 0 ? "chinese" : "any";
}

/** `text` as bytes. */
export function textToBytes(text: string, script: Script): Uint8Array {
  const pairs = script === "chinese" ? chineseTable().pairOf : null;
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    const pair = pairs?.[point] ?? 0;
    if (point < 0x80) bytes[length++] = point;
    else if (pair !== 0) {
      bytes[length++] = pair >> 8;
      bytes[length++] = pair & 0xff;
    } else {
      if (pairs) bytes[length++] = escapeByte;
      length = writePoint(bytes, length, point);
    }
  }
  return bytes.slice(0, length);
}

function writePoint(bytes: Uint8Array, start: number, point: number): number {
  const tail = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const marks = [0, 0xc0, 0xe0, 0xf0];
  bytes[start] = (marks[tail] ?? 0) | (point >> (6 * tail));
  for (let index = 1; index <= tail; index++) bytes[start + index] = 0x80 | ((point >> (6 * (tail - index))) & 0x3f);
  return start + tail + 1;
}

/** The text that `textToBytes` made `bytes` from. Throws `Broken` when it cannot have. */
export function bytesToText(bytes: Uint8Array, script: Script): string {
  const units = script === "chinese" ? chineseTable().unitOf : null;
  const parts: string[] = [];
  let part = "";
  const need = (at: number): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new Broken("text ends early");
    return byte;
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = need(at);
    if (byte < 0x80) {
      part += String.fromCharCode(byte);
      at++;
    } else if (units && byte !== escapeByte) {
      const unit = units[byte * 256 + need(at + 1)] ?? 0;
      if (unit === 0) throw new Broken("no such character");
      part += String.fromCharCode(unit);
      at += 2;
    } else {
      const start = units ? at + 1 : at;
      const tail = tailOf(need(start));
      let point = need(start) & (0x3f >> tail);
      for (let index = 1; index <= tail; index++) point = point * 64 + (need(start + index) & 0x3f);
      if (point > 0x10ffff) throw new Broken("no such character");
      part += String.fromCodePoint(point);
      at = start + tail + 1;
    }
    // Long strings built a character at a time are slow to flatten.
    if (part.length > 4096) {
      parts.push(part);
      part = "";
    }
  }
  return parts.join("") + part;
}

function tailOf(lead: number): number {
  if (lead >= 0xc0 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  if (lead >= 0xf0 && lead < 0xf8) return 3;
  throw new Broken("no start of a character");
}
