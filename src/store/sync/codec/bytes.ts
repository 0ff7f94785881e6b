/** Numbers and byte runs, written one after the other and read back. Reading past the end or nonsense throws `Broken`. */

/** What is thrown while reading bytes that nobody wrote so; caught where a shard is read, and nowhere else. */
export class Broken extends Error {
  override name = "Broken";
}

const sevenBits = 128;

/** A whole number of either sign as one of none, small ones small; and back. */
export const unsigned = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const signed = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  bytes(run: Uint8Array): void {
    if (this.#length + run.length > this.#bytes.length) this.#grow(run.length);
    this.#bytes.set(run, this.#length);
    this.#length += run.length;
  }

  /** A whole number from 0 to 2^53 - 1, seven bits a byte, the lowest first. */
  number(value: number): void {
    let rest = value;
    for (; rest >= sevenBits; rest = Math.floor(rest / sevenBits)) this.byte((rest % sevenBits) + sevenBits);
    this.byte(rest);
  }

  /** A whole number of either sign, small ones short. */
  difference(value: number): void {
    this.number(unsigned(value));
  }

  /** Hexadecimal digits, two a byte. */
  digits(hex: string): void {
    for (let at = 0; at < hex.length; at += 2) this.byte(Number.parseInt(hex.slice(at, at + 2), 16));
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(2 * this.#bytes.length + by);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new Broken("bytes end early");
    return value;
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) throw new Broken("bytes end early");
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= sevenBits) {
      const part = this.byte();
      value += (part % sevenBits) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new Broken("a number too large");
      if (part < sevenBits) return value;
    }
  }

  difference(): number {
    return signed(this.number());
  }

  digits(bytes: number): string {
    return Array.from(this.bytes(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** A count of things that take at least a byte each in `of`: more than there are bytes is nonsense, and is refused before it is used. */
  count(of: ByteReader = this): number {
    const value = this.number();
    if (value > of.left) throw new Broken("more things than bytes");
    return value;
  }
}
