/** An app that changes its address leaves its canonical link behind. */
import { describe, expect, it } from "vitest";
import { canonicalNow, watchAddress } from "../../../src/room/original/address.ts";

/** What is asked of a window: where it is, and where it was loaded from. */
class Place extends EventTarget {
  readonly location: { href: string };
  readonly performance: { getEntriesByType(): { name: string }[] };
  readonly navigation = new EventTarget();
  constructor(here: string, loaded: string) {
    super();
    this.location = { href: here };
    this.performance = { getEntriesByType: () => [{ name: loaded }] };
  }
  get window(): Window {
    return this as unknown as Window;
  }
}

const site = "https://news.example";

describe("a canonical link", () => {
  it.each([
    ["of a page as it was loaded", "/one", "/one", "/one", "/one"],
    ["that another address gave", "/one?page=2", "/one?page=2", "/one", "/one"],
    ["left from the article before", "/two", "/one", "/one", null],
    ["that the app has set anew", "/two", "/one", "/two", "/two"],
    ["under a title put behind the number", "/story/17/the-night-ferry", "/story/17", "/story/17", "/story/17"],
    ["that an app gives the route it shows", "/app#/two", "/app#/one", "/two", "/two"],
    ["left from the route before", "/app#/two", "/app#/one", "/app#/one", null],
    ["of a page that names none", "/two", "/one", null, null],
  ])("%s", (_, here, loaded, claimed, wanted) => {
    const place = new Place(site + here, site + loaded);
    expect(canonicalNow(place.window, claimed && site + claimed)).toBe(wanted && site + wanted);
  });
});

describe("a watched address", () => {
  it("tells of another article, and not of another place in it or another way to it", () => {
    const place = new Place(`${site}/one`, `${site}/one`);
    const moves: string[] = [];
    const ended = new AbortController();
    const watched = watchAddress(place.window, () => moves.push(place.location.href), ended.signal);
    const goTo = (path: string): void => {
      place.location.href = site + path;
      place.navigation.dispatchEvent(new Event("currententrychange"));
    };
    for (const path of ["/one#part-2", "/one?utm_source=feed", "/two", "/two#end"]) goTo(path);
    expect(moves).toEqual([`${site}/two`]);
    for (const path of ["/two#/routes/1", "/two#/routes/2", "/two"]) goTo(path);
    expect(moves.splice(1)).toEqual([`${site}/two#/routes/1`, `${site}/two#/routes/2`, `${site}/two`]);
    place.location.href = `${site}/three`;
    watched.look();
    expect(moves).toEqual([`${site}/two`, `${site}/three`]);
    ended.abort();
    goTo("/four");
    expect(moves).toHaveLength(2);
  });
});
