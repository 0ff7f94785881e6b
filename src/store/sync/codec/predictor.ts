/**
 * Says how likely the next bit of a text is a 1, from what the text was so far: context mixing, the method of Matt Mahoney's lpaq
 * (Data Compression Explained, §4.3). Each context has counters of what followed it; a small network weighs what they say, and learns
 * from each bit whom to trust; a last table corrects what it says by how that came out before.
 */
import { Counters, countOf, probabilityOf } from "./counters.ts";
import { contextCount, History, type Leads } from "./history.ts";
import { squash, stretch } from "./logistic.ts";

/** What counters of one count and probability turned out to be worth: 16 counts, 64 probabilities, a context. */
const [worthCounts, worthSteps, worthRate] = [16, 64, 0.02];
/** Two of each context, one of where the text was like this before, and one that is always the same. */
const inputCount = 2 * contextCount + 2;
const bias = 0.3;
const firstWeight = 0.18;
const learning = 0.012;
const [matchLengths, matchRate] = [32, 1 / 24];
/** Contexts that tell by being known how well the text is known: the short ones always are. */
const [firstTelling, lastTelling] = [1, 5];
/** Sets of weights: by how many contexts are known, how long a text is followed and which bit of a byte it is; and by the last byte. */
const byLast = 8 * 4 * 8;
const weightSets = byLast + 256;
/** The last table: between 33 odds, for each beginning of a byte and length followed. */
const [refinedSteps, refinedRate] = [33, 0.03];
const farthest = 15.99;
const [least, most] = [0.0005, 0.9995];

/** Probabilities are 16 bits for the coder, and never quite sure. */
export const sure = 2 ** 16;
const [leastSure, mostSure] = [13, sure - 13];

const lengthClass = (match: number): number => (match > 15 ? 3 : match > 7 ? 2 : match > 0 ? 1 : 0);

export class Predictor {
  readonly #leads: Leads | null;
  readonly #history: History;
  readonly #counters = new Counters();
  readonly #worth = Float64Array.from(
    { length: contextCount * worthCounts * worthSteps },
    (_, index) => ((index % worthSteps) + 0.5) / worthSteps,
  );
  readonly #weights = new Float64Array(weightSets * inputCount).fill(firstWeight);
  readonly #matched = new Float64Array(2 * matchLengths).fill(0.5);
  readonly #refined = Float64Array.from({ length: 4 * 256 * refinedSteps }, (_, index) =>
    squash(((index % refinedSteps) - 16) / 2),
  );
  /** What the prediction was made of, until the bit is known. */
  readonly #inputs = new Float64Array(inputCount);
  readonly #worthAt = new Int32Array(contextCount);
  #byKnown = 0;
  #byLast = 0;
  #saidByKnown = 0;
  #saidByLast = 0;
  #matchedAt = -1;
  #refinedAt = 0;
  #between = 0;
  #kept: { readonly history: History; readonly tables: readonly Float64Array[] } | null = null;

  /** `leads`: as for `History`. */
  constructor(leads: Leads | null) {
    this.#leads = leads;
    this.#history = new History(leads);
    this.#counters.look(this.#history);
  }

  /** Keeps the present state for `rewind`. */
  keep(): void {
    const history = new History(this.#leads);
    history.set(this.#history);
    this.#kept = { history, tables: this.#tables().map((table) => table.slice()) };
    this.#counters.keep();
  }

  /** Goes back to what was kept; what was learnt since is forgotten. */
  rewind(): void {
    if (this.#kept === null) return;
    const { history, tables } = this.#kept;
    this.#counters.rewind();
    for (const [index, table] of this.#tables().entries()) table.set(tables[index] ?? []);
    this.#history.set(history);
    this.#counters.look(this.#history);
  }

  /** Learns a word: what follows what in it, not how much that is worth. */
  learn(word: Uint8Array): void {
    this.#history.turn();
    this.#counters.look(this.#history);
    for (const byte of word) for (let shift = 7; shift >= 0; shift--) this.#take((byte >> shift) & 1);
  }

  /** Of `sure`, how likely the next bit is a 1. */
  predict(): number {
    const history = this.#history;
    const [inputs, worth, worthAt, { now }] = [this.#inputs, this.#worth, this.#worthAt, this.#counters];
    let known = 0;
    for (let index = 0; index < contextCount; index++) {
      const counter = now[index] ?? 0;
      const count = countOf(counter);
      if (count === 0) {
        worthAt[index] = -1;
        inputs[2 * index] = 0;
        inputs[2 * index + 1] = 0;
        continue;
      }
      if (index >= firstTelling && index <= lastTelling) known++;
      const probability = probabilityOf(counter);
      const counted = count < worthCounts ? count : worthCounts - 1;
      const at = (index * worthCounts + counted) * worthSteps + ((probability * worthSteps) | 0);
      worthAt[index] = at;
      inputs[2 * index] = stretch(probability);
      inputs[2 * index + 1] = stretch(worth[at] ?? 0.5);
    }
    const followed = history.followed();
    this.#matchedAt = followed < 0 ? -1 : 2 * Math.min(history.match, matchLengths - 1) + followed;
    inputs[2 * contextCount] = followed < 0 ? 0 : stretch(this.#matched[this.#matchedAt] ?? 0.5);
    inputs[2 * contextCount + 1] = bias;
    const length = lengthClass(history.match);
    this.#byKnown = ((known * 4 + length) * 8 + history.bit) * inputCount;
    this.#byLast = (byLast + history.last) * inputCount;
    return this.#refine(this.#weigh(), history.partial + 256 * length);
  }

  /** Learns what the bit was that `predict` was asked for. */
  update(bit: number): void {
    const [weights, inputs, known, last] = [this.#weights, this.#inputs, this.#byKnown, this.#byLast];
    const knownError = (bit - this.#saidByKnown) * learning;
    const lastError = (bit - this.#saidByLast) * learning;
    for (let index = 0; index < inputCount; index++) {
      const input = inputs[index] ?? 0;
      if (input === 0) continue;
      weights[known + index] = (weights[known + index] ?? 0) + input * knownError;
      weights[last + index] = (weights[last + index] ?? 0) + input * lastError;
    }
    near(this.#refined, this.#refinedAt, bit, refinedRate * (1 - this.#between));
    near(this.#refined, this.#refinedAt + 1, bit, refinedRate * this.#between);
    for (const at of this.#worthAt) if (at >= 0) near(this.#worth, at, bit, worthRate);
    if (this.#matchedAt >= 0) near(this.#matched, this.#matchedAt, bit, matchRate);
    this.#take(bit);
  }

  #take(bit: number): void {
    this.#counters.count(bit);
    this.#history.take(bit);
    this.#counters.look(this.#history);
  }

  #tables(): Float64Array[] {
    return [this.#worth, this.#weights, this.#matched, this.#refined];
  }

  /** The odds' logarithm that the two sets of weights come to, on average. */
  #weigh(): number {
    const [weights, inputs, known, last] = [this.#weights, this.#inputs, this.#byKnown, this.#byLast];
    let [sumByKnown, sumByLast] = [0, 0];
    for (let index = 0; index < inputCount; index++) {
      const input = inputs[index] ?? 0;
      if (input === 0) continue;
      sumByKnown += input * (weights[known + index] ?? 0);
      sumByLast += input * (weights[last + index] ?? 0);
    }
    this.#saidByKnown = squash(sumByKnown);
    this.#saidByLast = squash(sumByLast);
    return (sumByKnown + sumByLast) / 2;
  }

  #refine(odds: number, context: number): number {
    const along = Math.max(-farthest, Math.min(farthest, 2 * odds)) + 16;
    const below = along | 0;
    this.#between = along - below;
    this.#refinedAt = context * refinedSteps + below;
    const lower = this.#refined[this.#refinedAt] ?? 0.5;
    const upper = this.#refined[this.#refinedAt + 1] ?? 0.5;
    const refined = lower + (upper - lower) * this.#between;
    const probability = (sure * (squash(odds) + refined)) / 2;
    return probability < leastSure ? leastSure : probability > mostSure ? mostSure : probability | 0;
  }
}

/** Moves a probability in `table` towards the bit that came. */
function near(table: Float64Array, at: number, bit: number, rate: number): void {
  const before = table[at] ?? 0.5;
  const after = before + (bit - before) * rate;
  table[at] = after < least ? least : after > most ? most : after;
}
