/** Highlights on a page that changes by itself. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { describe, type Found } from "../../src/anchor/index.ts";
import { watch } from "../../src/anchor/watch.ts";
import type { Segment } from "../../src/model/annotation.ts";
import { marked } from "./marked.ts";

const first = "<p>The council approved ‹a new flood barrier› on Monday after a long debate.</p>";
const second = "<p>Robin Hale, who led the campaign, said ‹the vote was a relief› for the whole valley.</p>";

function saved(html: string): Segment[] {
  const { root, range } = marked(html);
  return describe(range, root);
}

const plain = (html: string) => html.replace(/[‹›]/g, "");
const texts = (found: readonly (Found | null)[] | undefined) =>
  found?.map((one) => (one ? one.ranges.map(String).join("|") : null));

let stop: AbortController;
let told: (Found | null)[][];
let root: HTMLElement;

/** Shows `html` and watches both highlights in it. */
async function show(html: string): Promise<void> {
  const highlights = [saved(first), saved(second)];
  root = marked(html).root;
  watch(root, highlights, (found) => told.push(found), stop.signal);
  await vi.waitFor(() => expect(told).toHaveLength(1));
}

beforeEach(() => {
  stop = new AbortController();
  told = [];
});
afterEach(() => stop.abort());

test("a highlight appears when its text does", async () => {
  await show(plain(first));
  expect(texts(told[0])).toEqual(["a new flood barrier", null]);
  root.insertAdjacentHTML("beforeend", plain(second));
  await vi.waitFor(() => expect(texts(told.at(-1))).toEqual(["a new flood barrier", "the vote was a relief"]));
  expect(told.at(-1)?.[0]).toBe(told[0]?.[0]);
});

test("a live blog that puts paragraphs above leaves highlights where they are, and says nothing", async () => {
  await show(plain(first + second));
  for (let n = 0; n < 5; n++) root.insertAdjacentHTML("afterbegin", `<p>Update ${n}: it goes on.</p>`);
  root.insertAdjacentHTML("beforeend", "<p>The last word, so that something is found to have changed.</p>");
  root.querySelector("p:nth-of-type(6)")?.replaceChildren(plain(first).replace(/<.?p>/g, ""));
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(texts(told[1])).toEqual(["a new flood barrier", "the vote was a relief"]);
  expect(told[1]?.[1]).toBe(told[0]?.[1]);
});

test("another article in its place loses them, and the old one back brings them back", async () => {
  await show(plain(first + second));
  root.innerHTML = "<p>A quite different article about the price of bread in the city.</p>";
  await vi.waitFor(() => expect(texts(told.at(-1))).toEqual([null, null]));
  root.innerHTML = plain(first + second);
  await vi.waitFor(() => expect(texts(told.at(-1))).toEqual(["a new flood barrier", "the vote was a relief"]));
});

test("a word that the page changes under a highlight is told as changed", async () => {
  await show(plain(first + second));
  const text = root.querySelectorAll("p")[1]?.firstChild;
  if (text instanceof Text) text.replaceData(text.data.indexOf("relief"), 6, "shame");
  await vi.waitFor(() => expect(told.at(-1)?.[1]?.changed).toBe(true));
  expect(texts(told.at(-1))?.[1]).toBe("the vote was a shame");
});

test("text that is shown later is found then", async () => {
  await show(plain(first) + plain(second).replace("<p>", "<p style='display:none'>"));
  expect(told[0]?.[1]).toBeNull();
  root.querySelectorAll("p")[1]?.removeAttribute("style");
  await vi.waitFor(() => expect(texts(told.at(-1))?.[1]).toBe("the vote was a relief"));
});

test("it never changes the page, and tells nothing after its signal", async () => {
  await show(plain(first));
  stop.abort();
  const before = root.innerHTML;
  expect(before).toBe(plain(first));
  root.insertAdjacentHTML("beforeend", plain(second));
  const again = new AbortController();
  const later: (Found | null)[][] = [];
  watch(root, [[]], (found) => later.push(found), again.signal);
  root.insertAdjacentHTML("beforeend", "<p>more</p>");
  await new Promise((resolve) => setTimeout(resolve, 400));
  again.abort();
  expect(told).toHaveLength(1);
  expect(later).toEqual([[null]]);
});
