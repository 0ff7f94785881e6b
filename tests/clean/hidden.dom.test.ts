/** What the reader does not see, asked of a page that is laid out. */
import { expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import { chinese, page, paragraphs } from "./cases.ts";

async function laidOut(html: string): Promise<Document> {
  const frame = document.createElement("iframe");
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  document.body.append(frame);
  await loaded;
  if (frame.contentDocument === null) throw new Error("no document");
  return frame.contentDocument;
}

const lines = chinese(6);
const style = "<style>.off{display:none}.veil{visibility:hidden}</style>";

test("what a style sheet hides is not read", async () => {
  const doc = await laidOut(
    page(
      "标题在此处",
      `<article>${paragraphs(lines)}<p class=off>看不见的一段话，谁也不会读到它。</p><p class=veil>另一段看不见的话，也不会读到。</p></article>`,
      style,
    ),
  );
  expect(cleanPage(doc, { url: "https://n.example/a" })?.text).toBe(lines.join("\n"));
});

test("an article that a style sheet hides until a press is read", async () => {
  const doc = await laidOut(
    page(
      "标题在此处",
      `<article><p>${lines[0]}</p><div class=off>${paragraphs(lines.slice(1))}</div></article>`,
      style,
    ),
  );
  expect(cleanPage(doc, { url: "https://n.example/a" })?.text).toBe(lines.join("\n"));
});
