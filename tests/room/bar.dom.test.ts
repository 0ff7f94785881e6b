/** Where the bar at a selection stands. */
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { type Opened, open, until } from "./open.ts";

const html = Array.from({ length: 80 }, (_, at) => `<p>Tree ${at} stands where the old road met the river.</p>`).join(
  "",
);

let opened: Opened | null = null;
afterEach(() => opened?.close());

test("of a selection longer than the window it stands at the window's foot, also while that is scrolled", async () => {
  await page.viewport(1280, 900);
  opened = await open(html);
  const { frame } = opened;
  const article = frame.querySelector("article");
  if (!article) throw new Error("no article");
  frame.defaultView?.scrollTo({ top: 600, behavior: "instant" });
  frame.getSelection()?.selectAllChildren(article);
  const bar = await until(() => {
    const found = frame.querySelector(".sel");
    if (!found) throw new Error("no bar");
    return found;
  });
  const isSeen = (): boolean => {
    const { top, bottom } = bar.getBoundingClientRect();
    return top >= 0 && bottom <= frame.documentElement.clientHeight;
  };
  expect(isSeen()).toBe(true);
  frame.defaultView?.scrollTo({ top: 1200, behavior: "instant" });
  expect(isSeen()).toBe(true);
});
