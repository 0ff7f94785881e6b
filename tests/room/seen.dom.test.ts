/** What the reader sees without having looked for it: where undo goes, which keys this machine has, which way a quote runs. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { highlight, noteOn, notesIn, type Opened, open, press, until } from "./open.ts";

const long = `${"<p>Nobody asked who waters the trees along the river, and the mayor did not answer.</p>".repeat(80)}<p>It will come in spring.</p>`;

let opened: Opened | null = null;
beforeEach(() => page.viewport(1280, 900));
afterEach(async () => {
  vi.restoreAllMocks();
  await opened?.close();
});

test("undo and redo go to the words whose note they change", async () => {
  opened = await open(long);
  const one = opened;
  const view = one.frame.defaultView ?? window;
  const words = one.frame.querySelector("article p:last-of-type") ?? one.frame.body;
  const isInView = (): boolean => {
    const { top, bottom } = words.getBoundingClientRect();
    return top >= 0 && bottom <= view.innerHeight;
  };
  await highlight(one, "come in spring");
  await until(async () => (await notesIn(one)).length === 1);
  press(one.frame, "2");
  await until(async () => (await notesIn(one))[0]?.colour === "green");
  for (const shiftKey of [false, true]) {
    view.scrollTo({ top: 0, behavior: "instant" });
    expect(isInView()).toBe(false);
    press(one.frame, "z", { ctrlKey: true, shiftKey });
    await until(isInView);
  }
});

test.for([
  ["MacIntel", "⌘"],
  ["Linux x86_64", "Ctrl"],
])("on %s the help names the key that undoes", async ([platform = "", key]) => {
  vi.spyOn(navigator, "platform", "get").mockReturnValue(platform);
  opened = await open(long);
  const one = opened;
  press(one.frame, "?");
  const named = (): string[] => [...one.frame.querySelectorAll(".keys kbd")].map(({ textContent }) => textContent);
  await until(() => named().includes("Z"));
  expect(named()).toContain(key);
  expect(named()).not.toContain(key === "⌘" ? "Ctrl" : "⌘");
});

test("an Arabic quote in an English list runs from right to left, its full stop last", async () => {
  const words = "ستزرع المدينة أربعة آلاف شجرة على ضفاف النهر.";
  opened = await open(`<p>${words}</p>`, { annotations: [noteOn(1, words)], language: "ar" });
  const one = opened;
  press(one.frame, "l");
  const quote = await until(() => {
    const text = one.frame.querySelector(".row .quote")?.firstChild;
    if (!text) throw new Error("no quote");
    return text;
  });
  const left = (at: number): number => {
    const range = one.frame.createRange();
    range.setStart(quote, at);
    range.setEnd(quote, at + 1);
    return range.getBoundingClientRect().left;
  };
  const shown = quote.nodeValue ?? "";
  expect(left(shown.lastIndexOf("."))).toBeLessThan(left(shown.indexOf("س")));
});
