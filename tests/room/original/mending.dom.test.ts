/** A page that clears the registry of highlights for its own search. */
import { expect, test, vi } from "vitest";
import type { Annotation } from "../../../src/model/annotation.ts";
import { keepMended } from "../../../src/room/original/mending.ts";
import { keepPainted } from "../../../src/room/paint.ts";
import { roomState } from "../../../src/room/state.ts";

test.each(["input", "keyup", "scroll"])("highlights are there again after %s", async (moment) => {
  document.body.innerHTML = "<p>The night ferry carries nurses and bakers home.</p><input>";
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("p") ?? document.body);
  const rest = { note: "", tags: [], created: 1, edited: 1, deleted: null, stamp: "" } as const;
  const note: Annotation = { id: "1", page: "" as Annotation["page"], segments: [], colour: "green", ...rest };
  const state = roomState([note], 300);
  state.found.value = new Map([["1", { ranges: [range], changed: false }]]);
  const painted = keepPainted(window, state, "test-");
  const stop = new AbortController();
  keepMended(window, painted.mend, stop.signal);
  const words = () => [...(CSS.highlights.get("test-green") ?? [])].map(String);
  expect(words()).toEqual(["The night ferry carries nurses and bakers home."]);
  const own = new Highlight();
  CSS.highlights.clear();
  CSS.highlights.set("search", own);
  document.querySelector("input")?.dispatchEvent(new Event(moment));
  await vi.waitFor(() => expect(words()).toEqual(["The night ferry carries nurses and bakers home."]));
  expect(CSS.highlights.get("search")).toBe(own);
  // Once more when the page takes its time.
  CSS.highlights.clear();
  await vi.waitFor(() => expect(words()).toHaveLength(1), 3000);
  stop.abort();
  painted.end();
  expect([...CSS.highlights.keys()].filter((name) => name.startsWith("test-"))).toEqual([]);
});
