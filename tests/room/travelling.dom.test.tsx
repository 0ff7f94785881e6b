/** What the room says of how notes travel. */
import { expect, test } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import type { PageMeter } from "../../src/model/travel.ts";
import { noteOn, open, press, until } from "./open.ts";
import { mapShelf } from "./shelf.ts";

const html = "<p>The city will plant four thousand trees along its river.</p><p>Work begins in spring.</p>";
const annotations = [noteOn(1, "four thousand trees"), noteOn(2, "begins in spring")];
const meter: PageMeter = {
  bytes: 98_304,
  capacity: 102_400,
  travelling: 745,
  annotations: 1_023,
  sent: 1,
  received: null,
  waiting: [{ why: "full", count: 278, until: null, detail: "" }],
  staying: [annotations[0]?.id ?? ""],
};

function shown(element: Element | null): Element {
  if (!element) throw new Error("not shown");
  return element;
}

const panel = (frame: Document): Promise<Element> => until(() => shown(frame.querySelector("section")));

test("the list says how many notes travel, and what stays says so in its row and on its card", async () => {
  const shelf = mapShelf();
  shelf.metered = meter;
  const { frame, room, close } = await open(html, { shelf, annotations });
  press(frame, "l");
  const list = await panel(frame);
  await until(() => list.textContent.includes("745 of 1,023 travel · sync space 96% full"));
  expect(list.textContent).toContain("The oldest 278 stay in this browser alone");
  const marked = (all: Iterable<Element>): boolean[] =>
    [...all].map((element) => element.textContent.includes("in this browser only"));
  expect(marked(list.querySelectorAll("li.row"))).toEqual([true, false]);
  for (const [id, stays] of [
    [annotations[0]?.id, true],
    [annotations[1]?.id, false],
  ] as const) {
    // In a window as narrow as this the card in use is shown.
    room.state.active.value = id ?? null;
    await until(() => marked([shown(frame.querySelector(`aside li.note[data-id="${id}"] .when`))])[0] === stays);
  }
  await close();
});

test("notes that were not counted yet do not make the list say that none of none travels", async () => {
  const shelf = mapShelf();
  shelf.metered = { ...meter, travelling: 0, annotations: 0, waiting: [] };
  const { frame, close } = await open(html, { shelf, annotations });
  press(frame, "l");
  const list = await panel(frame);
  await until(() => list.querySelectorAll("li.row").length === 2);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(list.textContent).not.toContain("travel");
  await close();
});

test("in a private window the line at the top and the list say that nothing is kept, and nothing of travelling", async () => {
  const { frame, room, close } = await open(html, { annotations });
  const bar = frame.querySelector("nav");
  expect(bar?.textContent).not.toContain("Private");
  room.start({ annotations, settings: defaultSettings, place: null, isPrivate: true });
  await until(() => bar?.textContent.includes("Private window: notes are not kept"));
  press(frame, "l");
  const list = await panel(frame);
  expect(list.textContent).toContain("forgotten when the last of them closes");
  expect(list.textContent).not.toContain("travel");
  await close();
});
