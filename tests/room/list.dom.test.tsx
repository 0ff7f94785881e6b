/** The list of many notes: what it draws while one types, once one rests, and further down. */
import { afterEach, expect, test } from "vitest";
import { find, noteOn, type Opened, open, press, type, until } from "./open.ts";

const many = 60;
const sentence = (at: number): string => `Tree ${at} stands ${at % 2 ? "near the river" : "on the hill"}.`;
const html = Array.from({ length: many }, (_, at) => `<p>${sentence(at)}</p>`).join("");
const annotations = Array.from({ length: many }, (_, at) => noteOn(at, sentence(at)));

let opened: Opened | null = null;
afterEach(() => opened?.close());

const quotes = ({ frame }: Opened): string[] =>
  [...frame.querySelectorAll(".row .quote")].map((one) => one.textContent);

test("more is drawn once the reader rests, without scrolling, and what is sought stands first", async () => {
  opened = await open(html, { annotations });
  const one = opened;
  press(one.frame, "l");
  const field = await until(() => find(one.frame, "searchbox", /./));
  await until(() => quotes(one).length === 24);
  type(field, "river");
  await until(() => quotes(one)[0] === sentence(1));
  expect(quotes(one).every((words) => words.includes("river"))).toBe(true);
  await until(() => quotes(one).length === 24);
  expect(quotes(one)).toEqual(Array.from({ length: 24 }, (_, at) => sentence(2 * at + 1)));
});

test("scrolled to its end, the list goes on", async () => {
  opened = await open(html, { annotations });
  const one = opened;
  press(one.frame, "l");
  await until(() => {
    const box = one.frame.querySelector(".rows");
    box?.scrollTo({ top: box.scrollHeight, behavior: "instant" });
    return quotes(one).length === many;
  });
  expect(quotes(one).at(-1)).toBe(sentence(many - 1));
});

test("a note that is ticked stays ticked, and no other, when a search moves it to another row", async () => {
  opened = await open(html, { annotations });
  const one = opened;
  press(one.frame, "l");
  const field = await until(() => find(one.frame, "searchbox", /./));
  (await until(() => find(one.frame, "checkbox", new RegExp(sentence(3))))).click();
  const ticked = (): string[] =>
    [...one.frame.querySelectorAll<HTMLInputElement>(".row input")]
      .filter(({ checked }) => checked)
      .map(({ ariaLabel }) => ariaLabel ?? "");
  await until(() => ticked().length === 1);
  type(field, "river");
  await until(() => quotes(one)[1] === sentence(3));
  expect(ticked()).toEqual([expect.stringContaining(sentence(3))]);
});
