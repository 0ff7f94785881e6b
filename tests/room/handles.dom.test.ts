/** The handles at the ends of the active highlight, and the edges that they move. */
import { afterEach, test } from "vitest";
import { page } from "vitest/browser";
import { highlight, notesIn, type Opened, open, press, until } from "./open.ts";

const html =
  "<p>The council voted on Tuesday. It wants four thousand trees along the river.</p><p>Nobody asked who waters them. The mayor did not answer.</p>";

let opened: Opened | null = null;
afterEach(() => opened?.close());

const quote = async (one: Opened): Promise<string | undefined> => (await notesIn(one))[0]?.segments[0]?.exact;

test("an edge that was moved goes back by undo, and out again by redo", async () => {
  opened = await open(html);
  const one = opened;
  await highlight(one, "council");
  await until(() => one.frame.querySelector(".note.on"));
  await until(async () => {
    if ((await quote(one)) === "council") press(one.frame, "ArrowRight", { shiftKey: true });
    return (await quote(one)) === "council voted";
  });
  press(one.frame, "z", { ctrlKey: true });
  await until(async () => (await quote(one)) === "council");
  const painted = () => [...(one.frame.defaultView?.CSS.highlights.get("yellow") ?? [])].map(String);
  await until(() => painted().join() === "council");
  press(one.frame, "z", { ctrlKey: true, shiftKey: true });
  await until(async () => (await quote(one)) === "council voted");
});

test("they go with the words when the first panel puts the column aside", async () => {
  await page.viewport(1280, 900);
  opened = await open(html);
  const one = opened;
  await highlight(one, "council");
  const left = (): number => {
    const view = one.frame.defaultView;
    const [mark] = [...(view?.CSS.highlights.get("yellow") ?? [])] as Range[];
    return mark?.getBoundingClientRect().left ?? Number.NaN;
  };
  const handle = (): number => {
    const [start] = [...one.frame.querySelectorAll<HTMLElement>("body > div")].filter(
      ({ style }) => style.cursor === "col-resize",
    );
    const box = start?.getBoundingClientRect();
    return box ? box.left + box.width / 2 : Number.NaN;
  };
  await until(() => Math.abs(handle() - left()) <= 1);
  const before = left();
  press(one.frame, "l");
  await until(() => Math.abs(left() - before) > 5);
  await until(() => Math.abs(handle() - left()) <= 1);
});
