/**
 * `npm run bench -- margin`: how fast the margin is with many notes on a long article, in Chromium.
 * The room runs over a Map. What is measured is the main thread's own time, read over the DevTools protocol, so that other work on
 * the machine does not count. Bars: notes drawn within 100 ms of their arrival, a key in a note or in the search under 16 ms, no frame
 * over 50 ms while scrolling.
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
  readonly bar: number;
}

const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const usage = `npm run bench -- margin [options]
  --notes N        how many notes (default 500)
  --characters N   how long the article is (default 200000)
  --json           figures as JSON`;

export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      notes: { type: "string", default: "500" },
      characters: { type: "string", default: "200000" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const [count, characters] = [Number(values.notes), Number(values.characters)];
  const rows = await measure(await bundle(), longArticle(characters, count));
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

async function measure(code: string, given: Given): Promise<Row[]> {
  const site = await serve();
  site.html("/", "<!doctype html><title>bench</title>");
  const browser = await puppeteer.launch({
    executablePath: await findBrowser("chrome"),
    args: ["--no-sandbox", "--disable-gpu"],
    pipe: true,
    defaultViewport: { width: 1280, height: 900 },
  });
  try {
    const page = await browser.newPage();
    await page.goto(site.url("/"));
    await page.evaluate(code.replace(/^(?:"use strict";)?var bench=/, "globalThis.bench="));
    return await rowsOf(page, given);
  } finally {
    await browser.close();
    await site.close();
  }
}

async function rowsOf(page: Page, given: Given): Promise<Row[]> {
  const time = await stopwatch(page);
  await page.evaluate(async (all) => {
    Object.assign(globalThis, { measured: await bench.open(all) });
  }, given);
  const arrival = await time(() => page.evaluate(() => measured.arrive()));
  // Edges for screen readers are set when all is quiet.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const type = (letter: string) => time(() => page.evaluate((one) => measured.type(one), letter));
  await page.evaluate(() => measured.openNote());
  const typing = await each([...texts.note], type);
  await page.evaluate(() => measured.openSearch());
  const filtering = await each([...texts.search], type);
  await page.evaluate(() => measured.closeList());
  const shares = Array.from({ length: scrollSteps }, (_, at) => at / scrollSteps);
  const frames = await each(shares, (share) => time(() => page.evaluate((to) => measured.scroll(to), share)));
  const worst = (times: readonly number[]): number => Math.max(...times);
  return [
    { what: "notes drawn after they arrived", ms: arrival, bar: bars.margin },
    { what: "a key in a note, the middle one", ms: middle(typing), bar: bars.key },
    { what: "a key in a note, the slowest", ms: worst(typing), bar: bars.key },
    { what: "a key in the search, the middle one", ms: middle(filtering), bar: bars.key },
    { what: "a key in the search, the slowest", ms: worst(filtering), bar: bars.key },
    { what: "a frame while scrolling, the middle one", ms: middle(frames), bar: bars.frame },
    { what: "a frame while scrolling, the longest", ms: worst(frames), bar: bars.frame },
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
  for (const { what, ms, bar } of rows) {
    const held = ms < bar ? "held" : "missed";
    console.log(`${what.padEnd(46)} ${ms.toFixed(1).padStart(7)} ms   bar ${String(bar).padStart(3)} ms   ${held}`);
  }
}
