/** `npm run bench -- large`: pages far larger than an article: opened within three times Readability's time, or said to be too large. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch } from "puppeteer-core";
import { findBrowser } from "../../scripts/browsers.ts";

const usage = `npm run bench -- large [options]
  --only NAME   one page; may be given again
  --json        figures as JSON`;
/** The bar: so many times the time of a bare Readability, with the clone it needs, on the same page in the same run. */
const bar = 3;

/** Runs the bench; `options` are the command line's. Fails when a page is over the bar. */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      only: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const bundled = await build({
    entryPoints: [join(import.meta.dirname, "measure.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    minify: true,
  });
  const browser = await launch({
    executablePath: await findBrowser("chrome"),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.evaluate(bundled.outputFiles[0]?.text ?? "");
    const names = await page.evaluate(() => globalThis.largeNames);
    const rows = [];
    for (const name of names) {
      if (values.only.length > 0 && !values.only.includes(name)) continue;
      const measured = await page.evaluate((one) => globalThis.measureLarge(one), name);
      rows.push({ name, ...measured, ratio: measured.galley / measured.readability });
      if (!values.json) console.log(line(rows.at(-1)));
    }
    if (values.json) console.log(JSON.stringify(rows, null, 2));
    const over = rows.filter(({ ratio }) => ratio > bar);
    if (over.length === 0) return;
    console.error(`over ${bar} x Readability: ${over.map(({ name }) => name).join(", ")}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

type Row = { name: string; elements: number; galley: number; readability: number; outcome: string; ratio: number };

function line(row: Row | undefined): string {
  if (row === undefined) return "";
  const { name, elements, galley, readability, outcome, ratio } = row;
  return [
    name.padEnd(30),
    `${elements} elements`.padStart(16),
    `${galley.toFixed(0)} ms`.padStart(9),
    `Readability ${readability.toFixed(0)} ms`.padStart(22),
    `x${ratio.toFixed(2)}`.padStart(7),
    ` ${outcome}`,
  ].join(" ");
}
