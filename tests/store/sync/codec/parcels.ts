/** Parcels of any content, for tests that must hold for all of them. */
import fc from "fast-check";
import { type Annotation, colours } from "../../../../src/model/annotation.ts";
import { stampOf } from "../../../../src/model/clock.ts";
import { grave } from "../../../../src/model/merge.ts";
import type { PageKey } from "../../../../src/model/page.ts";
import type { Register } from "../../../../src/model/register.ts";
import type { Parcel } from "../../../../src/store/sync/parcel.ts";

const hex = (digits: number): fc.Arbitrary<string> =>
  fc
    .array(fc.nat(15), { minLength: digits, maxLength: digits })
    .map((all) => all.map((digit) => digit.toString(16)).join(""));
const time = fc.oneof(fc.nat(10), fc.integer({ min: 1.7e12, max: 1.9e12 }));
const stamp = fc.record({ time, count: fc.nat(0xffff), device: hex(8) }).map(stampOf);
/** Any UTF-16, whole and broken, with what escapes and separators must survive. */
export const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      "\0",
      "\u0001",
      "0",
      "1",
      "<",
      '"',
      "\\",
      "\u2028",
      "的",
      "國",
      "，",
      "é",
      "🙂",
      "\ud83d",
      "\udfff",
      "ال",
    ),
    maxLength: 30,
  }),
);
const page = text.map((key) => key as PageKey);
const note: fc.Arbitrary<Annotation> = fc
  .record({
    id: hex(16),
    page,
    segments: fc.array(
      fc.record({
        exact: text,
        prefix: text,
        suffix: text,
        start: fc.nat(1e6),
      }),
      { maxLength: 3 },
    ),
    colour: fc.constantFrom(...colours),
    note: text,
    tags: fc.array(text, { maxLength: 3 }),
    created: time,
    edited: time,
    deleted: fc.constant(null),
    stamp,
  })
  .chain((plain) =>
    fc
      .record({
        versions: fc.array(fc.record({ stamp, note: text }), { maxLength: 2 }),
        past: fc.array(stamp, { maxLength: 2 }),
      })
      .map(({ versions, past }) => ({
        ...plain,
        ...(versions.length > 0 ? { versions } : {}),
        ...(past.length > 0 ? { past } : {}),
      })),
  );
const register: fc.Arbitrary<Register> = fc
  .record({
    key: text,
    value: fc.jsonValue({ noUnicodeString: false }) as fc.Arbitrary<Register["value"]>,
    deleted: fc.boolean(),
    stamp,
  })
  .map((all) => ({ ...all, value: JSON.parse(JSON.stringify(all.value)) }));
/** Whole parcels: annotations with histories, deletions, registers. */
export const parcel: fc.Arbitrary<Parcel> = fc
  .record({
    notes: fc.uniqueArray(note, { selector: ({ id }) => id, maxLength: 6 }),
    graves: fc.uniqueArray(fc.tuple(hex(16), time, stamp, fc.array(hex(8), { maxLength: 3 })), {
      selector: ([id]) => id,
      maxLength: 3,
    }),
    registers: fc.array(register, { maxLength: 2 }),
    title: text,
  })
  .map(({ notes, graves, registers, title }) => ({
    notes: [...notes, ...graves.map(([id, deleted, at]) => grave(id, deleted, at))],
    pages: [...new Set(notes.map((one) => one.page))].map((key) => ({
      page: key,
      url: `https://www.${key}`,
      title,
      source: null,
      authors: [],
      published: null,
    })),
    registers,
    seen: new Map(graves.map(([id, , , devices]) => [id, devices])),
  }));
