/** `npm run bench -- anchor`: do highlights come back? Every line of the table on real pages in Chromium. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import puppeteer, { type Browser } from "puppeteer-core";
import { findBrowser } from "../../scripts/browsers.ts";
import { offline } from "../offline.ts";
import type { Busy, PageResult } from "./page/rows.ts";
import { report } from "./report.ts";

const corpus = process.env["GALLEY_CORPUS"] ?? resolve(import.meta.dirname, "../../../shared/corpus");
/** Pages of each set; `zh-portals` has 30 in all. */
const pagesOf = { wcxb: 40, "zh-portals": 30 };
const quotesPerPage = 40;
/** So many seeds take different pages where a set has enough of them. */
const stride = 16;

const usage = `npm run bench -- anchor [options]
  --sample N    N pages of each set (default 40 of wcxb and 30 of zh-portals)
  --seed N      other quotes, changes and pages
  --only ROW    rows with this in their name; busy is the page that goes on changing
  --page IDS    pages with one of these in their name, a comma between
  --misses      prints what was not right
  --quality     leaves out the times
  --travelled   looks for quotes in the form in which they arrive on another machine
  --json        figures as JSON
  GALLEY_CORPUS names another folder of pages (default ../shared/corpus)`;

export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      sample: { type: "string" },
      seed: { type: "string", default: "1" },
      only: { type: "string", default: "" },
      page: { type: "string", default: "" },
      misses: { type: "boolean", default: false },
      quality: { type: "boolean", default: false },
      travelled: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  if (!existsSync(corpus))
    throw new Error(`no pages at ${corpus}; set GALLEY_CORPUS to a folder with wcxb and zh-portals`);
  const code = await bundle(values.travelled);
  const browser = await puppeteer.launch({
    executablePath: await findBrowser("chrome"),
    args: ["--no-sandbox"],
    pipe: true,
  });
  const results = new Map<string, PageResult>();
  let busy: Busy | null = null;
  try {
    if (!values.quality && "busy".includes(values.only)) busy = await busyIn(browser, code, Number(values.seed));
    for (const [set, usual] of Object.entries(pagesOf)) {
      for (const id of choose(set, Number(values.sample ?? usual), Number(values.seed))) {
        if (!values.page.split(",").some((name) => `${set}/${id}`.includes(name))) continue;
        const html = gunzipSync(readFileSync(join(corpus, set, "html", `${id}.html.gz`))).toString();
        const result = await runOn(browser, html, code, [
          Number(values.seed),
          quotesPerPage,
          values.only,
          !values.quality,
        ]);
        if (result !== null) results.set(`${set}/${id}`, result);
        if (!values.json) process.stderr.write(result === null ? "-" : ".");
      }
    }
  } finally {
    await browser.close();
  }
  report(results, {
    json: values.json,
    misses: values.misses,
    speed: !values.quality,
    seed: Number(values.seed),
    busy,
  });
}

/** Evenly spread over the set, so that a sample is of the same kind as the whole; another seed takes other pages, so that one can be kept for the end. */
function choose(set: string, count: number, seed: number): string[] {
  const ids = readdirSync(join(corpus, set, "html"))
    .map((name) => name.replace(".html.gz", ""))
    .sort();
  const step = Math.max(1, ids.length / count);
  return Array.from(
    { length: Math.min(count, ids.length) },
    (_, at) => ids[Math.floor((at + (seed % stride) / stride) * step)] ?? "",
  );
}

async function bundle(travelled: boolean): Promise<string> {
  const entry = join(import.meta.dirname, "page/rows.ts");
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "anchorBench",
    define: { hasTravelled: String(travelled) },
  });
  return outputFiles[0]?.text ?? "";
}

declare const anchorBench: typeof import("./page/rows.ts");

/** A page of our own that goes on changing. */
async function busyIn(browser: Browser, code: string, seed: number): Promise<Busy> {
  const page = await browser.newPage();
  try {
    await page.evaluate(`${code};globalThis.anchorBench = anchorBench`);
    return await page.evaluate((from) => anchorBench.busyPage(anchorBench.chance(from)), seed);
  } finally {
    await page.close();
  }
}

/** Runs all rows in the page. */
function runOn(
  browser: Browser,
  html: string,
  code: string,
  options: Parameters<typeof anchorBench.runPage>,
): Promise<PageResult | null> {
  return offline(browser, html, async (page) => {
    await page.evaluate(`${code};globalThis.anchorBench = anchorBench`);
    return page.evaluate((args) => anchorBench.runPage(...args), options);
  });
}
