/** What is described is found again at the same place. */
import { expect, test } from "vitest";
import { describe, resolve } from "../../src/anchor/index.ts";

test("a highlight over two paragraphs in a frame comes back as one range a paragraph", () => {
  const frame = document.createElement("iframe");
  frame.srcdoc = "";
  document.body.append(frame);
  const inner = frame.contentDocument;
  if (inner === null) throw new Error("no frame");
  const root = inner.createElement("div");
  root.innerHTML = "<p>The first <b>bold</b> words\n  run on.</p><script>no()</script><p>The second line.</p>";
  inner.body.append(root);
  const range = inner.createRange();
  range.setStart(root.querySelector("b")?.firstChild ?? root, 0);
  range.setEnd(root.lastElementChild?.firstChild ?? root, 10);
  const saved = describe(range, root);
  expect(saved.map((segment) => segment.exact)).toEqual(["bold words run on.", "The second"]);
  const [found] = resolve([saved], root);
  expect(found?.ranges.map(String)).toEqual(["bold words\n  run on.", "The second"]);
  expect(found?.changed).toBe(false);
});
