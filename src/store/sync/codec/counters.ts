/** What followed each context so far: a counter for each of its next bits. */
import { contextCount, type History } from "./history.ts";

/** Counters of each context, as a power of two: twice as many gain 1 in 200. */
const slotBits = [16, 18, 18, 18, 18, 18, 16, 18];
const masks = Int32Array.from(slotBits, (bits) => 2 ** bits - 1);
const sizes = slotBits.map((bits) => 2 ** bits);
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const starts = Int32Array.from(sizes, (_, index) => total(sizes.slice(0, index)));

/**
 * A counter is a probability of 16 bits, 11 bits of its context's hash, and a count of 5 bits. Where the hash is another's, the context
 * has not been seen: what its counter has to say is about something else.
 */
const [checkBits, countBits] = [11, 5];
const [checkMask, countMask] = [2 ** checkBits - 1, 2 ** countBits - 1];
const probabilityShift = checkBits + countBits;
const [one, half, least] = [2 ** 16 - 1, 2 ** 15, 16];
/** A counter that has seen so much goes on learning at this rate. */
const mostCounted = 30;
const rates = Float64Array.from({ length: mostCounted + 1 }, (_, count) => 1 / (count + 1.6));

/** Of a counter: what it counted, up to a limit; 0 when its context is new. */
export const countOf = (counter: number): number => counter & countMask;
/** Of a counter: how likely a 1 is. */
export const probabilityOf = (counter: number): number => (counter >>> probabilityShift) / 2 ** 16;

export class Counters {
  /** Of each context, its counter where the text stands now; 0 for none. */
  readonly now = new Int32Array(contextCount);
  readonly #all = new Int32Array(total(sizes));
  readonly #slots = new Int32Array(contextCount);
  readonly #checks = new Int32Array(contextCount);
  /** What changed since `keep`: slots and what they held before, in pairs. `null`: nothing is kept. */
  #journal: Int32Array | null = null;
  #changes = 0;

  /** Looks up the counters for the next bit. */
  look({ contexts, partial }: History): void {
    const [all, slots, checks, now] = [this.#all, this.#slots, this.#checks, this.now];
    const spread = Math.imul(partial, 0x9e3779b1);
    for (let index = 0; index < contextCount; index++) {
      const product = Math.imul((contexts[index] ?? 0) ^ spread, 0x2545f491);
      const hash = product ^ (product >>> 15);
      const check = hash >>> (32 - checkBits);
      const slot = (starts[index] ?? 0) + (hash & (masks[index] ?? 0));
      const counter = all[slot] ?? 0;
      slots[index] = slot;
      checks[index] = check;
      now[index] = ((counter >>> countBits) & checkMask) === check ? counter : 0;
    }
  }

  /** Counts the bit that came where `look` looked. */
  count(bit: number): void {
    const [all, slots, checks, now] = [this.#all, this.#slots, this.#checks, this.now];
    const goal = bit * one;
    for (let index = 0; index < contextCount; index++) {
      const slot = slots[index] ?? 0;
      const counter = now[index] ?? 0;
      const count = counter & countMask;
      const before = count === 0 ? half : counter >>> probabilityShift;
      const after = before + (goal - before) * (rates[count] ?? 0);
      const held = (after < least ? least : after > one - least ? one - least : after) | 0;
      if (this.#journal !== null) this.#note(slot, all[slot] ?? 0);
      all[slot] =
        (held << probabilityShift) | ((checks[index] ?? 0) << countBits) | (count < mostCounted ? count + 1 : count);
    }
  }

  /** Keeps what is counted now for `rewind`. */
  keep(): void {
    this.#journal = new Int32Array(1 << 12);
    this.#changes = 0;
  }

  /** Goes back to what was kept, at the cost of what was counted since. */
  rewind(): void {
    const journal = this.#journal ?? new Int32Array();
    for (let at = this.#changes - 2; at >= 0; at -= 2) this.#all[journal[at] ?? 0] = journal[at + 1] ?? 0;
    this.#changes = 0;
  }

  #note(slot: number, before: number): void {
    let journal = this.#journal ?? new Int32Array(2);
    if (this.#changes === journal.length) {
      const longer = new Int32Array(2 * journal.length);
      longer.set(journal);
      journal = longer;
      this.#journal = longer;
    }
    journal[this.#changes++] = slot;
    journal[this.#changes++] = before;
  }
}
