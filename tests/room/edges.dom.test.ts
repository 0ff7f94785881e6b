/** Where a highlight begins and ends, for those who hear the page. */
import { afterEach, expect, test } from "vitest";
import { find, highlight, notesIn, type Opened, type OpenOptions, open, press, type, until } from "./open.ts";

const html = "<p>The council voted on Tuesday. It wants four thousand trees along the river.</p>";

let opened: Opened | null = null;
async function room(options: OpenOptions = {}): Promise<Opened> {
  opened = await open(html, options);
  return opened;
}
afterEach(() => opened?.close());

test("who hears the page hears where a highlight starts and ends, its colour's name, and that it has a note", async () => {
  const one = await room({
    settings: {
      ...(await import("../../src/model/settings.ts")).defaultSettings,
      names: { yellow: "claim", green: "", blue: "", pink: "", violet: "" },
    },
  });
  await highlight(one, "four thousand trees", "1");
  await until(() => find(one.frame, "img", "Highlight begins: claim"));
  press(one.frame, "e");
  type(await until(() => find(one.frame, "textbox", /Note on/)), "check");
  const start = await until(() => find(one.frame, "img", "Highlight begins: claim, with a note"));
  expect(start.nextSibling?.textContent).toBe("four thousand trees");
  expect(find(one.frame, "img", "Highlight ends").previousSibling?.textContent).toBe("four thousand trees");
});

test("where a highlight starts and ends is heard where it is after its end was moved", async () => {
  const one = await room();
  await highlight(one, "four thousand trees");
  const before = await until(() => find(one.frame, "img", "Highlight ends"));
  const quoted = async (): Promise<string | undefined> => (await notesIn(one))[0]?.segments[0]?.exact;
  await until(async () => {
    const { KeyboardEvent } = one.frame.defaultView as Window & typeof globalThis;
    one.frame.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", shiftKey: true, bubbles: true }));
    return (await quoted()) !== "four thousand trees";
  });
  await until(() => !before.isConnected);
  const words = one.frame.createRange();
  words.setStartAfter(await until(() => find(one.frame, "img", "Highlight begins: Yellow")));
  words.setEndBefore(find(one.frame, "img", "Highlight ends"));
  expect(words.toString()).toMatch(/^four thousand trees along/);
  await until(async () => (await quoted()) === words.toString());
});

test("the ends of a highlight come with a frame: Firefox begins a selection elsewhere in a text that is split and not yet laid out", async () => {
  const one = await room();
  const view = one.frame.defaultView as Window;
  const held: FrameRequestCallback[] = [];
  const frames = view.requestAnimationFrame.bind(view);
  view.requestAnimationFrame = (callback) => held.push(callback);
  await highlight(one, "four thousand trees");
  await until(() => held.length > 0);
  const text = one.frame.querySelector("main p")?.firstChild?.nodeValue;
  expect(() => find(one.frame, "img", "Highlight ends")).toThrow();
  view.requestAnimationFrame = frames;
  for (const callback of held) callback(0);
  await until(() => find(one.frame, "img", "Highlight ends"));
  expect(one.frame.querySelector("main p")?.firstChild?.nodeValue).not.toBe(text);
});
