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

interface FoundRun extends Run {
  /** How much it says about where: its letters, shared among all places that begin like it. */
  readonly weight: number;
}

/** Letters that stand in more places than this say nothing about where. */
const commonPlaces = 48;
/** How much text may stand between two runs of one chain, characters: a dozen sentences put in. */
const widestGap = 600;
/** What a jump costs in letters, however wide, and for each character of its width. */
const jumpCost = 1;
const jumpCostPerCharacter = 1 / 64;

/** So far may words have moved that still are where they should be, characters. */
const astray = 64;

/**
 * The chain of `sought` that stands right at `expected`, if there is one, then the best in `text`, best first, at most `most`, from different parts of
 * the text; all without that from `except`. Copies of a part of it nearby lead the best chain astray; that at its own place leaves them out.
 */
export function* chainsOf(
  text: string,
  grams: Grams,
  sought: string,
  most: number,
  except: { start: number; end: number },
  expected: number,
): Generator<Run[]> {
  const runs = runsOf(text, grams, sought).filter(({ at, length }) => at + length <= except.start || at >= except.end);
  const there = runs.filter((run) => Math.abs(run.at - run.sought - expected) <= astray);
  if (there.length > 0 && there.length < runs.length) yield chain(there);
  const width = Math.max(256, sought.length);
  // A part more at either end, so that each has two neighbours. A plain list: a typed one is slow to make, and this is made for each quote.
  const weights = new Array<number>(Math.floor(text.length / width) + 3).fill(0);
  for (const { at, weight } of runs) {
    const part = Math.floor(at / width) + 1;
    weights[part] = (weights[part] ?? 0) + weight;
  }
  const around = weights.map((own, part) =>
    part === 0 ? 0 : (weights[part - 1] ?? 0) + 2 * own + (weights[part + 1] ?? 0),
  );
  for (let found = 0; found < most; found++) {
    let best = 0;
    for (let part = 1; part < around.length - 1; part++) if ((around[part] ?? 0) > (around[best] ?? 0)) best = part;
    if (best === 0) return;
    const [low, high] = [(best - 2) * width, (best + 1) * width];
    yield chain(runs.filter(({ at }) => at >= low && at < high));
    around.fill(0, best - 1, best + 2);
  }
}

/** Long ones are looked up at every third place only: whatever of two more letters than a gram is the same is still found. */
const longSought = 48;
const stride = 3;

/** Every run of at least a gram's length (or two more) that both have in common, as long as it goes. */
function runsOf(text: string, grams: Grams, sought: string): FoundRun[] {
  const { size, mask, from, places } = grams;
  const runs: FoundRun[] = [];
  const step = sought.length >= longSought && size > stride ? stride : 1;
  /** How far the last run goes, in what is sought, by how much further on in the text it stands. */
  const ends = new Map<number, number>();
  for (let start = 0; start + size <= sought.length; start += step) {
    const hash = hashAt(sought, start, size) & mask;
    const first = from[hash] ?? 0;
    const last = from[hash + 1] ?? 0;
    if (last - first > commonPlaces) continue;
    for (let place = first; place < last; place++) {
      const at = places[place] ?? 0;
      if ((ends.get(at - start) ?? -1) > start) continue;
      const run = grow(text, sought, start, at);
      if (run.length < size) continue;
      ends.set(at - start, run.sought + run.length);
      runs.push({ ...run, weight: (run.length - size + 1) / (last - first) });
    }
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

/**
 * Where a chain says that characters `from` to `to` of what is sought start and end; white space at the ends left out. What is not left at an
 * end is thought to be where it was, but not beyond the block of what is: `shown` is the text with `\n` where blocks end.
 */
export function placeOf(
  { text, shown }: { readonly text: string; readonly shown: string },
  chain: readonly Run[],
  from: number,
  to: number,
): { start: number; end: number } | null {
  let start = pointOf(chain, from, "start");
  let end = pointOf(chain, to, "end");
  const own = chain.filter(({ sought, length }) => sought < to && sought + length > from);
  const [first, last] = [own[0], own.at(-1)];
  if (first && start < first.at) start = Math.max(start, shown.lastIndexOf("\n", first.at) + 1);
  const lastEnd = last ? last.at + last.length : text.length;
  if (end > lastEnd) end = Math.min(end, (shown.indexOf("\n", lastEnd) + 1 || text.length + 1) - 1);
  start = Math.max(0, start);
  end = Math.min(text.length, end);
  while (start < end && text.charCodeAt(start) === 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) === 0x20) end--;
  return start < end ? { start, end } : null;
}

/** Where the point before character `sought` (a start) or after the one before it (an end) is in the text. */
function pointOf(chain: readonly Run[], sought: number, edge: "start" | "end"): number {
  const inner = edge === "start" ? sought : sought - 1;
  let previous: Run | undefined;
  for (const run of chain) {
    if (run.sought <= inner && inner < run.sought + run.length) return run.at + (sought - run.sought);
    if (run.sought > inner) {
      if (previous === undefined) return run.at - (run.sought - sought);
      // Between two runs: as far from the nearer one as it was.
      const previousEnd = previous.at + previous.length;
      const fromPrevious = sought - (previous.sought + previous.length);
      const toNext = run.sought - sought;
      const point = fromPrevious <= toNext ? previousEnd + fromPrevious : run.at - toNext;
      return Math.min(Math.max(point, previousEnd), run.at);
    }
    previous = run;
  }
  return previous === undefined ? -1 : previous.at + previous.length + (sought - previous.sought - previous.length);
}

/** How many characters of what is sought, `from` to `to`, are left: those of the chain, and those around a changed letter between its runs. */
export function keptOf(text: string, sought: string, chain: readonly Run[], from: number, to: number): number {
  let sum = 0;
  let previous: Run | undefined;
  for (const run of chain) {
    sum += Math.max(0, Math.min(to, run.sought + run.length) - Math.max(from, run.sought));
    if (previous !== undefined) {
      const start = previous.sought + previous.length;
      const by = previous.at - previous.sought;
      // Between two runs that are as far apart as they were, letters were changed one for one.
      if (run.at - run.sought === by)
        for (let at = Math.max(from, start); at < Math.min(to, run.sought); at++)
          if (sought.charCodeAt(at) === text.charCodeAt(at + by)) sum++;
    }
    previous = run;
  }
  return sum;
}

/** So many characters may have come in or gone between the quote and its context. */
const besideQuote = 1;

/** How many characters of the context are left right before and right after the quote, which now stands at `place`, by its `chain`. */
export function keptBeside(
  text: string,
  chain: readonly Run[],
  { before, exact, after }: { before: string; exact: string; after: string },
  place: { start: number; end: number },
): { before: number; after: number } {
  const whole = before + exact + after;
  const from = before.length;
  const to = from + exact.length;
  const close = (by: number) => chain.filter(({ at, sought }) => Math.abs(at - sought - by) <= besideQuote);
  return {
    before: keptOf(text, whole, close(place.start - from), 0, from),
    after: keptOf(text, whole, close(place.end - to), to, whole.length),
  };
}
