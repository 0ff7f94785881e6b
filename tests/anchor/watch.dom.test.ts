/** Highlights on a page that changes by itself. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { describe, type Found, resolve } from "../../src/anchor/index.ts";
import { watchText } from "../../src/anchor/rest.ts";
import { keepAnchors, type Wanted } from "../../src/anchor/watch.ts";
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

/** Finds `wanted` in the page and again whenever its text has changed; `tell` gets them in that order. */
function watch(wanted: readonly Wanted[], tell: (found: (Found | null)[]) => void, signal: AbortSignal): void {
  let found: ReadonlyMap<string, Found | null> = new Map();
  const anchors = keepAnchors(
    {
      root: () => root,
      known: () => found,
      tell: (now) => {
        found = now;
        tell(wanted.map(({ id }) => now.get(id) ?? null));
      },
    },
    signal,
  );
  anchors.want(wanted);
  watchText(root, window, () => void anchors.again(), signal);
}

/** Shows `html` and watches both highlights in it. */
function show(html: string): void {
  const wanted = [first, second].map((quoted, at) => ({ id: String(at), segments: saved(quoted) }));
  root = marked(html).root;
  watch(wanted, (found) => told.push(found), stop.signal);
  expect(told).toHaveLength(1);
}

beforeEach(() => {
  stop = new AbortController();
  told = [];
});
afterEach(() => stop.abort());

test("a highlight appears when its text does", async () => {
  show(plain(first));
  expect(texts(told[0])).toEqual(["a new flood barrier", null]);
  root.insertAdjacentHTML("beforeend", plain(second));
  await vi.waitFor(() => expect(texts(told.at(-1))).toEqual(["a new flood barrier", "the vote was a relief"]));
  expect(told.at(-1)?.[0]).toBe(told[0]?.[0]);
});

test("a live blog that puts paragraphs above leaves highlights where they are, and says nothing", async () => {
  show(plain(first + second));
  for (let n = 0; n < 5; n++) root.insertAdjacentHTML("afterbegin", `<p>Update ${n}: it goes on.</p>`);
  root.insertAdjacentHTML("beforeend", "<p>The last word, so that something is found to have changed.</p>");
  root.querySelector("p:nth-of-type(6)")?.replaceChildren(plain(first).replace(/<.?p>/g, ""));
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(texts(told[1])).toEqual(["a new flood barrier", "the vote was a relief"]);
  expect(told[1]?.[1]).toBe(told[0]?.[1]);
});

test("another article in its place loses them, and the old one back brings them back", async () => {
  show(plain(first + second));
  root.innerHTML = "<p>A quite different article about the price of bread in the city.</p>";
  await vi.waitFor(() => expect(texts(told.at(-1))).toEqual([null, null]));
  root.innerHTML = plain(first + second);
  await vi.waitFor(() => expect(texts(told.at(-1))).toEqual(["a new flood barrier", "the vote was a relief"]));
});

test("a word that the page changes under a highlight is told as changed", async () => {
  show(plain(first + second));
  const text = root.querySelectorAll("p")[1]?.firstChild;
  if (text instanceof Text) text.replaceData(text.data.indexOf("relief"), 6, "shame");
  await vi.waitFor(() => expect(told.at(-1)?.[1]?.changed).toBe(true));
  expect(texts(told.at(-1))?.[1]).toBe("the vote was a shame");
});

test("text that is shown later is found then", async () => {
  show(plain(first) + plain(second).replace("<p>", "<p style='display:none'>"));
  expect(told[0]?.[1]).toBeNull();
  root.querySelectorAll("p")[1]?.removeAttribute("style");
  await vi.waitFor(() => expect(texts(told.at(-1))?.[1]).toBe("the vote was a relief"));
});

test("it never changes the page, and tells nothing after its signal", async () => {
  show(plain(first));
  expect(root.innerHTML).toBe(plain(first));
  stop.abort();
  root.insertAdjacentHTML("beforeend", plain(second));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(told).toHaveLength(1);
});

test("of many in a long page the first are told at once, and all when the page had its turns", async () => {
  const sentence = (at: number) => `Sentence number ${at} says what was decided about barrier ${at * 7} and by whom.`;
  const html = Array.from({ length: 400 }, (_, at) => `<p>${sentence(at)}</p>`).join("");
  root = marked(html).root;
  const wanted = [...root.querySelectorAll("p")].map((paragraph, at) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    return { id: String(at), segments: describe(range, root) };
  });
  root.prepend("An advert that was not there before.");
  watch(wanted, (found) => told.push(found), stop.signal);
  await vi.waitFor(() => expect(texts(told.at(-1))).toEqual(wanted.map((_, at) => sentence(at))));
  expect(told.length).toBeLessThanOrEqual(2);
});

test("what is not wanted any more is forgotten, and found anew when it is again", async () => {
  root = marked(plain(first)).root;
  const wanted = [{ id: "a", segments: saved(first) }];
  root = marked(plain(first)).root;
  let found: ReadonlyMap<string, Found | null> = new Map();
  const anchors = keepAnchors(
    {
      root: () => root,
      known: () => found,
      tell: (now) => {
        found = now;
      },
    },
    stop.signal,
  );
  anchors.want(wanted);
  expect(texts([...found.values()])).toEqual(["a new flood barrier"]);
  anchors.want([]);
  anchors.want([{ id: "b", segments: saved(second) }]);
  root = marked(plain(first + second)).root;
  await anchors.again();
  expect([...found.keys()]).toEqual(["b"]);
  anchors.want(wanted);
  await anchors.again();
  expect(texts([...found.values()])).toEqual(["a new flood barrier"]);
});

const step = (at: number) => `Turn the key to position ${at} and wait until the lamp is green.`;
/** A manual in which each step stands in three chapters, after a line that stands in it once. */
const chapters = Array.from({ length: 3 }, (_, chapter) =>
  Array.from(
    { length: 40 },
    (_, at) =>
      `<p id="own-${chapter}-${at}">${String.fromCharCode(65 + chapter)}${at * 37 + chapter} is told here alone, ${"and so on ".repeat(9)}</p><ul><li>${step(at % 4)}</li></ul>`,
  ).join(""),
);

/** A highlight on each of `elements`. */
function quoting(elements: Iterable<Element>): Wanted[] {
  return [...elements].map((element, at) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return { id: String(at), segments: describe(range, root) };
  });
}

/** What is found, each with the number of its element. */
const places = (found: readonly (Found | null)[] | undefined) =>
  found?.map((one) => {
    const element = one?.ranges[0]?.startContainer.parentElement;
    return element ? [...root.querySelectorAll("li, p")].indexOf(element) : null;
  });

test("of words that stand often those of the first slice keep to their own place too, by what is found after them", async () => {
  root = marked(chapters.join("")).root;
  expect(root.textContent?.length).toBeGreaterThan(10_000);
  const wanted = [...quoting(root.querySelectorAll("li")), ...quoting(root.querySelectorAll("p"))].map(
    ({ segments }, at) => ({ id: String(at), segments }),
  );
  for (const own of root.querySelectorAll("p:nth-of-type(3n)")) own.remove();
  root.querySelector("ul")?.remove();
  root.insertAdjacentHTML("afterbegin", `<ul>${[0, 1, 2, 3].map((at) => `<li>${step(at)}</li>`).join("")}</ul>`);
  const atOnce = resolve(
    wanted.map(({ segments }) => [...segments]),
    root,
  );
  watch(wanted, (found) => told.push(found), stop.signal);
  await vi.waitFor(() => expect(told.at(-1)).toHaveLength(wanted.length));
  await vi.waitFor(() => expect(places(told.at(-1))).toEqual(places(atOnce)));
});

test("words that stand often and are drawn anew keep to their own place, by what stands around them still", async () => {
  root = marked(chapters.join("")).root;
  const wanted = [...quoting(root.querySelectorAll("li")), ...quoting(root.querySelectorAll("p"))].map(
    ({ segments }, at) => ({ id: String(at), segments }),
  );
  watch(wanted, (found) => told.push(found), stop.signal);
  await vi.waitFor(() => expect(told.at(-1)).not.toContain(null));
  const items = [...root.querySelectorAll("li")];
  const drawn = [5, 26, 47, 68, 89, 110];
  for (const at of drawn) {
    const item = items[at];
    item?.closest("ul")?.previousElementSibling?.remove();
    item?.closest("ul")?.nextElementSibling?.remove();
    item?.replaceChildren(item.textContent ?? "");
  }
  const at = (all: readonly (Found | null)[] | undefined) =>
    drawn.map((one) => items.indexOf(all?.[one]?.ranges[0]?.startContainer.parentElement as HTMLLIElement));
  await vi.waitFor(() => expect(at(told.at(-1))).toEqual(drawn));
});
