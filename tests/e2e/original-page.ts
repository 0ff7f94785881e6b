/** What a reader does on the original page with the panel beside it. */
import type { ElementHandle, Frame, Page } from "puppeteer-core";
import { afterAll, beforeAll } from "vitest";
import type { BrowserName } from "../../scripts/browsers.ts";
import type { Driver, Point } from "./browser.ts";
import { browserOf } from "./fresh.ts";
import { until } from "./reader.ts";
import { type Site, serve } from "./server.ts";

export interface Original {
  readonly page: Page;
  readonly panel: Frame;
}

/** What the tests of one browser share. */
export interface Setting {
  readonly driver: Driver;
  readonly site: Site;
}

/** Has the tests around it share a browser and a site. */
export function settingIn(name: BrowserName): Setting {
  let site: Site | null = null;
  const served = (): Site => {
    if (!site) throw new Error("asked for before the tests began");
    return site;
  };
  beforeAll(async () => {
    site = await serve();
  });
  const driver = browserOf(name);
  afterAll(() => served().close());
  return {
    get driver() {
      return driver();
    },
    get site() {
      return served();
    },
  };
}

/** Closes Galley where it is open, and the page once all is saved. */
export async function leave(driver: Driver, page: Page): Promise<void> {
  const isOpen = (): boolean => page.frames().some((frame) => frame.url() === "about:srcdoc");
  if (isOpen()) await driver.pressToolbarButton(page);
  await until("Galley closes", () => !isOpen());
  // Firefox calls a message that a page still waits for an error; the last one says that the page is closed.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await page.close();
}

export const panelIn = (driver: Driver, page: Page): Promise<Frame> => driver.roomFrame(page, ".cards");

/** Opens an address, Galley on it, and goes over to the original page. */
export async function readOriginal(driver: Driver, url: string): Promise<Original> {
  const page = await driver.openPage(url);
  await driver.pressToolbarButton(page);
  return { page, panel: await turnToOriginal(driver, page) };
}

export async function turnToOriginal(driver: Driver, page: Page): Promise<Frame> {
  const room = await driver.roomFrame(page, "main");
  await press(room, ".bar a.quiet");
  return panelIn(driver, page);
}

export async function turnToClean(driver: Driver, { page, panel }: Original): Promise<Frame> {
  await press(panel, ".bar button.quiet");
  return driver.roomFrame(page, "main");
}

/** Clicks an element of a frame, once it is there. */
export async function press(frame: Frame, selector: string): Promise<void> {
  const element: ElementHandle<Element> = await until(`${selector} in the frame`, () => frame.$(selector));
  await element.click();
}

/** Drags the mouse over words of the page. */
export async function selectOnPage(page: Page, from: string, to = from): Promise<void> {
  const [start, end] = await page.evaluate(placesOf, from, to);
  await drag(page, start, end);
}

export async function drag(page: Page, start: Point, end: Point): Promise<void> {
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

/** Where the first letter of `from` begins and the last of `to` ends, brought into view. Runs in the page or a frame. */
export function placesOf(from: string, to: string): [Point, Point] {
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const nodes: { node: Node; start: number }[] = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.nodeValue ?? "";
  }
  const boxAt = (index: number, scroll: boolean): DOMRect => {
    const holder = nodes.findLast(({ start }) => start <= index);
    if (index < 0 || !holder) throw new Error(`the page has no "${from}" to "${to}"`);
    const range = document.createRange();
    range.setStart(holder.node, index - holder.start);
    range.setEnd(holder.node, index - holder.start + 1);
    if (scroll) holder.node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    return range.getBoundingClientRect();
  };
  const first = text.indexOf(from);
  const begin = boxAt(first, true);
  const end = boxAt(text.indexOf(to, first) + to.length - 1, false);
  return [
    { x: begin.left + 1, y: begin.top + begin.height / 2 },
    { x: end.right - 1, y: end.top + end.height / 2 },
  ];
}

/** Presses a colour in the selection bar beside the page. */
export async function colourSelection(driver: Driver, page: Page, colour = "yellow"): Promise<void> {
  const bar = await driver.roomFrame(page, ".alone .sel");
  await press(bar, `.sel [data-colour=${colour}]`);
}

/** Clicks the middle of words of the page, which stand in one line. */
export async function pressWords(page: Page, words: string): Promise<void> {
  const [start, end] = await page.evaluate(placesOf, words, words);
  await page.mouse.click((start.x + end.x) / 2, start.y);
}

/** What is painted on a page or in a room, by the names of the registry, prefix and all; names without words are left out. */
export function painted(where: Page | Frame): Promise<Record<string, string[]>> {
  return where.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .map(([name, marks]) => [name, [...marks].map(String)] as const)
        .filter(([, words]) => words.length > 0),
    ),
  );
}

/** The words painted in a colour on the original page, once there are some. */
export function paintedAs(page: Page | Frame, name: string): Promise<string[]> {
  return until(`${name} is painted`, async () => (await painted(page))[name] ?? null);
}

/** The words of each card of the panel or the margin. */
export function cardsOf(frame: Frame): Promise<string[]> {
  return frame.$$eval(".note", (cards) => cards.map((card) => card.textContent ?? ""));
}

/** The id of the card that is the active one, by its place among the cards; -1 where none is. */
export function activeCard(frame: Frame): Promise<number> {
  return frame.$$eval(".note", (cards) => cards.findIndex((card) => card.classList.contains("on")));
}
