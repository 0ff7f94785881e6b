/** What a reader is told on a page that does not open as an article. */
import { expect, test } from "vitest";
import { cleanPage, tooLarge } from "../../src/clean/index.ts";
import type { Article } from "../../src/model/article.ts";
import { openReader } from "../../src/room/reader.ts";
import { catchFrame, say, until } from "./open.ts";
import { mapShelf } from "./shelf.ts";

/** More levels than any parser makes. */
function deepPage(page: Document): void {
  let at: Element = page.body;
  for (let level = 0; level < 1_500; level++) {
    const inner = page.createElement("div");
    at.append(inner);
    at = inner;
  }
  at.textContent = "the bottom";
}

const cases: readonly (readonly [string, (page: Document) => void, string, boolean])[] = [
  ["a page 1,500 levels deep", deepPage, "This page is too large for Galley to read.", false],
  [
    "a page whose scripts alone are large",
    (page) => {
      const script = page.createElement("script");
      script.type = "text/plain";
      script.textContent = "x".repeat(9_000_000);
      page.body.append(script, "Only a line.");
    },
    "Galley found no article on this page.",
    true,
  ],
  ["an empty page", (page) => page.body.replaceChildren(), "This page is empty; there is nothing to read.", false],
];

for (const [name, fill, words, anyway] of cases)
  test(`${name}: ${words}`, async () => {
    const host = document.createElement("iframe");
    document.body.append(host);
    const page = host.contentDocument;
    if (page === null) throw new Error("the frame is of this origin");
    fill(page);
    const caught = catchFrame(page);
    const reader = openReader(page, {
      ready: async () => undefined,
      clean: cleanPage,
      tooLarge,
      ruleMaking: () => ({ keep: async () => null, remove: async () => null }),
      join: async (article: Article) => ({ article, failed: null }),
      rules: { list: async () => [], save: async () => undefined },
      say,
      locale: "en",
      shelf: mapShelf(),
      open: () => Promise.reject(new Error("there is nothing to open")),
      closed: async () => undefined,
      openTab: async () => undefined,
    });
    reader.toggle();
    const said = () => caught.frame().querySelector("[role=alert]")?.textContent ?? "";
    await until(() => said() !== "");
    expect(said()).toBe(words);
    const buttons = [...caught.frame().querySelectorAll("button")].map(({ textContent }) => textContent);
    expect(buttons).toEqual(anyway ? ["Read it anyway", "Close"] : ["Close"]);
    caught.stop();
    host.remove();
  });
