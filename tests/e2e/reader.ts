/** What a reader does in the sealed room, with mouse and keys. */
import type { ElementHandle, Frame, Page } from "puppeteer-core";
import type { Driver } from "./browser.ts";

/** The bar at a selection; a note in the margin has a toolbar too. */
const bar = "[role=toolbar]:not(aside *)";

/** A page in a tab, with the room open over it. */
export interface Reading {
  readonly page: Page;
  readonly room: Frame;
}

const timeout = 10_000;
const poll = 50;

/** Presses the toolbar button and waits for the room. Throws when it does not open. */
export async function openRoomOf(driver: Driver, page: Page): Promise<Reading> {
  await driver.pressToolbarButton(page);
  return { page, room: await driver.roomFrame(page) };
}

/** Opens an address in a new tab and presses the toolbar button. */
export async function read(driver: Driver, url: string): Promise<Reading> {
  return openRoomOf(driver, await driver.openPage(url));
}

/** Asks again until the answer is not `null` nor `false`. Throws with `what` when it never is. */
export async function until<T>(what: string, ask: () => Promise<T | null | false> | T | null | false): Promise<T> {
  for (const end = Date.now() + timeout; ; ) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${timeout} ms`);
    await new Promise((resolve) => setTimeout(resolve, poll));
  }
}

/** Waits for an element of the room. Puppeteer's own waiting needs timers in the frame, and the room runs no script. */
export function appears(room: Frame, selector: string): Promise<ElementHandle<Element>> {
  return until(`${selector} in the room`, () => room.$(selector));
}

/** Drags the mouse over the article from the first letter of `from` to the last letter of `to` (of `from` itself when left out). */
export async function select({ page, room }: Reading, from: string, to = from): Promise<void> {
  const [start, end] = await room.evaluate(placesOf, from, to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await page.mouse.move(end.x, end.y, { steps: 3 });
  await page.mouse.up();
  await appears(room, bar);
}

/** Where the first letter of `from` begins and the last letter of `to` ends, scrolled into view. Runs in the room. */
function placesOf(from: string, to: string): [{ x: number; y: number }, { x: number; y: number }] {
  const letter = (words: string, last: boolean): Range => {
    const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    let text = "";
    const nodes: { node: Node; start: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, start: text.length });
      text += node.nodeValue ?? "";
    }
    const found = text.indexOf(words);
    if (found < 0) throw new Error(`the article has no "${words}"`);
    const index = last ? found + words.length - 1 : found;
    const holder = nodes.findLast(({ start }) => start <= index);
    if (!holder) throw new Error("no text");
    const range = document.createRange();
    range.setStart(holder.node, index - holder.start);
    range.setEnd(holder.node, index - holder.start + 1);
    return range;
  };
  const first = letter(from, false);
  const last = letter(to, true);
  first.startContainer.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const begin = first.getClientRects()[0];
  const end = [...last.getClientRects()].at(-1);
  if (!begin || !end) throw new Error("the words are not drawn");
  return [
    { x: begin.left + 1, y: begin.top + begin.height / 2 },
    { x: end.right - 1, y: end.top + end.height / 2 },
  ];
}

/** Scrolls the article to these words. */
export async function bringIntoView({ room }: Reading, words: string): Promise<void> {
  await room.evaluate(placesOf, words, words);
}

/** Clicks the middle of an element of the room. The room covers the page, so both count their pixels from the same corner. */
export async function press({ page, room }: Reading, selector: string): Promise<void> {
  const element = await appears(room, selector);
  const at = await element.evaluate((found) => {
    found.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = found.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.click(at.x, at.y);
}

/** Presses a colour in the selection bar. */
export async function highlight(reading: Reading, colour = "yellow"): Promise<void> {
  await press(reading, `${bar} button[data-colour=${colour}]`);
}

/** Presses "note" in the selection bar and types into the field that opens in the margin; leaves it by a press on the article. */
export async function note(reading: Reading, words: string): Promise<void> {
  const { page, room } = reading;
  await press(reading, `${bar} button.word`);
  await appears(room, "textarea:focus");
  await page.keyboard.type(words);
  await press(reading, "main h1");
  await until("the field closes", async () => (await room.$("textarea")) === null);
}

/** The highlights that the room paints, each as its words with where its colour comes from; in the order of the document. */
export async function painted({ room }: Reading): Promise<string[]> {
  return room.evaluate(() => {
    const ranges = [...CSS.highlights.values()].flatMap((marks) => [...marks]).filter((mark) => mark instanceof Range);
    ranges.sort((one, other) => one.compareBoundaryPoints(Range.START_TO_START, other));
    // The active one is painted twice, in its colour and as the active one.
    return [...new Set(ranges.map((mark) => mark.toString()))];
  });
}

/** What stands in the margin: the words of each note, empty for a highlight without one. */
export async function margin({ room }: Reading): Promise<string[]> {
  return room.$$eval("aside li.note", (cards) =>
    cards.map((card) =>
      (card.querySelector("textarea")?.value ?? card.querySelector("div.words")?.textContent ?? "").trim(),
    ),
  );
}

/** Waits until the room has gone and the page is what the reader sees. */
export async function untilClosed({ page }: Reading): Promise<void> {
  await until("the room closes", () => !page.frames().some((frame) => frame.url() === "about:srcdoc"));
}

/** Firefox says so of every answer that a closed page no longer waits for; nobody is there to hear it. */
const leftBehind = /^(Promise (resolved|rejected) after context unloaded|Promise resolved while context is inactive|$)/;

/** The errors of Galley's own, wherever its code ran, that a reader or a developer should hear of. */
export async function galleyErrors(driver: Driver): Promise<string[]> {
  const errors = (await driver.consoleErrors()).filter(({ from }) => from === "galley");
  return errors.map(({ text }) => text).filter((text) => !leftBehind.test(text));
}
