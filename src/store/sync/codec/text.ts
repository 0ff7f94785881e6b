/**
 * Text as bytes, every UTF-16 string, lone surrogates too, in one of three ways:
 * `any` is UTF-8, generalised so that a lone surrogate is its three bytes; `chinese` has two bytes for an ideograph as GBK has, and
 * UTF-8 behind an escape for what GBK has not; `simplified` gives the most frequent ideographs and marks one byte, in place of control
 * characters and of the pairs for ideographs that simplified Chinese hardly uses.
 */
import { Broken } from "./bytes.ts";
import { oftenUsed } from "./words.ts";

export type Script = "any" | "chinese" | "simplified";

const escapeByte = 0xff;
const [firstLead, lastLead] = [0x81, 0xfe];
const [firstTrail, lastTrail] = [0x40, 0xfe];
/** Bytes that stand for one of `oftenUsed` in `simplified`: GBK leads outside of GB 2312, and control characters but TAB, LF, NUL, SOH. */
const shortRuns = [
  [0x80, 0xa0],
  [0xaa, 0xaf],
  [0xf8, 0xfe],
  [0x02, 0x08],
  [0x0b, 0x1f],
] as const;

interface Table {
  /** The code of a UTF-16 unit: a byte, or two with the lead byte first; 0: it has none. */
  readonly codeOf: Uint16Array;
  /** The UTF-16 unit of a code, or 0. */
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

const tables = new Map<Script, Table>();

/** Made on first use from the browser's own decoder: the mapping is 24 KB that need not be shipped. `null`: `any` needs none. */
function tableOf(script: Script): Table | null {
  if (script === "any") return null;
  const made = tables.get(script);
  if (made) return made;
  const table: Table = { codeOf: new Uint16Array(0x10000), unitOf: new Uint16Array(0x10000) };
  const add = (code: number, unit: number): void => {
    if (table.codeOf[unit] !== 0) return;
    table.codeOf[unit] = code;
    table.unitOf[code] = unit;
  };
  if (script === "simplified") {
    const bytes = shortRuns.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => first + n));
    for (const [nth, byte] of bytes.entries()) add(byte, oftenUsed.charCodeAt(nth));
  }
  const decoder = new TextDecoder("gb18030");
  for (let lead = firstLead; lead <= lastLead; lead++) {
    if (table.unitOf[lead] !== 0) continue;
    for (let trail = firstTrail; trail <= lastTrail; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      const unit = character.charCodeAt(0);
      if (character.length === 1 && isSettled(unit)) add(lead * 256 + trail, unit);
    }
  }
  tables.set(script, table);
  return table;
}

/** Which bytes begin a character of two in `script`, by the byte; `null` when its characters are not written so. */
export function leadsOf(script: Script): Uint8Array | null {
  const table = tableOf(script);
  if (!table) return null;
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    byte >= firstLead && byte <= lastLead && table.unitOf[byte] === 0 ? 1 : 0,
  );
}

/** One ideograph in so many characters makes a text Chinese: the dictionary of its words gains more there than the English one. */
const fewIdeographs = 20;

/** The way that makes `text` shorter. Typographic quotes alone do not make a text Chinese. */
export function scriptOf(text: string): Script {
  const simplified = tableOf("simplified")?.codeOf ?? [];
  let ideographs = 0;
  let rare = 0;
  let dearer = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x4e00 && unit <= 0x9fa5) {
      ideographs++;
      if (simplified[unit] === 0) rare++;
    } else if (unit >= 0x80 && !isSettled(unit)) dearer++;
  }
  if (ideographs <= dearer || ideographs * fewIdeographs <= text.length) return "any";
  return rare * fewIdeographs > ideographs ? "chinese" : "simplified";
}

/** `text` as bytes. */
export function textToBytes(text: string, script: Script): Uint8Array {
  const table = tableOf(script);
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    const code = table?.codeOf[point] ?? 0;
    if (code > 0xff) bytes[length++] = code >> 8;
    if (code > 0) bytes[length++] = code & 0xff;
    else if (point < 0x80 && (table?.unitOf[point] ?? 0) === 0) bytes[length++] = point;
    else {
      if (table) bytes[length++] = escapeByte;
      length = writePoint(bytes, length, point);
    }
  }
  return bytes.slice(0, length);
}

function writePoint(bytes: Uint8Array, start: number, point: number): number {
  const tail = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const marks = [0, 0xc0, 0xe0, 0xf0];
  bytes[start] = (marks[tail] ?? 0) | (point >> (6 * tail));
  for (let index = 1; index <= tail; index++) bytes[start + index] = 0x80 | ((point >> (6 * (tail - index))) & 0x3f);
  return start + tail + 1;
}

/** The text that `textToBytes` made `bytes` from. Throws `Broken` when it cannot have. */
export function bytesToText(bytes: Uint8Array, script: Script): string {
  const units = tableOf(script)?.unitOf ?? null;
  const parts: string[] = [];
  let part = "";
  const need = (at: number): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new Broken("text ends early");
    return byte;
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = need(at);
    const short = units?.[byte] ?? 0;
    if (short !== 0) {
      part += String.fromCharCode(short);
      at++;
    } else if (byte < 0x80) {
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
  if (lead < 0x80) return 0;
  if (lead >= 0xc0 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  if (lead >= 0xf0 && lead < 0xf8) return 3;
  throw new Broken("no start of a character");
}
