/** Where the focus and the walk by sentences go when what had them is gone, for readers with keys alone. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { find, highlight, notesIn, type Opened, open, press, select, type, until } from "./open.ts";

const html =
  "<h2>The vote</h2><p>The council voted on Tuesday. It wants four thousand trees along the river.</p><h2>The water</h2><p>Nobody asked who waters them. The mayor did not answer.</p><h2>The bill</h2><p>It will come in spring.</p>";

let opened: Opened | null = null;
beforeEach(() => page.viewport(1280, 900));
afterEach(async () => {
  vi.restoreAllMocks();
  await opened?.close();
});

const focused = ({ frame }: Opened): string => {
  const element = frame.activeElement as HTMLElement | null;
  return element === frame.body ? "nothing" : element?.ariaLabel || element?.textContent?.trim() || "";
};
const has = (one: Opened, name: string) => until(() => focused(one) === name);
const words = ({ frame }: Opened): string => String(frame.getSelection()).trim();

test("the field for tags gives the focus to the button that opens it", async () => {
  opened = await open(html);
  const one = opened;
  await highlight(one, "voted", "t");
  await has(one, "Add a tag");
  press(one.frame, "Escape");
  await has(one, "Tag");
});

test("and does not take it from the note that the next key opens within the same frame", async () => {
  opened = await open(html);
  const one = opened;
  await highlight(one, "voted", "t");
  await has(one, "Add a tag");
  // A slow frame, which comes after the next key.
  const late: FrameRequestCallback[] = [];
  const frames = vi.spyOn(window, "requestAnimationFrame").mockImplementation((draw) => late.push(draw));
  press(one.frame, "Escape");
  await has(one, "nothing");
  press(one.frame, "e");
  await has(one, "Note on “voted”");
  frames.mockRestore();
  for (const draw of late) draw(performance.now());
  expect(focused(one)).toBe("Note on “voted”");
});

test("of a note that is deleted the one beside it gets the focus", async () => {
  opened = await open(html);
  const one = opened;
  await highlight(one, "four thousand trees");
  await highlight(one, "voted on Tuesday");
  await until(() => one.frame.querySelectorAll("aside li.note").length === 2);
  one.frame.querySelector<HTMLElement>(".note.on .edit")?.focus();
  press(one.frame, "x");
  await has(one, "Edit note: four thousand trees");
  press(one.frame, "z", { ctrlKey: true });
  await until(async () => (await notesIn(one)).length === 2);
});

test("of a panel that closes the focus goes back to the card that had it, over another panel too", async () => {
  opened = await open(html);
  const one = opened;
  await highlight(one, "voted on Tuesday");
  (await until(() => one.frame.querySelector<HTMLElement>(".note .edit")))?.focus();
  press(one.frame, "l");
  await has(one, "All notes");
  (await until(() => find(one.frame, "button", "Deleted"))).click();
  await has(one, "Deleted");
  press(one.frame, "Escape");
  await has(one, "Edit note: voted on Tuesday");
});

test("in the list and in the bin it goes to the name of the panel when nothing is beside", async () => {
  opened = await open(html);
  const one = opened;
  await highlight(one, "voted on Tuesday", "n");
  type(await until(() => find(one.frame, "textbox", /voted/)), "Who **said** so? See [there](https://a.example)");
  press(one.frame, "Escape");
  await until(() => one.frame.querySelector("textarea") === null);
  press(one.frame, "l");
  (await until(() => find(one.frame, "checkbox", /voted/))).click();
  const drop = await until(() => find(one.frame, "button", "Delete"));
  drop.focus();
  drop.click();
  await has(one, "All notes");
  (await until(() => find(one.frame, "button", "Deleted"))).click();
  const back = await until(() => find(one.frame, "button", "Take back"));
  // As it is read, without its marks.
  expect(one.frame.querySelector(".binned .said")?.textContent).toBe("Who said so? See there");
  back.focus();
  back.click();
  await has(one, "Deleted");
});

test("a heading that is chosen in the outline has the focus, the walk goes on from it, and closing the outline leaves it there", async () => {
  opened = await open(html);
  const one = opened;
  press(one.frame, "j");
  await until(() => words(one) !== "");
  press(one.frame, "o");
  (await until(() => find(one.frame, "button", "The bill"))).click();
  await has(one, "The bill");
  press(one.frame, "j");
  expect(words(one)).toBe("The bill");
  press(one.frame, "o");
  await until(() => one.frame.querySelector(".panel") === null);
  expect(focused(one)).toBe("The bill");
});

test("the walk begins where the reader has put the caret", async () => {
  opened = await open(html);
  const one = opened;
  select(one.frame, "who waters");
  one.frame.getSelection()?.collapseToStart();
  press(one.frame, "j");
  await until(() => words(one) === "Nobody asked who waters them.");
  one.frame.getSelection()?.collapseToStart();
  press(one.frame, "k");
  expect(words(one)).toBe("The water");
});
