/** The place where reading stopped, for the next time. */
import { expect, test } from "vitest";
import type { Place } from "../../src/model/reading-place.ts";
import { followReading } from "../../src/room/reading.ts";

test("a page that goes before scrolling rests is remembered where it was, and once", async () => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) throw new Error("the frame is of this origin");
  const root = view.document.body.appendChild(view.document.createElement("main"));
  root.setHTMLUnsafe(`<article>${"<p style='height:200px'>第几段</p>".repeat(20)}</article>`);
  const places: Place[] = [];
  const end = new AbortController();
  const goes = followReading(view, root, (place) => void places.push(place), end.signal);
  goes();
  expect(places, "nothing was scrolled").toEqual([]);
  const scrolled = new Promise((resolve) => view.document.addEventListener("scroll", resolve, { once: true }));
  view.scrollTo(0, 1000);
  await scrolled;
  goes();
  goes();
  end.abort();
  frame.remove();
  expect(places.map(({ block }) => block)).toEqual([4]);
});
