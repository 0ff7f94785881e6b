import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Annotation } from "../../../../src/model/annotation.ts";
import { stampOf } from "../../../../src/model/clock.ts";
import type { PageKey } from "../../../../src/model/page.ts";
import { browserLimits, countedBytes, itemBytes } from "../../../../src/store/sync/area.ts";
import { toBytes, toText } from "../../../../src/store/sync/codec/alphabet.ts";
import { ByteWriter } from "../../../../src/store/sync/codec/bytes.ts";
import { frame, wireVersion } from "../../../../src/store/sync/codec/frame.ts";
import { open, seal } from "../../../../src/store/sync/codec/shard.ts";
import { bytesToText, textToBytes } from "../../../../src/store/sync/codec/text.ts";
import type { Parcel } from "../../../../src/store/sync/parcel.ts";
import { parcel, text } from "./parcels.ts";

const sorted = ({ notes, pages, registers, seen }: Parcel) => ({
  notes: notes.toSorted((a, b) => (a.id + a.stamp < b.id + b.stamp ? -1 : 1)),
  pages: pages.toSorted((a, b) => (a.page < b.page ? -1 : 1)),
  registers,
  seen: Object.fromEntries(seen),
});

const sample: Annotation = {
  id: "0123456789abcdef",
  page: "example.org/a" as PageKey,
  segments: [{ exact: "words of a page", prefix: "some ", suffix: " here", start: 120 }],
  colour: "green",
  note: "a note",
  tags: ["tag"],
  created: 1.75e12,
  edited: 1.75e12,
  deleted: null,
  stamp: stampOf({ time: 1.75e12, count: 0, device: "0a0b0c0d" }),
};
const sampleOf = (notes: Annotation[]): Parcel => ({ notes, pages: [], registers: [], seen: new Map() });
const opened = (value: unknown): Parcel => {
  const read = open(value);
  if (typeof read === "string") throw new Error(read);
  return read.parcel;
};

describe("a parcel in an item", () => {
  test("comes out as it went in, whatever the text", () => {
    fc.assert(
      fc.property(parcel, (sent) => {
        expect(sorted(opened(seal(sent)))).toEqual(sorted(sent));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test("costs one byte a character in both browsers", () => {
    fc.assert(
      fc.property(parcel, (sent) => {
        const value = seal(sent);
        expect(value).toMatch(/^[!#-;=-[\]-~]*$/);
        // The five bytes are those that Firefox counts around the items.
        expect(countedBytes({ n00: value })).toBe(itemBytes("n00", value) + 5);
      }),
      { numRuns: 50 },
    );
  });

  test.each(["any", "chinese", "simplified"] as const)("survives as text written %s", (script) => {
    fc.assert(
      fc.property(text, (piece) => {
        expect(bytesToText(textToBytes(piece, script), script)).toBe(piece);
      }),
    );
  });
});

describe("an item that nobody wrote so", () => {
  const value = seal(sampleOf([sample, { ...sample, id: "fedcba9876543210", note: "另一条笔记" }]));

  test("is broken with any character changed, unless that changed nothing in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(value.length - 1), fc.integer({ min: 1, max: 127 })), { minLength: 1, maxLength: 4 }),
        (flips) => {
          const units = [...value];
          for (const [at, flip] of flips) units[at] = String.fromCharCode((units[at] ?? "").charCodeAt(0) ^ flip);
          fc.pre(units.join("") !== value);
          // The last pair of characters has bits to spare: another pair may be the same bytes.
          expect(["broken", { parcel: opened(value) }]).toContainEqual(open(units.join("")));
        },
      ),
      { numRuns: 1000 },
    );
  }, 60_000);

  test("is broken when cut anywhere", () => {
    for (let length = 0; length < value.length; length++) expect(open(value.slice(0, length))).toBe("broken");
  }, 60_000);

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a number", 5],
    ["an object", { value }],
    ["empty", ""],
    ["text of another kind", "hello, world"],
    ["far too long", value.repeat(900)],
  ])("is broken when it is %s", (_, nonsense) => expect(open(nonsense)).toBe("broken"));

  test("never throws, whatever bytes a peer frames", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(["broken", "object"]).toContain(open(frame(bytes)) === "broken" ? "broken" : typeof open(frame(bytes)));
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test("does not unpack to more than it may", () => {
    for (const length of [50_000_000, 97 * 1024, 20_000]) {
      const writer = new ByteWriter();
      writer.byte(0);
      writer.number(0);
      writer.number(length);
      writer.bytes(new Uint8Array(40));
      expect(open(frame(writer.done()))).toBe("broken");
    }
  });

  test("is not made of what nobody would unpack: it stays too large for an item, however well it packs", () => {
    const value = seal(sampleOf([{ ...sample, note: "again ".repeat(20_000) }]));
    expect(itemBytes("n00", value)).toBeGreaterThan(browserLimits.bytesPerItem);
    expect(itemBytes("n00", seal(sampleOf([{ ...sample, note: "again ".repeat(2_000) }])))).toBeLessThan(600);
  });

  test("is newer, not broken, when a later version framed it", () => {
    const later = String.fromCharCode(wireVersion.charCodeAt(0) + 1);
    expect(open(later + value.slice(1))).toBe("broken");
    expect(open(reframed(value, later))).toBe("newer");
  });
});

/** `value` as a later version would frame the same bytes: only the checksum differs, which covers the version. */
function reframed(value: string, version: string): string {
  const crc = (first: number, bytes: Uint8Array): number => {
    let rest = -1;
    for (const byte of [first, ...bytes]) {
      rest ^= byte;
      for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    }
    return ~rest >>> 0;
  };
  const bytes = toBytes(value.slice(1)) ?? new Uint8Array();
  const body = bytes.slice(0, -4);
  const framed = new Uint8Array(bytes.length);
  framed.set(body);
  new DataView(framed.buffer).setUint32(body.length, crc(version.charCodeAt(0), body));
  return version + toText(framed);
}
