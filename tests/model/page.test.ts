import { describe, expect, it } from "vitest";
import { pageKey } from "../../src/model/page.ts";

const cases: [what: string, address: string, canonical: string | null, key: string][] = [
  ["the fragment does not count", "https://news.example.cn/a/1.html#p3", null, "news.example.cn/a/1.html"],
  [
    "tracking parameters do not count",
    "https://x.example/a?utm_source=w&id=7&spm=1.2&fbclid=z",
    null,
    "x.example/a?id=7",
  ],
  ["the order of parameters does not count", "https://x.example/a?b=2&a=1", null, "x.example/a?a=1&b=2"],
  ["http and https are one", "http://x.example/a", null, "x.example/a"],
  ["the mobile host is the site", "https://m.x.example/a", null, "x.example/a"],
  [
    "a canonical link of the same site counts",
    "https://m.x.example/amp/a?from=app",
    "https://www.x.example/a",
    "x.example/a",
  ],
  ["a relative canonical link counts", "https://x.example/a?p=1", "/a", "x.example/a"],
  [
    "a canonical link to another site does not count",
    "https://evil.example/a",
    "https://bank.example/notes",
    "evil.example/a",
  ],
  ["a sister host is another site", "https://a.github.example/x", "https://b.github.example/x", "a.github.example/x"],
  [
    "a canonical link to the front page does not count",
    "https://x.example/2017/7.html",
    "https://x.example/",
    "x.example/2017/7.html",
  ],
  ["a route of an app counts", "https://x.example/#/articles/7", null, "x.example/#/articles/7"],
  [
    "and so does one behind a mark",
    "https://x.example/app#!/articles/7?from=a",
    null,
    "x.example/app#!/articles/7?from=a",
  ],
  ["the app's own page is no route", "https://x.example/app#/", null, "x.example/app"],
  [
    "a canonical link to the page that holds an app does not count",
    "https://x.example/app#/articles/7",
    "https://x.example/app",
    "x.example/app#/articles/7",
  ],
  [
    "nor one to a front page that does",
    "https://x.example/#/articles/7",
    "https://x.example/",
    "x.example/#/articles/7",
  ],
  [
    "a canonical link that an app gives its article counts",
    "https://x.example/app#/articles/7",
    "https://x.example/articles/7",
    "x.example/articles/7",
  ],
  ["a broken canonical link does not count", "https://x.example/a", "https://", "x.example/a"],
  ["a port is another site", "http://127.0.0.1:8080/a", null, "127.0.0.1:8080/a"],
  ["a local file keeps its scheme", "file:///home/a.html", null, "file:/home/a.html"],
];

describe("pageKey", () => {
  it.each(cases)("%s", (_, address, canonical, key) => {
    expect(pageKey(address, canonical)).toBe(key);
  });

  it("keeps articles apart that differ in a parameter that is not tracking", () => {
    expect(pageKey("https://x.example/show?id=1", null)).not.toBe(pageKey("https://x.example/show?id=2", null));
  });

  it("throws for what is no address", () => {
    expect(() => pageKey("nowhere", null)).toThrow(TypeError);
  });
});
