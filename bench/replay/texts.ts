/** The texts of the corpus, read once in Chromium and kept: that takes a second a page, and what is done with them a tenth of it. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import puppeteer, { type Browser } from "puppeteer-core";
import { findBrowser } from "../../scripts/browsers.ts";
import { offline } from "../offline.ts";
import type { Texts } from "./page.ts";

export interface PageTexts {
  /** Set and name. */
  readonly id: string;
  /** `null`: the page has no article. */
  readonly texts: Texts | null;
}

declare const replayed: typeof import("./page.ts");

const corpus = process.env["GALLEY_CORPUS"] ?? resolve(import.meta.dirname, "../../../shared/corpus");
const kept = resolve(import.meta.dirname, "../../.cache/replay.jsonl");
const sets = ["wcxb", "zh-portals", "zh-pages"];

/**
 * The texts of all pages that `isWanted`, by their ids. Those that were read before are taken as they were, unless `fresh`.
 * @throws when there is no corpus.
 */
export async function textsOf(isWanted: (id: string, at: number) => boolean, fresh: boolean): Promise<PageTexts[]> {
  if (!existsSync(corpus))
    throw new Error(`no pages at ${corpus}; set GALLEY_CORPUS to a folder with ${sets.join(", ")}`);
  const ids = sets.flatMap((set) =>
    readdirSync(join(corpus, set, "html"))
      .sort()
      .map((name) => `${set}/${name.replace(".html.gz", "")}`),
  );
  const wanted = ids.filter(isWanted);
  const known = new Map(knownTexts().map((page) => [page.id, page]));
  const missing = fresh ? wanted : wanted.filter((id) => !known.has(id));
  if (missing.length > 0) {
    mkdirSync(dirname(kept), { recursive: true });
    for await (const page of reading(missing)) {
      known.set(page.id, page);
      appendFileSync(kept, `${JSON.stringify(page)}\n`);
      process.stderr.write(".");
    }
  }
  return wanted.flatMap((id) => known.get(id) ?? []);
}

/** Of a page that was read again the last line counts: the map takes it over the one before. */
function knownTexts(): PageTexts[] {
  if (!existsSync(kept)) return [];
  const lines = readFileSync(kept, "utf8").trim().split("\n");
  return lines.map((line): PageTexts => JSON.parse(line));
}

async function* reading(ids: readonly string[]): AsyncGenerator<PageTexts> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "replayed",
  });
  const code = outputFiles[0]?.text ?? "";
  const browser = await puppeteer.launch({
    executablePath: await findBrowser("chrome"),
    args: ["--no-sandbox"],
    pipe: true,
  });
  try {
    for (const id of ids) yield { id, texts: await readOn(browser, id, code) };
  } finally {
    await browser.close();
  }
}

function readOn(browser: Browser, id: string, code: string): Promise<Texts | null> {
  const [set = "", name] = id.split("/");
  const html = gunzipSync(readFileSync(join(corpus, set, "html", `${name}.html.gz`))).toString();
  return offline(browser, html, async (page) => {
    await page.evaluate(`${code};globalThis.replayed = replayed`);
    return page.evaluate(() => replayed.readTexts());
  });
}
