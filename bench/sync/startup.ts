/** How soon a background that was asleep answers the first page, with a large library, in both real browsers. */
import type { Page } from "puppeteer-core";
import { build } from "../../scripts/build.ts";
import { pageKey } from "../../src/model/page.ts";
import { catalogueOf } from "../../src/store/catalogue.ts";
import { browserNames, type Driver, launch } from "../../tests/e2e/browser.ts";
import { type ExtensionGlobal, remoteArea } from "../../tests/e2e/extension.ts";
import type { Row } from "./run.ts";

const annotations = 50_000;
/** Milliseconds from the message that wakes the background to its answer. */
const bar = 150;
const wakes = 9;
const chunk = 2_000;
/** Of the page that asks. */
const ownNotes = 20;
const ownPath = "pages/cannot/index.html";
/** Longer than the background needs to send what fits for the first time, and to settle. */
const settling = 20_000;

export async function startupRows(): Promise<Row[]> {
  await build();
  const rows: Row[] = [];
  for (const name of browserNames) {
    const driver = await launch(name);
    try {
      rows.push(...(await rowsOf(driver)));
    } finally {
      await driver.close();
    }
  }
  return rows;
}

async function rowsOf(driver: Driver): Promise<Row[]> {
  const page = await driver.openOwnPage(ownPath);
  const empty = await wakeTimes(driver, page, 0);
  await seed(page, `${await driver.origin()}/${ownPath}`);
  const unsent = await wakeTimes(driver, page, ownNotes);
  await new Promise((resolve) => setTimeout(resolve, settling));
  const settled = await wakeTimes(driver, page, ownNotes);
  const heap = await heapOf(page);
  const shown = (times: readonly number[]): string =>
    `${median(times).toFixed(0)} ms (worst ${times.at(-1)?.toFixed(0)})`;
  return [
    { what: `${driver.name}: first answer, nothing kept`, seen: shown(empty), bar: "", reached: true },
    { what: `${driver.name}: first answer, 50,000, not yet sent`, seen: shown(unsent), bar: "", reached: true },
    {
      what: `${driver.name}: first answer, 50,000 annotations`,
      seen: shown(settled),
      bar: `< ${bar} ms`,
      reached: median(settled) < bar,
    },
    ...(heap === null ? [] : [{ what: `${driver.name}: the worker's heap`, seen: heap, bar: "", reached: true }]),
  ];
}

const median = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? 0;

/** Stops the background and asks it what a page asks first, several times; sorted. Throws when not all of the page's notes come. */
async function wakeTimes(driver: Driver, page: Page, notes: number): Promise<number[]> {
  const times: number[] = [];
  for (let wake = 0; wake < wakes; wake++) {
    await driver.stopBackground();
    const [time, came] = await page.evaluate(async () => {
      const { browser, chrome } = globalThis as unknown as ExtensionGlobal;
      const facts = { canonicalUrl: null, title: "t", source: null, authors: [], published: null, print: "" };
      const start = performance.now();
      const opened = await (browser ?? chrome).runtime.sendMessage({ galley: "open", values: [facts] });
      const { value } = opened as { value: { annotations: unknown[] } };
      return [performance.now() - start, value.annotations.length] as const;
    });
    if (came !== notes) throw new Error(`${came} of ${notes} notes came`);
    times.push(time);
  }
  return times.sort((a, b) => a - b);
}

/** The library of a reader who has read for years: three annotations an article, 300 sites. */
async function seed(page: Page, address: string): Promise<void> {
  const own = pageKey(address, null);
  const all: Record<string, unknown> = {};
  for (let first = 0; first < annotations; first += chunk) {
    Object.assign(all, itemsOf(first, first + chunk, own, ownNotes));
    await page.evaluate(
      `(globalThis.browser ?? chrome).storage.local.set((${itemsOf})(${first}, ${first + chunk}, ${JSON.stringify(own)}, ${ownNotes}))`,
    );
  }
  const drawers = Object.entries(catalogueOf(all));
  for (let first = 0; first < drawers.length; first += chunk)
    await remoteArea(page, "local").set(Object.fromEntries(drawers.slice(first, first + chunk)));
}

/** The annotations from number `first` to before `end`, with their articles; runs here and in the page. */
function itemsOf(first: number, end: number, own: string, owned: number): Record<string, unknown> {
  const items: Record<string, unknown> = {};
  const words = (number: number, length: number): string =>
    `sentence ${number} of a page that was read on some day, with all that stands around it and more of that. `
      .repeat(2)
      .slice(0, length);
  for (let number = first; number < end; number++) {
    const article = Math.floor(number / 3);
    const page = number < owned ? own : `site${article % 300}.example/2026/articles/${article}`;
    const id = number.toString(16).padStart(16, "0");
    const time = 1.76e12 + number * 1000;
    items[`note/${page}/${id}`] = {
      id,
      page,
      segments: [
        { exact: words(number, 120), prefix: words(article, 40), suffix: words(number + 1, 40), start: number % 5000 },
      ],
      colour: "yellow",
      note: `a thought about sentence ${number}`,
      tags: number % 5 === 0 ? [`tag${number % 40}`] : [],
      created: time,
      edited: time,
      deleted: null,
      stamp: `${time.toString(16).padStart(12, "0")}00000a0b0c0d`,
    };
    items[`page/${page}`] = {
      page,
      url: `https://${page}`,
      title: `The headline of article ${article}`,
      source: "A Site",
      authors: ["A. Writer"],
      published: "2026-01-01",
      print: null,
    };
  }
  return items;
}

/** The heap of Chromium's worker after it has settled; `null` elsewhere. */
async function heapOf(page: Page): Promise<string | null> {
  const worker = page
    .browser()
    .targets()
    .find((target) => target.type() === "service_worker");
  if (!worker) return null;
  const session = await worker.createCDPSession();
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return `${(usedSize / 2 ** 20).toFixed(1)} MB`;
}
