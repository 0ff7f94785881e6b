/** `npm run bench`: our cleaner, Readability and Defuddle on the same pages in the same Chromium. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { launch } from "puppeteer-core";
import { findBrowser } from "../../scripts/browsers.ts";
import { type Gold, type PageSet, readCorpus } from "./corpus.ts";
import type { Outcome } from "./extractors.ts";
import { type PageScore, score } from "./score.ts";
import { showPage } from "./show.ts";
import { type Summary, summarise, table } from "./summary.ts";

const root = resolve(import.meta.dirname, "../..");
const usage = `npm run bench -- [options]
  --corpus DIR  folders of pages with answers (default ../shared/corpus)
  --only SET    one set; may be given again
  --sample N    every page whose turn it is in N pages a set; --half 0|1 takes every second page
  --with NAME   one extractor (galley, readability, defuddle); may be given again
  --repeats N   the time of a page is the median of N runs (default 3)
  --worst       the 20 worst pages of each set
  --rules       which of our rules fire on how many pages of each set
  --show ID     an HTML page that shows a result beside its answer
  --json        figures as JSON`;

/** Runs the bench; `options` are the command line's. */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      corpus: { type: "string", default: join(root, "../shared/corpus") },
      only: { type: "string", multiple: true, default: [] },
      sample: { type: "string" },
      half: { type: "string" },
      with: { type: "string", multiple: true, default: [] },
      repeats: { type: "string", default: "3" },
      worst: { type: "boolean", default: false },
      rules: { type: "boolean", default: false },
      show: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const corpus = readCorpus(resolve(values.corpus));
  if (typeof corpus === "string") {
    console.error(`bench: ${corpus}`);
    process.exitCode = 2;
    return;
  }
  const chosen = corpus.filter((set) => values.only.length === 0 || values.only.includes(set.name));
  const browser = await launch({
    executablePath: await findBrowser("chrome"),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.evaluate(await bundle());
    const runOne = (html: string, gold: Gold, turn: number): Promise<Record<string, Outcome>> =>
      page.evaluate(
        (...args) => globalThis.runPage(...args),
        html,
        gold.url,
        Number(values.repeats),
        turn,
        values.with,
      );
    if (values.show !== undefined) return await show(values.show, chosen, runOne);
    const rows: Summary[] = [];
    const notes: string[] = [];
    const all = new Map<string, PageScore[]>();
    for (const set of chosen) {
      const scores = new Map<string, PageScore[]>();
      const fired = new Map<string, number>();
      const pages = pick(set.pages, values.sample, values.half);
      for (const [turn, gold] of pages.entries()) {
        for (const [name, outcome] of Object.entries(await runOne(set.html(gold), gold, turn))) {
          scores.set(name, [...(scores.get(name) ?? []), score(outcome, gold)]);
          for (const rule of new Set(outcome.removed)) fired.set(rule, (fired.get(rule) ?? 0) + 1);
        }
      }
      for (const [name, list] of [...scores].sort()) {
        rows.push(summarise(set.name, name, list));
        all.set(name, [...(all.get(name) ?? []), ...list]);
      }
      if (values.worst) notes.push(worst(set.name, scores));
      if (values.rules) notes.push(rules(set.name, fired, pages.length));
    }
    if (chosen.length > 1) for (const [name, list] of all) rows.push(summarise("all", name, list));
    console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
    for (const note of notes) console.log(note);
  } finally {
    await browser.close();
  }
}

async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: [join(import.meta.dirname, "extractors.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    minify: true,
    keepNames: false,
  });
  return built.outputFiles[0]?.text ?? "";
}

function pick(pages: readonly Gold[], sample: string | undefined, half: string | undefined): readonly Gold[] {
  const halved = half === undefined ? pages : pages.filter((_, index) => index % 2 === Number(half));
  const step = sample === undefined ? 1 : Math.max(1, Math.floor(halved.length / Number(sample)));
  return halved.filter((_, index) => index % step === 0);
}

/** The pages where we do worst, with the best peer's score beside. */
function worst(set: string, scores: ReadonlyMap<string, readonly PageScore[]>): string {
  const ours = [...(scores.get("galley") ?? [])].sort((a, b) => a.shingles.f1 - b.shingles.f1).slice(0, 20);
  const lines = ours.map((one) => {
    const peers = [...scores]
      .filter(([name]) => name !== "galley")
      .map(([name, list]) => `${name} ${list.find((other) => other.id === one.id)?.shingles.f1.toFixed(3)}`);
    return `  ${one.id}  ${one.shingles.f1.toFixed(3)} (p ${one.shingles.precision.toFixed(2)}, r ${one.shingles.recall.toFixed(2)})  ${peers.join(", ")}`;
  });
  return [`worst of ${set}, by shingle F1:`, ...lines].join("\n");
}

function rules(set: string, fired: ReadonlyMap<string, number>, pages: number): string {
  const lines = [...fired]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `  ${String(count).padStart(4)}  ${name}`);
  return [`rules that fire in ${set}, by pages of ${pages}:`, ...lines].join("\n");
}

async function show(
  id: string,
  sets: readonly PageSet[],
  runOne: (html: string, gold: Gold, turn: number) => Promise<Record<string, Outcome>>,
): Promise<void> {
  for (const set of sets) {
    const gold = set.pages.find((page) => page.id === id);
    if (gold === undefined) continue;
    const folder = join(root, ".cache/bench");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${id.replace(/[^\w-]/g, "_")}.html`);
    writeFileSync(file, showPage(gold, await runOne(set.html(gold), gold, 0)));
    return console.log(file);
  }
  throw new Error(`no page ${id} in ${sets.map((set) => set.name).join(", ")}`);
}
