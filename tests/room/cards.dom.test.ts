/** Cards of a long article: none is drawn before it is known where its words are. */
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { noteOn, type Opened, open, until } from "./open.ts";

const paragraphs = 700;
const sentence = (at: number): string => `Tree ${at} stands where the old road to the harbour met the river.`;
const html = Array.from({ length: paragraphs }, (_, at) => `<p>${sentence(at)}</p>`).join("");

let opened: Opened | null = null;
afterEach(() => opened?.close());

test("notes far down are not drawn at the top while their words are looked for", async () => {
  const last = Array.from({ length: 12 }, (_, at) => paragraphs - 1 - at);
  await page.viewport(1280, 900);
  opened = await open(html);
  const { frame, room } = opened;
  const cards = (): number => frame.querySelectorAll("aside .note").length;
  let most = 0;
  new MutationObserver(() => {
    most = Math.max(most, cards());
  }).observe(frame.body, { childList: true, subtree: true });
  room.receive(last.map((at) => noteOn(at, sentence(at))));
  await until(() => room.state.found.value.size === last.length);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(most).toBe(0);
  frame.defaultView?.scrollTo({ top: frame.documentElement.scrollHeight, behavior: "instant" });
  await until(() => cards() === last.length);
});
