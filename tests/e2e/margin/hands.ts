/** What a reader's hands do in the margin, found by role and name as a screen reader would call it. */
import type { ElementHandle, Frame, Page } from "puppeteer-core";
import type { Driver } from "../browser.ts";
import { type Reading, until } from "../reader.ts";
import type { Site } from "../server.ts";

/** A sentence in the middle of a paragraph of the ferry's story. */
export const sentence = "It was the first to cross the Marrow after dark since 2017.";

const selectors = {
  button: "button",
  checkbox: "input[type=checkbox]",
  combobox: "[role=combobox], select",
  listitem: "li",
  region: "section",
  searchbox: "input[type=search]",
  textbox: "textarea",
} as const;

/**
 * An element of the room by what a screen reader would call it: its label, or its words. Puppeteer's own `aria/` needs scripts in the
 * frame in Firefox, and the room runs none.
 */
export async function named(room: Frame, role: keyof typeof selectors, name: string): Promise<ElementHandle<Element>> {
  const selector = selectors[role];
  const at = await until(`${role} “${name}”`, async () => {
    const index = await room.$$eval(
      selector,
      (all, sought) =>
        all.findIndex(
          (element) =>
            element.checkVisibility({ visibilityProperty: true }) &&
            (element.getAttribute("aria-label") ?? element.textContent.trim()) === sought,
        ),
      name,
    );
    return index < 0 ? null : { index };
  });
  const found = (await room.$$(selector))[at.index];
  if (!found) throw new Error(`${role} “${name}” went away`);
  return found;
}

/** Clicks the middle of an element of the room, which covers the page: both count their pixels from the same corner. */
export async function click(page: Page, element: ElementHandle<Element>): Promise<void> {
  const { x, y } = await element.evaluate((target) => {
    target.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = target.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.click(x, y);
}

/** Waits until a live region of the room says these words. */
export async function says(room: Frame, words: string): Promise<void> {
  await until(`it is said: ${words}`, () =>
    room.$$eval("[role=status]", (all, sought) => all.some(({ textContent }) => textContent.includes(sought)), words),
  );
}

/** Presses keys one after the other. */
export async function keys({ page }: Reading, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key as "a");
}

/** Presses keys together. */
export async function chord({ page }: Reading, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.down(key as "a");
  for (const key of pressed.toReversed()) await page.keyboard.up(key as "a");
}

/** What is selected in the room. */
export const selected = ({ room }: Reading): Promise<string> => room.evaluate(() => String(getSelection()));

/** What is selected after `pressed`, which selects something else: the first step of a walk waits for a part of the extension. */
export async function walked(reading: Reading, ...pressed: readonly string[]): Promise<string> {
  const before = await selected(reading);
  await chord(reading, ...pressed);
  await until("another sentence is selected", async () => (await selected(reading)) !== before);
  return selected(reading);
}

/** Presses `j` until these words, a sentence of the article, are the selection. */
export async function walk(reading: Reading, words = sentence): Promise<void> {
  for (let steps = 0; steps < 10; steps++) if ((await walked(reading, "j")) === words) return;
  throw new Error("the sentence was not walked to");
}

/** Types without the tab in front, as two hands in two windows do. */
export async function typeInto(room: Frame, text: string): Promise<void> {
  for (const letter of text)
    await room.$eval(
      "aside textarea",
      (field, typed) => {
        const area = field as HTMLTextAreaElement;
        area.value += typed;
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      },
      letter,
    );
}

/** A note as it is at rest, as far as tests ask. */
export interface StoredNote {
  readonly note: string;
  readonly colour: string;
  readonly tags: readonly string[];
  readonly deleted: number | null;
}

/** All notes at rest. */
export async function stored(driver: Driver): Promise<readonly StoredNote[]> {
  const items = Object.entries(await driver.storageLocal()).filter(([key]) => key.startsWith("note/"));
  return items.map(([, value]) => value as StoredNote);
}

/** Waits until a note with these words is at rest. */
export const storedNote = (driver: Driver, note: string): Promise<StoredNote> =>
  until(`“${note}” in storage`, async () => (await stored(driver)).find((one) => one.note === note) ?? null);

/** A Chinese article whose sections have headings, which its site sets as bold paragraphs. */
export function withHeadings(site: Site): string {
  site.variant("/headings.html", "article.html", (html) =>
    html.replaceAll(/<p><strong>\s*(.*?)<\/strong><\/p>/g, "<h2>$1</h2>"),
  );
  return site.url("/headings.html");
}

/**
 * Gives a new article with each call, so that no test finds another's notes: another address alone would be the same one elsewhere.
 * `subject` keeps the tests of one file apart.
 */
export async function ferryStories(site: Site, subject: string): Promise<() => string> {
  const text = await (await fetch(site.url("/english.html"))).text();
  let count = 0;
  return () => {
    const path = `/${subject}-${++count}/story.html`;
    site.html(path, text.replaceAll("Night ferry", `Night ferry ${subject} ${"abcdefghijklmnopqrstuvwxyz"[count]}`));
    return site.url(path);
  };
}
