/** Hostile pages: no throw, nothing that runs, nothing asked of the network, the page as it was. */
import { expect, test } from "vitest";
import { cleanPage } from "../../src/clean/index.ts";
import { parse } from "./cases.ts";
import { hostilePages } from "./hostile.ts";

const url = "https://n.example/a.html";
const allowedAttributes = new Set(
  "href src srcset sizes alt title width height colspan rowspan scope datetime dir lang start reversed value type cite open media mathvariant display".split(
    " ",
  ),
);
const safe = /^(?:https?:\/\/|data:image\/(?!svg))/;

test("there are a hundred of them", () => {
  expect(hostilePages.length).toBeGreaterThanOrEqual(100);
});

for (const [index, html] of hostilePages.entries())
  test(`${index}: ${html
    .replace(/<p>第.*?<\/p>\s*/g, "")
    .slice(0, 90)
    .replace(/\s+/g, " ")}`, async () => {
    const doc = parse(html);
    const before = doc.documentElement.outerHTML;
    const article = cleanPage(doc, { url, anyway: true });
    expect(doc.documentElement.outerHTML === before).toBe(true);
    if (article === null) return;
    for (const element of article.content.querySelectorAll("*")) {
      expect(element.localName).not.toMatch(
        /^(?:script|style|iframe|object|embed|form|input|button|template|noscript|svg|link|meta|base|video|audio|x-|frame|select|textarea|portal|applet|dialog|slot)/,
      );
      for (const { name, value } of element.attributes) {
        expect(allowedAttributes.has(name), name).toBe(true);
        if (/^(?:href|src)$/.test(name)) expect(value).toMatch(safe);
        if (name === "srcset") expect(value).not.toMatch(/javascript|data:text/);
      }
    }
    for (const address of [article.canonicalUrl, article.leadImage, article.nextPage])
      expect(address ?? "https://").toMatch(/^https?:/);
    // What would run when shown runs within a turn or two of the loop.
    const shown = document.importNode(article.content, true);
    for (const image of shown.querySelectorAll("img")) image.removeAttribute("src");
    document.body.append(shown);
    await new Promise((done) => setTimeout(done, 0));
    shown.remove();
    expect("hostile" in globalThis).toBe(false);
  });

test("cleaning asks nothing of the network", () => {
  performance.clearResourceTimings();
  for (const html of hostilePages) cleanPage(parse(html), { url, anyway: true });
  expect(performance.getEntriesByType("resource").map(({ name }) => name)).toEqual([]);
});
