/** What arrives from another device, and what this one knows of the same note besides. */
import { expect, test } from "vitest";
import type { Annotation } from "../../../src/model/annotation.ts";
import type { PageKey } from "../../../src/model/page.ts";
import { localStoreIn } from "../../../src/store/sync/local.ts";
import { areaOver, worldAt } from "../shelf.ts";

const start = Date.UTC(2026, 3, 1);
const [first, later] = ["0196000000000000", "0196000000010000"].map((time) => `${time}0badcafe`);

const note = (stamp: string | undefined, exact: string, of?: number): Annotation => ({
  id: "0123456789abcdef",
  page: "example.org/a" as PageKey,
  segments: [{ exact, prefix: "see the ", suffix: " again", start: 8, ...(of !== undefined && { of }) }],
  colour: "yellow",
  note: stamp === later ? "written elsewhere" : "",
  tags: [],
  created: start,
  edited: start,
  deleted: null,
  stamp: stamp ?? "",
});

async function lengthAfter(arriving: Annotation): Promise<number | undefined> {
  const store = localStoreIn(areaOver(), worldAt(start));
  await store.merge({ notes: [note(first, "price list", 40)], pages: [], registers: [] });
  const [told] = await store.merge({ notes: [arriving], pages: [], registers: [] });
  const [kept] = (await store.copy()).notes;
  expect(kept).toEqual(told);
  expect(kept?.note).toBe("written elsewhere");
  return kept?.segments[0]?.of;
}

test("a note edited elsewhere keeps here how long the text of its words was", async () => {
  expect(await lengthAfter(note(later, "price list"))).toBe(40);
});

test("words chosen anew elsewhere do not take the length of another text", async () => {
  expect(await lengthAfter(note(later, "other list"))).toBeUndefined();
});
