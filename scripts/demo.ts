/** The whole job on one page without a display, and what it looked like as pictures under `dist/demo/`. */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Page, TimeoutError } from "puppeteer-core";
import { type ConsoleError, type Driver, launch } from "../tests/e2e/browser.ts";
import {
  bringIntoView,
  highlight,
  margin,
  note,
  painted,
  type Reading,
  select,
  until,
  untilClosed,
} from "../tests/e2e/reader.ts";
import type { Site } from "../tests/e2e/server.ts";
import type { BrowserName } from "./browsers.ts";

const folder = join(import.meta.dirname, "..", "dist", "demo");

export interface Demo {
  readonly browser: BrowserName;
  readonly url: string;
  /** Where a page that is no article can be had. */
  readonly site: Site;
  /** BCP 47, the browser's own language. */
  readonly locale?: string;
}

/** Opens, reads, highlights, notes, closes, restarts and reads again, and takes a picture of each. Throws when a step fails. */
export async function demonstrate({ browser, url, site, locale }: Demo): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const driver = await launch(browser, locale ? { locale } : {});
  const take = camera();
  try {
    const page = await driver.openPage(url);
    await take(page, "page", "the page as it comes");
    await driver.pressToolbarButton(page);
    const room = await driver.roomFrame(page);
    const reading = { page, room };
    if ((await room.$("[role=alert]")) !== null) {
      await take(page, "no-article", "Galley says why there is nothing to read");
      return;
    }
    await take(page, "clean", "one press of the toolbar button: the clean view");
    const written = await annotate(reading, take);
    await closeAndReturn(driver, reading, written, url, take);
    await sayWhyNot(driver, site, take);
    report(await driver.consoleErrors());
  } finally {
    await driver.close();
  }
}

/** A portal's front page is no article, and Galley says so. */
async function sayWhyNot(driver: Driver, site: Site, take: Camera): Promise<void> {
  const page = await driver.openPage(site.url("/front.html"));
  await driver.pressToolbarButton(page);
  await driver.roomFrame(page, "[role=alert]");
  await take(page, "no-article", "a portal's front page: Galley says that it found no article");
}

type Camera = (page: Page, name: string, shows: string) => Promise<void>;

/** Numbers the pictures and names each as it is taken. */
function camera(): Camera {
  let number = 0;
  return async (page, name, shows) => {
    const path: `${string}.png` = `${folder}/${String(++number).padStart(2, "0")}-${name}.png`;
    await settle(page);
    await page.screenshot({ path });
    console.log(`${path}  ${shows}`);
  };
}

interface Written {
  readonly highlights: readonly string[];
  readonly notes: readonly string[];
}

/** Highlights the beginning of one paragraph and writes a note on another. */
async function annotate(reading: Reading, take: Camera): Promise<Written> {
  const { page, room } = reading;
  const [first, second] = await room.$$eval("main p", (paragraphs) =>
    paragraphs
      .filter((paragraph) => (paragraph.textContent ?? "").length > 40)
      .map((paragraph) => /^[^。.!?，,]{8,60}/.exec(paragraph.textContent?.trim() ?? "")?.[0] ?? "")
      .filter((words, index, all) => words !== "" && all.indexOf(words) === index)
      .slice(1, 5)
      .filter((_, index) => index % 2 === 0),
  );
  if (!first || !second) throw new Error("the article has not two paragraphs to write on");
  await select(reading, first);
  await take(page, "selection", "a selection brings the bar: five colours and a note");
  await highlight(reading, "yellow");
  await select(reading, second);
  const chinese = /\p{Script=Han}/u.test(second);
  await note(reading, chinese ? "这一句留着，写稿时再核对一遍。" : "Worth checking again before I write about it.");
  await bringIntoView(reading, second);
  await take(page, "note", "a highlight, and a note in the margin beside its line");
  return { highlights: await painted(reading), notes: await margin(reading) };
}

/** Closes the view, restarts the browser, opens the page again: everything is there; then dark, then narrow. */
async function closeAndReturn(
  driver: Driver,
  reading: Reading,
  written: Written,
  url: string,
  take: Camera,
): Promise<void> {
  await reading.page.keyboard.press("Escape");
  await untilClosed(reading);
  await take(reading.page, "page-again", "Esc gives the page back");
  await driver.restart();
  const page = await driver.openPage(url);
  await driver.pressToolbarButton(page);
  const again = { page, room: await driver.roomFrame(page) };
  const same = async (): Promise<boolean> =>
    String(await painted(again)) === String(written.highlights) &&
    String(await margin(again)) === String(written.notes);
  await until("highlight and note come back", same);
  const line = written.highlights.at(-1);
  if (line) await bringIntoView(again, line);
  await take(page, "next-day", "after a restart of the browser it is all there");
  await driver.setDark(page, true);
  await take(page, "dark", "dark, after the system");
  await driver.setDark(page, false);
  await page.setViewport({ width: 420, height: 860 });
  await take(page, "narrow", "a narrow window");
}

/** Pictures that load and a bar that fades are not what is to be seen. Milliseconds. */
const settling = 400;

function settle(page: Page): Promise<void> {
  return page.waitForNetworkIdle({ idleTime: settling, timeout: settling * 10 }).catch((error: unknown) => {
    // A page that never stops loading is shown as it is by then.
    if (!(error instanceof TimeoutError)) throw error;
  });
}

function report(errors: readonly ConsoleError[]): void {
  const ours = errors.filter(({ from }) => from === "galley");
  for (const { text } of ours) console.error(`error in Galley: ${text}`);
  if (ours.length > 0) process.exitCode = 1;
}
