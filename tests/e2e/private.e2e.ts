/** Private windows: what is written there stays there, and goes with the last of them. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { browserNames } from "./browser.ts";
import { browserOf } from "./fresh.ts";
import { ferryStories } from "./margin/hands.ts";
import { highlight, margin, note, openRoomOf, painted, type Reading, read, select, until } from "./reader.ts";
import { type Site, serve } from "./server.ts";

const kept = "what is written in a usual window";
const secret = "what nobody is to find";

/** Waits until the line at the top has these words. */
const topSays = ({ room }: Reading, words: string): Promise<unknown> =>
  until(`the line at the top says ${words}`, () =>
    room.$eval("nav", (bar, sought) => bar.textContent.includes(sought), words),
  );

describe.each(browserNames)("private windows in %s", (name) => {
  const browser = browserOf(name, { locale: "en", isPrivateToo: true });
  let site: Site;
  let story: () => string;
  beforeAll(async () => {
    site = await serve();
    story = await ferryStories(site, "private");
  });
  afterEach(() => browser().closePrivateWindows());
  afterAll(() => site.close());

  it("keep their notes to themselves, and until the last one closes", async () => {
    const address = story();
    let windows = 0;
    const inPrivate = async (): Promise<Reading> =>
      openRoomOf(browser(), await browser().openPrivatePage(`${address}#${++windows}`));
    // Both first: a new tab is the window's that is in front.
    const usual = await read(browser(), address);
    await select(usual, "floating restaurant");
    await highlight(usual);
    const other = await read(browser(), address);
    await until("another tab shows it", async () => (await painted(other)).includes("floating restaurant"));

    const apart = await inPrivate();
    await topSays(apart, "Private window: notes are not kept");
    await topSays(apart, "0 notes");
    await select(apart, "electric now");
    await note(apart, secret);
    const alike = await inPrivate();
    await topSays(alike, "1 note");

    await other.page.bringToFront();
    await select(other, "early shift");
    await note(other, kept);
    // Told of this, every window has long been told of what came before.
    await until("the usual window hears of it", async () => (await margin(usual)).includes(kept));
    expect(await painted(usual)).not.toContain("electric now");
    expect(await painted(apart)).toEqual(["electric now"]);

    await browser().closePrivateWindows();
    const later = await inPrivate();
    await topSays(later, "Private window: notes are not kept");
    await topSays(later, "0 notes");
    const stored = JSON.stringify(await browser().storageLocal());
    expect(stored).toContain(kept);
    expect(stored).not.toContain(secret);
  });
});
