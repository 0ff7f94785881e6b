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

export function gramsOf(text: string): Grams {
  const size = isIdeographic(text) ? ideographic : alphabetic;
  const count = Math.max(0, text.length - size + 1);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(16, count))) - 1;
  const hashes = new Int32Array(count);
  const from = new Int32Array(mask + 2);
  for (let at = 0; at < count; at++) {
    const hash = hashAt(text, at, size) & mask;
    hashes[at] = hash;
    from[hash + 1] = (from[hash + 1] ?? 0) + 1;
  }
  for (let hash = 0; hash <= mask; hash++) from[hash + 1] = (from[hash + 1] ?? 0) + (from[hash] ?? 0);
  const next = from.slice();
  const places = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const hash = hashes[at] ?? 0;
    const place = next[hash] ?? 0;
    places[place] = at;
    next[hash] = place + 1;
  }
  return { size, mask, from, places };
}

/** FNV-1a over UTF-16 units. */
export function hashAt(text: string, at: number, size: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + size; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
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
