/** Every few letters of a text and where they stand: so that words are found without reading the whole text for each. Strings only. */

/** Places of each run of `size` characters, by hash; equal hashes of other characters are the reader's to tell apart. */
export interface Grams {
  readonly size: number;
  readonly mask: number;
  /** Where the places of each hash begin in `places`. */
  readonly from: Int32Array;
  readonly places: Int32Array;
}

/** Six Latin letters stand in few places of a page; of Chinese characters three already do. */
const alphabetic = 6;
const ideographic = 3;
/** Above this share of ideographs (a guess from the first characters) a text is read by threes. */
const ideographicShare = 0.2;
const sampleLength = 4096;
/** After so many characters it may rest: a millisecond or two of work. */
const chunk = 1 << 14;

/** The grams of `text`, all at once. */
export function gramsOf(text: string): Grams {
  const making = makeGrams(text);
  for (;;) {
    const { done, value } = making.next();
    if (done) return value;
  }
}

/** The same, resting now and then, so that a page can have its turn. */
export function* makeGrams(text: string): Generator<undefined, Grams> {
  const size = isIdeographic(text) ? ideographic : alphabetic;
  const count = Math.max(0, text.length - size + 1);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(16, count / 2))) - 1;
  const hashes = new Int32Array(count);
  /** First how many places a hash has, then where they end, at last where they begin. */
  const from = new Int32Array(mask + 2);
  const leaving = powerOf(size - 1);
  let sum = count > 0 ? sumAt(text, 0, size) : 0;
  for (let begin = 0; begin < count; begin += chunk) {
    const end = Math.min(begin + chunk, count);
    for (let at = begin; at < end; at++) {
      const hash = mixed(sum) & mask;
      hashes[at] = hash;
      from[hash] = (from[hash] ?? 0) + 1;
      sum = (Math.imul(sum - Math.imul(text.charCodeAt(at), leaving), base) + text.charCodeAt(at + size)) | 0;
    }
    yield;
  }
  for (let hash = 1; hash <= mask + 1; hash++) from[hash] = (from[hash] ?? 0) + (from[hash - 1] ?? 0);
  yield;
  const places = new Int32Array(count);
  for (let end = count; end > 0; end -= chunk) {
    for (let at = end - 1; at >= Math.max(0, end - chunk); at--) {
      const hash = hashes[at] ?? 0;
      const place = (from[hash] ?? 0) - 1;
      from[hash] = place;
      places[place] = at;
    }
    yield;
  }
  return { size, mask, from, places };
}

/** A polynomial of UTF-16 units, so that the next one is had from the one before (Karp and Rabin, 1987), its bits mixed at the end. */
const base = 0x01000193;

function sumAt(text: string, at: number, size: number): number {
  let sum = 0;
  for (let i = at; i < at + size; i++) sum = (Math.imul(sum, base) + text.charCodeAt(i)) | 0;
  return sum;
}

function powerOf(count: number): number {
  let power = 1;
  for (let n = 0; n < count; n++) power = Math.imul(power, base);
  return power;
}

function mixed(sum: number): number {
  const half = Math.imul(sum ^ (sum >>> 15), 0x85ebca6b);
  return half ^ (half >>> 13);
}

/** The hash of the `size` characters at `at`. */
export function hashAt(text: string, at: number, size: number): number {
  return mixed(sumAt(text, at, size));
}

/** All places of `words` in `text`, rising; `grams` are those of `text`. */
export function placesOf(text: string, grams: Grams, words: string): number[] {
  const found: number[] = [];
  if (words.length < grams.size) {
    for (let at = words === "" ? -1 : text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
    return found;
  }
  let rarest = 0;
  let fewest = Number.POSITIVE_INFINITY;
  const last = words.length - grams.size;
  const step = Math.max(1, Math.floor(last / 8));
  for (let at = 0; at <= last && fewest > 1; at += step) {
    const hash = hashAt(words, at, grams.size) & grams.mask;
    const count = (grams.from[hash + 1] ?? 0) - (grams.from[hash] ?? 0);
    if (count < fewest) {
      fewest = count;
      rarest = at;
    }
  }
  const hash = hashAt(words, rarest, grams.size) & grams.mask;
  for (let place = grams.from[hash] ?? 0; place < (grams.from[hash + 1] ?? 0); place++) {
    const start = (grams.places[place] ?? 0) - rarest;
    if (start >= 0 && text.startsWith(words, start)) found.push(start);
  }
  return found;
}

function isIdeographic(text: string): boolean {
  const length = Math.min(text.length, sampleLength);
  const middle = (text.length - length) >> 1;
  let count = 0;
  for (let at = middle; at < middle + length; at++) if (text.charCodeAt(at) >= 0x2e80) count++;
  return count > length * ideographicShare;
}
