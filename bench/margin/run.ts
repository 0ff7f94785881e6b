/**
 * `npm run bench -- margin`: how fast the margin is with many notes on a long article, in Chromium.
 * The room runs over a Map. What is measured is the main thread's own time, read over the DevTools protocol, so that other work on
 * the machine does not count. Bars: notes drawn within 100 ms of their arrival, a key in a note or in the search under 16 ms, no frame
 * over 50 ms while scrolling. All is done in several windows, each new; of each step the least counts, since what else the machine does
 * only ever adds, and the most that was seen stands beside it.
 */
import { parseArgs } from "node:util";
import { build } from "esbuild";
import puppeteer, { type Page } from "puppeteer-core";
import { findBrowser } from "../../scripts/browsers.ts";
import { serve } from "../../tests/e2e/server.ts";
import { longArticle } from "./article.ts";
import type { Given, Measured } from "./page.ts";

declare const bench: typeof import("./page.ts");
declare const measured: Measured;

/** Steps from the top of the article to its end: each about a window's half at 200,000 characters. */
const scrollSteps = 120;
const texts = { note: "how many of these were planted", search: "river bridge" };
const bars = { margin: 100, key: 16, frame: 50 };

interface Row {
  readonly what: string;
  readonly ms: number;
  /** The most that a step of this row took in any window. */
  readonly most: number;
  /** `null`: nothing is asked of it. */
  readonly bar: number | null;
}

const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const usage = `npm run bench -- margin [options]
  --notes N        how many notes (default 500)
  --characters N   how long the article is (default 200000)
  --windows N      in how many windows (default 3)
  --json           figures as JSON`;

export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      notes: { type: "string", default: "500" },
      characters: { type: "string", default: "200000" },
      windows: { type: "string", default: "3" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const [count, characters] = [Number(values.notes), Number(values.characters)];
  const rows = await measure(await bundle(), longArticle(characters, count), Number(values.windows));
  if (values.json) console.log(JSON.stringify({ count, characters, rows }));
  else print(rows, count, characters);
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/page.ts`],
    bundle: true,
    format: "iife",
    globalName: "bench",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "text" },
    define: { "process.env.NODE_ENV": '"production"' },
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** Milliseconds of each step: of each letter, of each frame. */
interface Steps {
  readonly arrival: readonly number[];
  readonly typing: readonly number[];
  readonly filtering: readonly number[];
  readonly idle: readonly number[];
  readonly frames: readonly number[];
}

async function measure(code: string, given: Given, windows: number): Promise<Row[]> {
  const site = await serve();
  site.html("/", "<!doctype html><title>bench</title>");
  const browser = await puppeteer.launch({
    executablePath: await findBrowser("chrome"),
    args: ["--no-sandbox", "--disable-gpu"],
    pipe: true,
    defaultViewport: { width: 1280, height: 900 },
  });
  try {
    const runs: Steps[] = [];
    for (let number = 0; number < windows; number++) {
      const page = await browser.newPage();
      await page.goto(site.url("/"));
      await page.evaluate(code.replace(/^(?:"use strict";)?var bench=/, "globalThis.bench="));
      runs.push(await stepsOn(page, given));
      await page.close();
    }
    return rowsOf(runs);
  } finally {
    await browser.close();
    await site.close();
  }
}

async function stepsOn(page: Page, given: Given): Promise<Steps> {
  const time = await stopwatch(page);
  await page.evaluate(async (all) => {
    Object.assign(globalThis, { measured: await bench.open(all) });
  }, given);
  const arrival = [await time(() => page.evaluate(() => measured.arrive()))];
  // Edges for screen readers are set when all is quiet.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const type = (letter: string) => time(() => page.evaluate((one) => measured.type(one), letter));
  await page.evaluate(() => measured.openNote());
  const typing = await each([...texts.note], type);
  await page.evaluate(() => measured.openSearch());
  const filtering = await each([...texts.search], type);
  // What the bench itself adds to a key: its call and two frames.
  const idle = await each([...texts.search], () => type(""));
  await page.evaluate(() => measured.closeList());
  const shares = Array.from({ length: scrollSteps }, (_, at) => at / scrollSteps);
  const frames = await each(shares, (share) => time(() => page.evaluate((to) => measured.scroll(to), share)));
  return { arrival, typing, filtering, idle, frames };
}

function rowsOf(runs: readonly Steps[]): Row[] {
  const row = (what: string, of: keyof Steps, sum: (times: readonly number[]) => number, bar: number | null): Row => {
    const steps = runs[0]?.[of] ?? [];
    const least = steps.map((_, at) => Math.min(...runs.map((run) => run[of][at] ?? Number.POSITIVE_INFINITY)));
    return { what, ms: sum(least), most: Math.max(...runs.flatMap((run) => run[of])), bar };
  };
  const slowest = (times: readonly number[]): number => Math.max(...times);
  return [
    row("notes drawn after they arrived", "arrival", slowest, bars.margin),
    row("a key in a note, the middle one", "typing", middle, bars.key),
    row("a key in a note, the slowest", "typing", slowest, bars.key),
    row("a key in the search, the middle one", "filtering", middle, bars.key),
    row("a key in the search, the slowest", "filtering", slowest, bars.key),
    row("no key: two frames and the call, the middle one", "idle", middle, null),
    row("a frame while scrolling, the middle one", "frames", middle, bars.frame),
    row("a frame while scrolling, the longest", "frames", slowest, bars.frame),
  ];
}

async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) times.push(await act(item));
  return times;
}

/** Gives the milliseconds that the page's main thread worked while something was done. */
async function stopwatch(page: Page): Promise<(act: () => Promise<void>) => Promise<number>> {
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const now = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  };
  return async (act) => {
    const before = await now();
    await act();
    return ((await now()) - before) * 1000;
  };
}

function print(rows: readonly Row[], notes: number, characters: number): void {
  console.log(`${notes} notes on ${characters} characters, Chromium, time of the main thread\n`);
  for (const { what, ms, most, bar } of rows) {
    const held = bar === null ? "" : `   bar ${String(bar).padStart(3)} ms   ${ms < bar ? "held" : "missed"}`;
    console.log(
      `${what.padEnd(48)} ${ms.toFixed(1).padStart(6)} ms, seen at most ${most.toFixed(1).padStart(5)}${held}`,
    );
  }
}
