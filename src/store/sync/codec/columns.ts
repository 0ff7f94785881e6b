/**
 * Three runs of bytes, one kind of thing beside its like: `raw` is random (identifiers, times) and only grows when
 * deflated; `small` are numbers that repeat; `text` is text, each piece ended by a NUL.
 */
import { readStamp } from "../../../model/clock.ts";
import { Broken, ByteReader, ByteWriter } from "./bytes.ts";

export interface Columns {
  readonly raw: Uint8Array;
  readonly small: Uint8Array;
  readonly text: string;
}

const deviceBytes = 4;

/** Writes the three runs. */
export class ColumnWriter {
  readonly raw = new ByteWriter();
  readonly small = new ByteWriter();
  readonly #pieces: string[] = [];
  readonly #devices = new Map<string, number>();
  #lastTime = 0;

  /** NUL ends a piece; the NULs of the text itself are written as the two characters U+0001 `0`, U+0001 as U+0001 `1`. */
  text(piece: string): void {
    this.#pieces.push(piece.replaceAll("\u0001", "\u00011").replaceAll("\0", "\u00010"), "\0");
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
    this.raw.difference(clock.time - this.#lastTime);
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
    return { raw: this.raw.done(), small: this.small.done(), text: this.#pieces.join("") };
  }
}

/** Reads the three runs in the order in which they were written; throws `Broken` at what nobody wrote. */
export class ColumnReader {
  readonly raw: ByteReader;
  readonly small: ByteReader;
  readonly #pieces: string[];
  #piece = 0;
  readonly #devices: string[] = [];
  #lastTime = 0;

  constructor({ raw, small, text }: Columns) {
    this.raw = new ByteReader(raw);
    this.small = new ByteReader(small);
    this.#pieces = text.split("\0");
  }

  text(): string {
    const piece = this.#pieces[this.#piece++];
    if (piece === undefined) throw new Broken("pieces end early");
    return piece.replaceAll("\u00010", "\0").replaceAll("\u00011", "\u0001");
  }

  device(): string {
    const index = this.small.number();
    if (index === this.#devices.length) this.#devices.push(this.raw.digits(deviceBytes));
    const device = this.#devices[index];
    if (device === undefined) throw new Broken("no such device");
    return device;
  }

  stamp(): { stamp: string; time: number } {
    const time = this.#lastTime + this.raw.difference();
    this.#lastTime = time;
    const count = this.small.number();
    const stamp = time.toString(16).padStart(12, "0") + count.toString(16).padStart(4, "0") + this.device();
    if (time < 0 || readStamp(stamp) === null) throw new Broken("not a stamp");
    return { stamp, time };
  }

  list<Item>(read: () => Item): Item[] {
    const length = this.small.number();
    if (length > this.small.left + this.raw.left + this.#pieces.length) throw new Broken("more things than bytes");
    return Array.from({ length }, read);
  }

  finish(): void {
    if (this.raw.left > 0 || this.small.left > 0 || this.#piece !== this.#pieces.length - 1)
      throw new Broken("something is left over");
  }
}
