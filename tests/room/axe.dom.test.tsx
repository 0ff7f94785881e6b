/** axe finds nothing in any state of the room: both themes, wide and narrow. */
import axe from "axe-core";
import { afterEach, expect, test } from "vitest";
import { find, type Opened, open, press, select, type, until } from "./open.ts";
import { mapShelf } from "./shelf.ts";

const html =
  "<h2>One</h2><p>The council voted on Tuesday. It wants four thousand trees.</p><h2>Two</h2><p>Nobody asked who waters them.</p><h2>Three</h2><p>The mayor did not answer.</p>";

const states: Record<string, (one: Opened) => Promise<unknown>> = {
  "an article without notes": async () => undefined,
  "a selection": async ({ frame }) => {
    select(frame, "council");
    await until(() => find(frame, "button", "Copy"));
  },
  "notes in the margin": (one) => withNote(one),
  "a note being written": async (one) => {
    await withNote(one);
    press(one.frame, "e");
    await until(() => find(one.frame, "textbox", /Note on/));
  },
  "a tag being written": async (one) => {
    await withNote(one);
    press(one.frame, "t");
    type(await until(() => find(one.frame, "combobox", "Add a tag")), "nu");
    await until(() => find(one.frame, "option", "#number"));
  },
  "the list with one selected": async (one) => {
    await withNote(one);
    press(one.frame, "l");
    (await until(() => find(one.frame, "checkbox", /Select/))).click();
    await until(() => find(one.frame, "button", "Select none"));
  },
  "the bin": async (one) => {
    await withNote(one);
    press(one.frame, "x");
    press(one.frame, "l");
    (await until(() => find(one.frame, "button", "Deleted"))).click();
    await until(() => find(one.frame, "button", "Take back"));
  },
  "the outline": async ({ frame }) => {
    press(frame, "o");
    await until(() => find(frame, "button", "Two"));
  },
  "the keys": async ({ frame }) => {
    press(frame, "?");
    await until(() => find(frame, "region", "Keys"));
  },
};

async function withNote({ frame }: Opened): Promise<void> {
  select(frame, "four thousand trees");
  await until(() => find(frame, "button", "Copy"));
  press(frame, "n");
  type(await until(() => find(frame, "textbox", /Note on/)), "**Which**? [see](https://example.org) #check");
  press(frame, "Escape");
  await until(() => frame.querySelector(".note strong") !== null);
}

/** The room runs no script, so axe looks at its nodes and sheets in a frame of its own. */
async function violations(room: Document, width: number, theme: "light" | "dark"): Promise<string[]> {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width: ${width}px; height: 900px; position: fixed; inset: 0 auto auto 0`;
  document.body.append(frame);
  const copy = frame.contentDocument;
  const view = frame.contentWindow as (Window & { eval(code: string): void; axe: typeof axe }) | null;
  if (!copy || !view) throw new Error("no frame");
  copy.replaceChild(copy.importNode(room.documentElement, true), copy.documentElement);
  const sheet = copy.createElement("style");
  const rules = room.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  sheet.textContent = `${rules.join("\n")}\n:root { color-scheme: ${theme} !important }`;
  copy.head.append(sheet);
  view.eval(axe.source);
  const { violations: found } = await view.axe.run(copy, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  });
  frame.remove();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: node }) => node.slice(0, 200)).join(" | ")}`);
}

let opened: Opened | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

test.each(Object.keys(states))("%s", async (name) => {
  opened = await open(html, { shelf: mapShelf(new Map(), ["number"]) });
  await states[name]?.(opened);
  for (const theme of ["light", "dark"] as const)
    for (const width of [1180, 390])
      expect(await violations(opened.frame, width, theme), `${theme}, ${width}`).toEqual([]);
});
