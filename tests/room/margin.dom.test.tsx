/** The margin over a Map in place of the background: making, writing, tagging, taking back. */
import { afterEach, expect, test } from "vitest";
import { find, highlight, notesIn, type Opened, open, press, select, type, until } from "./open.ts";
import { mapShelf } from "./shelf.ts";

const html =
  "<p>The council voted on Tuesday. It wants four thousand trees along the river.</p><p>Nobody asked who waters them. The mayor did not answer.</p>";

let opened: Opened[] = [];
async function room(...options: Parameters<typeof open> extends [string, ...infer Rest] ? Rest : never) {
  const one = await open(html, ...options);
  opened.push(one);
  return one;
}
afterEach(async () => {
  for (const one of opened) await one.close();
  opened = [];
});

test("a selection is highlighted with a key, and the card has its colour's name and its words", async () => {
  const one = await room();
  await highlight(one, "four thousand trees", "3");
  await until(() => find(one.frame, "listitem", "Blue: “four thousand trees”"));
  await until(async () => (await notesIn(one)).length === 1);
  expect((await notesIn(one))[0]).toMatchObject({ colour: "blue", note: "" });
});

test("the colour used last is offered first", async () => {
  const one = await room();
  await highlight(one, "council", "4");
  select(one.frame, "river");
  await until(() => one.frame.querySelector(".sel button")?.ariaLabel === "Pink");
});

test("a note is saved while it is written, its Markdown drawn and its #tag taken", async () => {
  const one = await room();
  await highlight(one, "voted", "n");
  const field = await until(() => find(one.frame, "textbox", "Note on “voted”"));
  type(field, "Check **twice** #claim");
  await until(async () => (await notesIn(one))[0]?.note === "Check **twice** #claim");
  press(one.frame, "Escape");
  await until(() => one.frame.querySelector("aside strong")?.textContent === "twice");
  expect((await notesIn(one))[0]?.tags).toEqual(["claim"]);
});

test("no key is heard while typing", async () => {
  const one = await room();
  await highlight(one, "voted", "n");
  const field = await until(() => find(one.frame, "textbox", /Note on/));
  expect(one.frame.activeElement).toBe(field);
  for (const key of ["h", "x", "l", "?", "j", "1"]) press(one.frame, key);
  expect(one.frame.activeElement).toBe(field);
  expect(one.frame.querySelector(".panel")).toBeNull();
  expect(one.frame.querySelectorAll(".note")).toHaveLength(1);
});

test("keys with Ctrl, Alt or Meta are left to the browser, but for undo", async () => {
  const one = await room();
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) press(one.frame, "l", more);
  expect(one.frame.querySelector(".panel")).toBeNull();
});

test("sentences are walked with j and k, and Shift takes one more", async () => {
  const one = await room();
  const walked = (): string => String(one.frame.getSelection()).replace(/\s+/g, " ").trim();
  const walk = async (key: string, shiftKey = false): Promise<string> => {
    const before = walked();
    press(one.frame, key, { shiftKey });
    await until(() => walked() !== before);
    return walked();
  };
  expect([await walk("j"), await walk("j"), await walk("j"), await walk("J", true), await walk("k")]).toEqual([
    "The council voted on Tuesday.",
    "It wants four thousand trees along the river.",
    "Nobody asked who waters them.",
    "Nobody asked who waters them. The mayor did not answer.",
    "Nobody asked who waters them.",
  ]);
});

test("every change can be undone and done again, and the toast says what it was", async () => {
  const one = await room();
  await highlight(one, "voted");
  await until(() => one.frame.querySelector(".note.on"));
  press(one.frame, "2");
  await until(async () => (await notesIn(one))[0]?.colour === "green");
  press(one.frame, "x");
  await until(async () => (await notesIn(one)).length === 0);
  press(one.frame, "z", { ctrlKey: true });
  await until(async () => (await notesIn(one))[0]?.colour === "green");
  expect(find(one.frame, "status", /Undone/).textContent).toContain("Undone: deletion");
  press(one.frame, "z", { ctrlKey: true });
  await until(async () => (await notesIn(one))[0]?.colour === "yellow");
  press(one.frame, "z", { ctrlKey: true, shiftKey: true });
  await until(async () => (await notesIn(one))[0]?.colour === "green");
  expect(find(one.frame, "status", /Done again/).textContent).toContain("colour");
});

test("undoing a colour leaves the note that another tab wrote meanwhile", async () => {
  const one = await room();
  await highlight(one, "voted");
  await until(async () => (await notesIn(one)).length === 1);
  press(one.frame, "2");
  await until(async () => (await notesIn(one))[0]?.colour === "green");
  const [kept] = await notesIn(one);
  if (!kept) throw new Error("nothing kept");
  one.room.receive([await one.shelf.save({ ...kept, note: "from elsewhere" }, { notes: [""], versions: [] })]);
  press(one.frame, "z", { ctrlKey: true });
  await until(async () => (await notesIn(one))[0]?.colour === "yellow");
  expect((await notesIn(one))[0]?.note).toBe("from elsewhere");
});

test("what was deleted is in the bin after a reload, and comes back from there", async () => {
  const shelf = mapShelf();
  const first = await room({ shelf });
  await highlight(first, "voted");
  await until(async () => (await notesIn(first)).length === 1);
  press(first.frame, "x");
  await until(async () => (await notesIn(first)).length === 0);
  await first.close();
  opened = [];
  const again = await room({ shelf });
  press(again.frame, "l");
  (await until(() => find(again.frame, "button", "Deleted"))).click();
  (await until(() => find(again.frame, "button", "Take back"))).click();
  await until(async () => (await notesIn(again))[0]?.segments[0]?.exact === "voted");
});

test("tags are completed from those used before", async () => {
  const one = await room({ shelf: mapShelf(new Map(), ["number", "numeral", "quote"]) });
  await highlight(one, "voted", "t");
  const field = await until(() => find(one.frame, "combobox", "Add a tag"));
  type(field, "nu");
  await until(() => find(one.frame, "option", "#numeral"));
  press(one.frame, "ArrowDown");
  await until(() => one.frame.querySelector("[aria-selected=true]"));
  press(one.frame, "Enter");
  await until(async () => (await notesIn(one))[0]?.tags.join() === "number");
});

test("a note on the page stands first; left empty it leaves nothing behind", async () => {
  const one = await room();
  await highlight(one, "voted");
  press(one.frame, "p");
  type(await until(() => find(one.frame, "textbox", "Note on the page")), "Whose trees?");
  press(one.frame, "Escape");
  await until(async () => (await notesIn(one)).length === 2);
  expect(one.frame.querySelector(".note")?.ariaLabel).toBe("Yellow: Note on the page");
  const other = await room();
  press(other.frame, "p");
  await until(() => find(other.frame, "textbox", "Note on the page"));
  press(other.frame, "Escape");
  await until(() => other.frame.querySelector(".note") === null);
  expect(await other.shelf.all()).toEqual([]);
});

test("a note written in two tabs at the same time keeps both, and the reader decides", async () => {
  const shelf = mapShelf();
  const one = await room({ shelf });
  await highlight(one, "voted", "n");
  type(await until(() => find(one.frame, "textbox", /Note on/)), "mine");
  await until(async () => (await notesIn(one))[0]?.note === "mine");
  const [kept] = await notesIn(one);
  if (!kept) throw new Error("nothing kept");
  await shelf.save({ ...kept, note: "theirs" }, { notes: ["mine"], versions: [] });
  type(find(one.frame, "textbox", /Note on/), " and more");
  await until(async () => (await notesIn(one))[0]?.versions?.[0]?.note === "theirs");
  expect((await notesIn(one))[0]?.note).toBe("mine and more");
  press(one.frame, "Escape");
  (await until(() => find(one.frame, "button", "Add to the note"))).click();
  await until(async () => (await notesIn(one))[0]?.note === "mine and more\n\ntheirs");
  expect((await notesIn(one))[0]?.versions).toBeUndefined();
});

test("what could not be saved is kept, said, and saved when it can be", async () => {
  const one = await room();
  one.shelf.broken = "no worker";
  await highlight(one, "voted", "n");
  type(await until(() => find(one.frame, "textbox", /Note on/)), "not lost");
  await until(() => find(one.frame, "status", /Not saved yet: no worker/));
  one.shelf.broken = null;
  await until(async () => (await notesIn(one))[0]?.note === "not lost");
});

test("an update of the extension is said, and the words stay where they are", async () => {
  const one = await room();
  await highlight(one, "voted", "n");
  one.shelf.broken = "Extension context invalidated.";
  one.shelf.orphaned = true;
  const field = await until(() => find(one.frame, "textbox", /Note on/));
  type(field, "still here");
  await until(() => find(one.frame, "status", /Galley was updated/));
  expect((field as HTMLTextAreaElement).value).toBe("still here");
  const leaving = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
});
