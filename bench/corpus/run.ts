/** `npm run bench -- corpus`: saved pages through the built extension in both browsers: each opens, or says why not, and throws nothing. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BrowserName } from "../../scripts/browsers.ts";
import { build } from "../../scripts/build.ts";
import { browserNames, type Driver, launch } from "../../tests/e2e/browser.ts";
import { until } from "../../tests/e2e/reader.ts";
import { type Site, serve } from "../../tests/e2e/server.ts";
import { type Gold, readCorpus } from "../clean/corpus.ts";

const root = join(import.meta.dirname, "..", "..");
const usage = `npm run bench -- corpus [options]
  --corpus DIR    folders of pages with answers (default ../shared/corpus)
  --browser NAME  chrome or firefox; both when left out
  --pages N       how many pages of wcxb, spread over all of it (default 60); all of zh-portals are always read
  --only ID       one page
  --pictures      a picture of each clean view under dist/corpus/`;

interface Saved {
  readonly gold: Gold;
  html(): string;
}

interface Result {
  readonly id: string;
  readonly outcome: "opened" | "said why not" | "failed";
  /** The title and the length against the answer's, or the words that were said, or the error. */
  readonly words: string;
  /** Letters of the article over letters of the answer. */
  readonly share: number | null;
  readonly errors: readonly string[];
}

/** Reads the options, runs, prints counts and every page that looks wrong. Exit code 1 when a page failed or an error was shown. */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      corpus: { type: "string", default: join(root, "../shared/corpus") },
      browser: { type: "string" },
      pages: { type: "string", default: "60" },
      only: { type: "string" },
      pictures: { type: "boolean", default: false },
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
  const named = (name: string): readonly Saved[] => {
    const set = corpus.find((each) => each.name === name);
    return (set?.pages ?? []).map((gold) => ({ gold, html: () => set?.html(gold) ?? "" }));
  };
  const pages = [...named("zh-portals"), ...spread(named("wcxb"), Number(values.pages))].filter(
    ({ gold }) => values.only === undefined || gold.id === values.only,
  );
  await build();
  const site = await serve();
  for (const { gold, html } of pages) {
    site.html(pathOf(gold), html());
    site.html(stillPathOf(gold), html(), { "content-security-policy": "script-src 'none'" });
  }
  for (const name of browserNames.filter((each) => values.browser === undefined || each === values.browser)) {
    const folder = values.pictures ? join(root, "dist", "corpus", name) : null;
    report(name, await readAll(name, site, pages, folder));
  }
  await site.close();
}

/** `count` of them, at even distances. */
function spread<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * step)]).filter(
    (page): page is T => page !== undefined,
  );
}

/** The same without its scripts: some send the reader away from any address but their own. */
const stillPathOf = (gold: Gold): string => pathOf(gold).replace("/corpus/", "/still/");
const pathOf = ({ id }: Gold): string => `/corpus/${encodeURIComponent(id)}.html`;

async function readAll(
  name: BrowserName,
  site: Site,
  pages: readonly Saved[],
  folder: string | null,
): Promise<Result[]> {
  if (folder) await mkdir(folder, { recursive: true });
  const driver = await launch(name, { offline: true });
  const results: Result[] = [];
  try {
    for (const { gold } of pages) {
      const before = (await driver.consoleErrors()).length;
      let result = await readOne(driver, site.url(pathOf(gold)), gold, folder);
      if (result.outcome === "failed") result = await readOne(driver, site.url(stillPathOf(gold)), gold, folder);
      const errors = (await driver.consoleErrors()).slice(before).filter(({ from }) => from === "galley");
      results.push({ ...result, errors: errors.map(({ text }) => text) });
      process.stderr.write(result.outcome === "opened" ? "." : result.outcome === "failed" ? "F" : "n");
    }
  } finally {
    await driver.close();
  }
  process.stderr.write("\n");
  return results;
}

async function readOne(
  driver: Driver,
  url: string,
  gold: Gold,
  folder: string | null,
): Promise<Omit<Result, "errors">> {
  const page = await driver.openPage("about:blank");
  try {
    await page.goto(url, { waitUntil: "domcontentloaded" });
    await driver.pressToolbarButton(page);
    const room = await driver.roomFrame(page);
    const said = await room.$eval("main", (main) => main.querySelector("[role=alert]")?.textContent ?? null);
    if (said !== null) return { id: gold.id, outcome: "said why not", words: said, share: null };
    const read = await until("the article", async () => {
      const text = await room.$eval("main", (main) => main.innerText);
      return text.trim() === "" ? null : text;
    });
    const picture: `${string}.png` = `${folder}/${gold.id}.png`;
    if (folder) await page.screenshot({ path: picture });
    const letters = (text: string): number => text.replace(/\s/g, "").length;
    const title = await room.$eval("h1", (heading) => heading.textContent ?? "");
    const share = letters(read) / Math.max(1, letters(gold.text));
    await page.keyboard.press("Escape");
    await until("the room closes", () => !page.frames().includes(room));
    return { id: gold.id, outcome: "opened", words: title, share };
  } catch (error) {
    return { id: gold.id, outcome: "failed", words: String(error), share: null };
  } finally {
    await page.close();
  }
}

/** An article that is so much shorter or longer than its answer looks wrong; heads and captions make up some of it. */
const likely = { least: 0.7, most: 1.6 } as const;

function report(name: BrowserName, results: readonly Result[]): void {
  const count = (outcome: Result["outcome"]): number => results.filter((result) => result.outcome === outcome).length;
  const withErrors = results.filter(({ errors }) => errors.length > 0);
  console.log(
    `${name}: ${results.length} pages: ${count("opened")} opened, ${count("said why not")} said why not, ${count("failed")} failed; ${withErrors.length} with an error on a console`,
  );
  for (const { id, outcome, words, share, errors } of results) {
    const odd = share !== null && (share < likely.least || share > likely.most);
    if (outcome !== "opened" || odd) {
      console.log(
        `  ${id}: ${outcome}${share === null ? "" : `, ${share.toFixed(2)} of the answer's length`}: ${words}`,
      );
    }
    for (const error of errors) console.log(`  ${id}: on the console: ${error}`);
  }
  if (count("failed") > 0 || withErrors.length > 0) process.exitCode = 1;
}
