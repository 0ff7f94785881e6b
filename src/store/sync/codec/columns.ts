/**
 * Runs of bytes, one kind of thing beside its like: `raw` is random (identifiers, the lower parts of large numbers) and only grows when
 * packed; `small` are numbers that repeat, `large` the upper parts of those that do not; `text` is text, the pieces of one kind together, each piece ended by a NUL.
 */
import { readStamp } from "../../../model/clock.ts";
import { Broken, ByteReader, ByteWriter, signed, unsigned } from "./bytes.ts";

export interface Columns {
  readonly raw: Uint8Array;
  readonly small: Uint8Array;
  readonly large: Uint8Array;
  readonly text: string;
}

/** Kinds of text, in the order in which they stand: each is packed by what was learnt of those before. */
const kinds = ["address", "title", "quote", "note"] as const;
export type Kind = (typeof kinds)[number];
/** Ends a kind; see `escaped` for why no piece has it. */
const kindEnd = "\u00012";

/** NUL ends a piece; the NULs of the text itself are written as the two characters U+0001 `0`, U+0001 as U+0001 `1`. */
const escaped = (piece: string): string => piece.replaceAll("\u0001", "\u00011").replaceAll("\0", "\u00010");
const unescaped = (piece: string): string => piece.replaceAll("\u00010", "\0").replaceAll("\u00011", "\u0001");

const deviceBytes = 4;
/** Bytes of the milliseconds between two changes that are as good as random: a minute. */
const timeNoise = 2;

/** Writes the runs. */
export class ColumnWriter {
  readonly raw = new ByteWriter();
  readonly small = new ByteWriter();
  readonly upper = new ByteWriter();
  readonly #pieces: Record<Kind, string> = { address: "", title: "", quote: "", note: "" };
  readonly #devices = new Map<string, number>();
  #lastTime = 0;

  text(kind: Kind, piece: string): void {
    this.#pieces[kind] += `${escaped(piece)}\0`;
  }

  /** A whole number whose `bytes` lowest bytes are as good as random. */
  large(value: number, bytes: number): void {
    const rest = value % 256 ** bytes;
    for (let n = 0; n < bytes; n++) this.raw.byte(Math.floor(rest / 256 ** n) % 256);
    this.upper.number((value - rest) / 256 ** bytes);
  }

  device(device: string): void {
    const known = this.#devices.get(device);
    this.small.number(known ?? this.#devices.size);
    if (known !== undefined) return;
    this.#devices.set(device, this.#devices.size);
    this.raw.digits(device);
  }

  stamp(stamp: string): number {
    const clock = readStamp(stamp);
    if (clock === null) throw new TypeError(`not a stamp: ${stamp}`);
    this.large(unsigned(clock.time - this.#lastTime), timeNoise);
    this.#lastTime = clock.time;
    this.small.number(clock.count);
    this.device(clock.device);
    return clock.time;
  }

  list<Item>(items: readonly Item[], write: (item: Item) => void): void {
    this.small.number(items.length);
    for (const item of items) write(item);
  }

  columns(): Columns {
    const text = kinds.map((kind) => this.#pieces[kind]).join(kindEnd);
    return { raw: this.raw.done(), small: this.small.done(), large: this.upper.done(), text };
  }
}

/** Reads the runs in the order in which they were written; throws `Broken` at what nobody wrote. */
export class ColumnReader {
  readonly raw: ByteReader;
  readonly small: ByteReader;
  readonly upper: ByteReader;
  readonly #pieces: Record<Kind, string[]>;
  readonly #devices: string[] = [];
  #lastTime = 0;

  constructor({ raw, small, large, text }: Columns) {
    this.raw = new ByteReader(raw);
    this.small = new ByteReader(small);
    this.upper = new ByteReader(large);
    const parts = text.split(kindEnd);
    if (parts.length !== kinds.length) throw new Broken("not so many kinds");
    const [address, title, quote, note] = parts.map((part) => part.split("\0").reverse());
    this.#pieces = { address: address ?? [], title: title ?? [], quote: quote ?? [], note: note ?? [] };
  }

  text(kind: Kind): string {
    const pieces = this.#pieces[kind];
    const piece = pieces.length > 1 ? pieces.pop() : undefined;
    if (piece === undefined) throw new Broken("pieces end early");
    return unescaped(piece);
  }

  large(bytes: number): number {
    let rest = 0;
    for (let n = 0; n < bytes; n++) rest += this.raw.byte() * 256 ** n;
    const value = this.upper.number() * 256 ** bytes + rest;
    if (value > Number.MAX_SAFE_INTEGER) throw new Broken("a number too large");
    return value;
  }

  device(): string {
    const index = this.small.number();
    if (index === this.#devices.length) this.#devices.push(this.raw.digits(deviceBytes));
    const device = this.#devices[index];
    if (device === undefined) throw new Broken("no such device");
    return device;
  }

  stamp(): { stamp: string; time: number } {
    const time = this.#lastTime + signed(this.large(timeNoise));
    this.#lastTime = time;
    const count = this.small.number();
    const stamp = time.toString(16).padStart(12, "0") + count.toString(16).padStart(4, "0") + this.device();
    if (time < 0 || readStamp(stamp) === null) throw new Broken("not a stamp");
    return { stamp, time };
  }

  list<Item>(read: () => Item): Item[] {
    const length = this.small.number();
    if (length > this.small.left + this.raw.left + this.#pieces.note.length) throw new Broken("more things than bytes");
    return Array.from({ length }, read);
  }

  finish(): void {
    const isOver = kinds.every((kind) => this.#pieces[kind].length === 1 && this.#pieces[kind][0] === "");
    if (!isOver || this.raw.left + this.small.left + this.upper.left > 0) throw new Broken("something is left over");
  }
}
