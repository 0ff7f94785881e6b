/** What was coded so far, and the contexts that it puts the next bit in. */

/** Contexts, each a way of looking at what stands before: see `contexts`. */
export const contextCount = 8;
/** An earlier place is followed when so many bytes before it are the bytes before this one. */
const shortestMatch = 4;
const longestMatch = 32;
const placeBits = 16;
/** How a byte that may be part of a longer character is told: whether it begins one of two. */
export type Leads = Uint8Array;

const mix = (a: number, b: number): number => {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};
const join = (older: number, newer: number): number => Math.imul(older, 0x2f0b4c47) + newer;

export class History {
  /** Of each context, its hash; the bits of the byte that is being coded come in where the counters are looked up. */
  readonly contexts = new Int32Array(contextCount);
  /** The bits of the byte so far, behind a 1. */
  partial = 1;
  bit = 0;
  /** How long the text before this place is the text before another; 0: it is like none. */
  match = 0;
  /** The last byte. */
  last = 0;
  readonly #leads: Leads | null;
  #bytes = new Uint8Array(1 << 17);
  #length = 0;
  /** The last four bytes, and the four before them. */
  #last4 = 0;
  #before4 = 0;
  #word = 0;
  #wordBefore = 0;
  /** The last four characters, the latest first, and the first byte of one that is not whole yet. */
  #first = 0;
  #second = 0;
  #third = 0;
  #fourth = 0;
  #lead = 0;
  readonly #places = new Int32Array(1 << placeBits);
  #followed = 0;

  /** `leads`: which bytes begin a character of two; `null` where text is not written so. */
  constructor(leads: Leads | null) {
    this.#leads = leads;
    this.#look();
  }

  /** Goes back to the state of `other`, which this had before. */
  set(other: History): void {
    if (this.#bytes.length < other.#length) this.#bytes = other.#bytes.slice();
    else if (this.#length < other.#length) this.#bytes.set(other.#bytes.subarray(0, other.#length));
    this.#length = other.#length;
    this.#last4 = other.#last4;
    this.#before4 = other.#before4;
    this.#word = other.#word;
    this.#wordBefore = other.#wordBefore;
    this.#first = other.#first;
    this.#second = other.#second;
    this.#third = other.#third;
    this.#fourth = other.#fourth;
    this.#lead = other.#lead;
    this.#places.set(other.#places);
    this.#followed = other.#followed;
    this.match = other.match;
    this.last = other.last;
    this.partial = 1;
    this.bit = 0;
    this.#look();
  }

  /** Forgets what stands before: a word on its own begins. */
  turn(): void {
    this.#first = 0;
    this.#second = 0;
    this.#third = 0;
    this.#fourth = 0;
    this.#last4 = 0;
    this.#before4 = 0;
    this.match = 0;
    this.#look();
  }

  /** The bit that followed where the text was like this, as 0 or 1; -1 when it was like this nowhere. */
  followed(): number {
    if (this.match === 0) return -1;
    const byte = 256 + (this.#bytes[this.#followed] ?? 0);
    if (byte >> (8 - this.bit) === this.partial) return (byte >> (7 - this.bit)) & 1;
    this.match = 0;
    return -1;
  }

  /** Takes the next bit; says whether it ended a byte. */
  take(bit: number): boolean {
    this.partial = 2 * this.partial + bit;
    this.bit++;
    if (this.bit < 8) return false;
    this.#takeByte(this.partial & 0xff);
    this.partial = 1;
    this.bit = 0;
    return true;
  }

  #takeByte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
    this.last = byte;
    this.#before4 = (this.#before4 << 8) | (this.#last4 >>> 24);
    this.#last4 = (this.#last4 << 8) | byte;
    if (this.#lead === 0 && this.#leads?.[byte]) this.#lead = byte;
    else {
      this.#fourth = this.#third;
      this.#third = this.#second;
      this.#second = this.#first;
      this.#first = this.#lead * 256 + byte;
      this.#lead = 0;
    }
    const letter = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
    if ((letter >= 0x61 && letter <= 0x7a) || byte >= 0x80) this.#word = join(this.#word + 1, letter);
    else if (this.#word !== 0) {
      this.#wordBefore = this.#word;
      this.#word = 0;
    }
    this.#follow(byte);
    this.#look();
  }

  /** Follows the latest place whose bytes before were the same. */
  #follow(byte: number): void {
    if (this.match > 0 && this.#bytes[this.#followed] === byte) {
      this.match++;
      this.#followed++;
    } else this.match = 0;
    const place = mix(this.#last4, 77) >>> (32 - placeBits);
    const earlier = this.#places[place] ?? 0;
    if (this.match === 0 && earlier > 0) {
      let same = 0;
      while (
        same < longestMatch &&
        same < earlier &&
        this.#byteAt(earlier - same) === this.#byteAt(this.#length - same)
      )
        same++;
      if (same >= shortestMatch) [this.match, this.#followed] = [same, earlier];
    }
    this.#places[place] = this.#length;
  }

  #byteAt(end: number): number {
    return this.#bytes[end - 1] ?? 0;
  }

  /** Where characters have two bytes, whole characters count; elsewhere bytes, and words of letters. */
  #look(): void {
    const { contexts } = this;
    const last4 = this.#last4;
    const lead = this.#lead;
    if (this.#leads) {
      const one = this.#first * 65_536 + lead;
      const two = join(this.#second, one);
      const three = join(this.#third, two);
      contexts[0] = mix(lead, 1);
      contexts[1] = mix(one, 2);
      contexts[2] = mix(two, 3);
      contexts[3] = mix(three, 4);
      contexts[4] = mix(join(this.#fourth, three), 5);
      contexts[5] = mix(join(this.#second, lead), 6);
      contexts[6] = mix(last4 & 0xff, 7);
      contexts[7] = mix(join(this.#third, join(this.#second, lead)), 8);
      return;
    }
    contexts[0] = 0;
    contexts[1] = mix(last4 & 0xff, 2);
    contexts[2] = mix(last4 & 0xffff, 3);
    contexts[3] = mix(last4 & 0xffffff, 4);
    contexts[4] = mix(last4, 5);
    contexts[5] = mix(join(last4, this.#before4 & 0xffff), 6);
    contexts[6] = mix(this.#word, 7);
    contexts[7] = mix(join(this.#word, this.#wordBefore), 8);
  }
}
