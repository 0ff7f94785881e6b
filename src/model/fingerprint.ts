/** An article's fingerprint: tells whether two texts are the same article, also after an edit. */

/**
 * A bottom-k sketch (Cohen and Kaplan, "Summarizing Data using Bottom-k Sketches", 2007) of the text's overlapping runs of characters:
 * the share that two sketches have in common estimates the share of runs that the texts have in common. Hexadecimal.
 */
export type Fingerprint = string;

/** Runs of five letters: short enough for Chinese, long enough that common words do not make texts alike. */
const runLength = 5;
/** How many of the smallest hashes are kept: the estimate's standard error is under .08. */
const kept = 48;
const digits = 8;

const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** FNV-1a over UTF-16 units, finished with a multiply and shift so that the smallest hashes are a fair sample. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The fingerprint of an article's plain text. Empty for a text of less than a run. */
export function fingerprint(text: string): Fingerprint {
  const letters = lettersOf(text);
  const hashes = new Set<number>();
  for (let start = 0; start + runLength <= letters.length; start++)
    hashes.add(hashOf(letters, start, start + runLength));
  const smallest = Uint32Array.from(hashes).sort().subarray(0, kept);
  return Array.from(smallest, (hash) => hash.toString(16).padStart(digits, "0")).join("");
}

const hashesOf = (print: Fingerprint): string[] => print.match(new RegExp(`.{${digits}}`, "g")) ?? [];

/** How much of two texts is common, 0 to 1, estimated. */
export function likeness(one: Fingerprint, other: Fingerprint): number {
  const [a, b] = [new Set(hashesOf(one)), new Set(hashesOf(other))];
  const union = [...new Set([...a, ...b])].sort().slice(0, kept);
  if (union.length === 0) return 1;
  return union.filter((hash) => a.has(hash) && b.has(hash)).length / union.length;
}

/** A short name for a title that does not depend on its punctuation: eight hexadecimal digits. */
export function titleName(title: string): string {
  const letters = lettersOf(title);
  return hashOf(letters, 0, letters.length).toString(16).padStart(digits, "0");
}
