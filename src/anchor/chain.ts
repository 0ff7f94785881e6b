/**
 * Finds words that were edited: pieces of them that still stand in the text, chained in their old order. Strings only.
 *
 * Seed and chain, as aligners of genomes do it (Li, minimap2, 2018), and not the bit-parallel search of Myers that
 * `approx-string-match` is: edit distance gives up when words were put in (six words in a quote of five are more errors than letters), has to
 * read the whole text for each quote, and knows no edges. A chain does not mind how much stands between its pieces, looks only where a
 * piece stands, and shows which of the old letters are where.
 */
import { type Grams, hashAt } from "./grams.ts";

/** `length` characters that are the same in what is sought (from `sought` on) and in the text (from `at` on). */
export interface Run {
  sought: number;
  at: number;
  length: number;
}

/** Letters that stand in more places than this say nothing about where. */
const commonPlaces = 48;
/** How much text may stand between two runs of one chain, characters: a dozen sentences put in. */
const widestGap = 600;
/** What a jump costs in letters, however wide, and for each character of its width. */
const jumpCost = 1;
const jumpCostPerCharacter = 1 / 64;

/** The best chains of `sought` in `text`, best first, at most `most`, from different parts of the text. */
export function chainsOf(text: string, grams: Grams, sought: string, most: number): Run[][] {
  const runs = runsOf(text, grams, sought);
  if (runs.length === 0) return [];
  const width = Math.max(256, sought.length);
  const weights = new Map<number, number>();
  for (const { at, length } of runs) {
    const bucket = Math.floor(at / width);
    weights.set(bucket, (weights.get(bucket) ?? 0) + length - grams.size + 1);
  }
  const around = (bucket: number) =>
    (weights.get(bucket - 1) ?? 0) + 2 * (weights.get(bucket) ?? 0) + (weights.get(bucket + 1) ?? 0);
  const best = [...weights.keys()]
    .map((bucket) => ({ bucket, weight: around(bucket) }))
    .sort((a, b) => b.weight - a.weight);
  const chosen: number[] = [];
  const chains: Run[][] = [];
  for (const { bucket } of best) {
    if (chosen.length >= most) break;
    if (chosen.some((other) => Math.abs(other - bucket) <= 1)) continue;
    chosen.push(bucket);
    const low = (bucket - 1) * width;
    const high = (bucket + 2) * width;
    chains.push(chain(runs.filter(({ at }) => at >= low && at < high)));
  }
  return chains;
}

/** Every run of at least a gram's length that both have in common, as long as it goes. */
function runsOf(text: string, grams: Grams, sought: string): Run[] {
  const { size, mask, from, places } = grams;
  const runs: Run[] = [];
  /** Whether the letters one earlier were looked up too: then whatever goes on from there is known already. */
  let known = false;
  for (let start = 0; start + size <= sought.length; start++) {
    const hash = hashAt(sought, start, size) & mask;
    const first = from[hash] ?? 0;
    const last = from[hash + 1] ?? 0;
    if (last - first > commonPlaces) {
      known = false;
      continue;
    }
    const before = start > 0 ? sought.charCodeAt(start - 1) : -1;
    for (let place = first; place < last; place++) {
      const at = places[place] ?? 0;
      if (known && at > 0 && text.charCodeAt(at - 1) === before) continue;
      const run = grow(text, sought, start, at);
      if (run.length < size) continue;
      const seen =
        !known && runs.some((other) => other.at - other.sought === run.at - run.sought && other.at === run.at);
      if (!seen) runs.push(run);
    }
    known = true;
  }
  return runs;
}

function grow(text: string, sought: string, start: number, at: number): Run {
  let back = 0;
  while (start > back && at > back && sought.charCodeAt(start - back - 1) === text.charCodeAt(at - back - 1)) back++;
  let ahead = 0;
  const most = Math.min(sought.length - start, text.length - at);
  while (ahead < most && sought.charCodeAt(start + ahead) === text.charCodeAt(at + ahead)) ahead++;
  return { sought: start - back, at: at - back, length: back + ahead };
}

/** The runs that follow one another in both, with the most letters and the fewest and narrowest jumps. */
function chain(found: Run[]): Run[] {
  const runs = found.sort((a, b) => a.at - b.at || a.sought - b.sought);
  const score: number[] = [];
  const previous: number[] = [];
  let best = 0;
  for (const [i, run] of runs.entries()) {
    score[i] = run.length;
    previous[i] = -1;
    for (let j = i - 1; j >= 0; j--) {
      const other = runs[j];
      if (other === undefined || run.at - (other.at + other.length) > widestGap) continue;
      const joined = (score[j] ?? 0) + gain(other, run);
      if (joined > (score[i] ?? 0)) {
        score[i] = joined;
        previous[i] = j;
      }
    }
    if ((score[i] ?? 0) > (score[best] ?? 0)) best = i;
  }
  const links: Run[] = [];
  for (let i = best; i >= 0; i = previous[i] ?? -1) {
    const run = runs[i];
    if (run !== undefined) links.unshift(run);
  }
  return links.map((run, i) => withoutOverlap(links[i - 1], run));
}

/** What `run` adds after `other`; what both cover counts once. */
function gain(other: Run, run: Run): number {
  const overlap = Math.max(0, other.at + other.length - run.at, other.sought + other.length - run.sought);
  if (overlap >= run.length || run.sought <= other.sought || run.at <= other.at) return Number.NEGATIVE_INFINITY;
  const jump = Math.abs(run.at - run.sought - (other.at - other.sought));
  return run.length - overlap - (jump === 0 ? 0 : jumpCost + jump * jumpCostPerCharacter);
}

function withoutOverlap(other: Run | undefined, run: Run): Run {
  if (other === undefined) return run;
  const overlap = Math.max(0, other.at + other.length - run.at, other.sought + other.length - run.sought);
  return { sought: run.sought + overlap, at: run.at + overlap, length: run.length - overlap };
}
