/** The sheet from below, in which a note stands in a narrow window. */
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { highlight, type Opened, open, press, until } from "./open.ts";

const html = Array.from({ length: 30 }, (_, at) => `<p>Tree ${at} stands where the old road met the river.</p>`).join(
  "",
);

let opened: Opened | null = null;
afterEach(() => opened?.close());

test("it does not stand over the words that are highlighted, nor over the sentence walked to", async () => {
  await page.viewport(390, 640);
  opened = await open(html);
  const { frame } = opened;
  const bottomOf = (range: Range | undefined): number => range?.getBoundingClientRect().bottom ?? Number.NaN;
  const sheetTop = (): number => frame.querySelector("aside")?.getBoundingClientRect().top ?? Number.NaN;
  await highlight(opened, "Tree 6", "2");
  const marked = (): Range | undefined => ([...(frame.defaultView?.CSS.highlights.get("green") ?? [])] as Range[])[0];
  await until(() => frame.querySelector("aside .note.on"));
  await until(() => bottomOf(marked()) > 0 && bottomOf(marked()) <= sheetTop());
  for (let steps = 0; steps < 8; steps++) {
    const before = String(frame.getSelection());
    press(frame, "j");
    await until(() => String(frame.getSelection()) !== before);
    expect(bottomOf(frame.getSelection()?.getRangeAt(0))).toBeLessThanOrEqual(sheetTop());
  }
});

test("what is said to have been undone stands neither over it nor over the list", async () => {
  await page.viewport(390, 780);
  opened = await open(html);
  const { frame } = opened;
  const box = (selector: string): DOMRect => frame.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
  await highlight(opened, "Tree 6", "2");
  await until(() => frame.querySelector("aside .note.on"));
  press(frame, "3");
  press(frame, "z", { ctrlKey: true });
  await until(() => frame.querySelector(".toast button"));
  expect(box(".toast").bottom).toBeLessThanOrEqual(box("aside.from-below").top);
  expect(box(".toast").top).toBeGreaterThanOrEqual(box(".bar").bottom);
  press(frame, "l");
  await until(() => box(".panel").height > 0);
  expect(box(".toast").bottom).toBeLessThanOrEqual(box(".panel").top);
});
