/** Pages that mean harm, read with the extension as it is built: what comes through the browser's own sanitizer, in both browsers. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { page, paragraphs, prose } from "../clean/cases.ts";
import { inside } from "../clean/hostile.ts";
import { browserNames, type Driver, launch } from "./browser.ts";
import { galleyErrors, type Reading, read } from "./reader.ts";
import { type Site, serve } from "./server.ts";

/** These swallow or replace the rest of the page when they stand among others. */
const greedy = /<(?:plaintext|frameset|select|textarea|xmp|title|template|noscript|style|form|meta|base|!--|!\[CDATA)/;
const lines = prose(40);
const harms = inside.filter((harm) => !greedy.test(harm) && harm.length < 5000);
const html = page(
  "The council chose the plan that keeps the quay",
  `<article><h1>The council chose the plan that keeps the quay</h1>${paragraphs(lines.slice(0, 20))}
<p class=mark>Beginning of the harm, <x-box>which stays</x-box>, <ruby>漢<rt>かん</rt></ruby>.</p>
<p>An equation <math onclick="1"><mi>x</mi><mo>=</mo><mn>1</mn></math> and a <a href="/next" id=a style="color:red" ping="/p">link</a>.</p>
${harms.map((harm) => `<div>${harm}</div>`).join("\n")}${paragraphs(lines.slice(20))}</article>`,
);

let site: Site;
beforeAll(async () => {
  site = await serve();
  site.html("/plain", html);
  site.html("/policy", html, {
    "content-security-policy":
      "default-src 'none'; img-src *; require-trusted-types-for 'script'; trusted-types 'none'",
  });
});
afterAll(() => site.close());

const cases = browserNames.flatMap((name) => ["/plain", "/policy"].map((path) => ({ name, path })));

describe.each(cases)("a hostile page in $name at $path", ({ name, path }) => {
  let driver: Driver;
  let reading: Reading;
  beforeAll(async () => {
    driver = await launch(name);
    reading = await read(driver, site.url(path));
  });
  afterAll(async () => {
    const errors = await galleyErrors(driver);
    await driver.close();
    expect(errors).toEqual([]);
  });

  it("is read whole, with what may stay", async () => {
    const text = (await reading.room.$eval("main", (main) => main.textContent ?? "")).replace(/\s+/g, " ");
    for (const line of lines) expect(text).toContain(line);
    expect(text).toContain("which stays");
    expect(await reading.room.$$eval("main ruby rt, main math mi", (found) => found.length)).toBeGreaterThanOrEqual(2);
    expect(
      await reading.room.$$eval("main a[href]", (links) => links.map((link) => link.getAttribute("href"))),
    ).toContain(site.url("/next"));
  });

  it("brings in nothing that runs, loads or names", async () => {
    const found = await reading.room.evaluate(() => {
      const bad: string[] = [];
      const names =
        /^(?:script|style|iframe|object|embed|form|input|template|svg|link|meta|base|video|audio|x-.*|portal|applet|dialog|slot|marquee)$/;
      for (const element of document.querySelectorAll("main article *")) {
        if (names.test(element.localName)) bad.push(element.localName);
        for (const { name: attribute, value } of element.attributes)
          if (
            /^on|^ping$|^srcdoc$|^xlink|^formaction$|^action$/.test(attribute) ||
            /^\s*(?:java|vb)script:|^data:(?!image\/(?!svg))/i.test(value)
          )
            bad.push(`${element.localName} ${attribute}=${value}`);
      }
      return [...bad, ...("hostile" in globalThis ? ["it ran"] : [])];
    });
    expect(found).toEqual([]);
  });
});
