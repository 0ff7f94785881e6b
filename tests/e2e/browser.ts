/** Drives a real browser with the built extension in it; the same for Chromium and Firefox. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame, Page } from "puppeteer-core";
import type { BrowserName } from "../../scripts/browsers.ts";
import { extensionFolder } from "../../scripts/build.ts";
import { startChrome } from "./chrome.ts";
import { startFirefox } from "./firefox.ts";

export const browserNames: readonly BrowserName[] = ["chrome", "firefox"];

/** An error that the browser showed: an exception, or something said on the console as an error. */
export interface ConsoleError {
  /** `galley`: from the extension's own code, wherever it runs. `page`: from anything else. */
  readonly from: "galley" | "page";
  readonly text: string;
}

export interface LaunchOptions {
  /** A folder to keep the profile in; without it the profile is a new one that `close` removes. */
  readonly profile?: string;
  /** Firefox's preferences, beside those that a test needs. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
  /** BCP 47; Chromium only, since Debian's Firefox speaks English alone. */
  readonly locale?: string;
  readonly headless?: boolean;
  /** Reaches the loopback and nothing else: pages that were saved elsewhere do not wait for what is not there. */
  readonly offline?: boolean;
  /** The folder of the unpacked extension. */
  readonly extension?: string;
  /** The reader lets the extension into private windows. */
  readonly isPrivateToo?: boolean;
}

export interface StartOptions extends LaunchOptions {
  readonly profile: string;
  readonly extension: string;
  readonly headless: boolean;
}

/** A place in the page's view, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the context menu is opened when nobody says: away from the edges. */
export const menuPoint: Point = { x: 200, y: 200 };

/** The letters of the extension's shortcuts. */
export type ShortcutLetter = "g" | "m";

/** What the reader's system asks of pages; absent: as usual. */
export interface Media {
  readonly dark?: boolean;
  /** Colours are the system's own. */
  readonly forced?: boolean;
  /** Nothing moves. */
  readonly still?: boolean;
}

/** What one browser can do that differs from the other's way. */
export interface Engine {
  readonly extensionId: string;
  newPage(): Promise<Page>;
  /** Opens an address that no other page has in a private window of its own, in front. */
  openPrivatePage(url: string): Promise<Page>;
  /** Closes the private windows; resolves when they are gone. */
  closePrivateWindows(): Promise<void>;
  pressToolbarButton(page: Page): Promise<void>;
  /** Opens a page that is the browser's own (`chrome://`, `about:`) in front and presses the button there. */
  pressOnBrowsersOwnPage(): Promise<void>;
  /** Alt+Shift+G (or another letter) on the browser's own keyboard path, which is not the page's. */
  pressShortcut(page: Page, letter?: ShortcutLetter): Promise<void>;
  /** Right-clicks at a point of the page and chooses the extension's entry in the menu. */
  chooseContextMenu(page: Page, point?: Point): Promise<void>;
  setDark(page: Page, dark: boolean): Promise<void>;
  /** What the reader's system asks of pages; in Firefox of all of them. */
  setMedia(page: Page, media: Media): Promise<void>;
  consoleErrors(): Promise<ConsoleError[]>;
  /** The text of the extension's own page `path` where it is shown, in a popup or a tab; `null` when it is not. */
  ownPage(path: string): Promise<string | null>;
  storageLocal(): Promise<Record<string, unknown>>;
  /** The address that the extension's own pages begin with, without a slash at the end. */
  origin(): Promise<string>;
  /** Stops the background as the browser does when it is idle; the next event wakes it. */
  stopBackground(): Promise<void>;
  /** Puts the extension in anew, as an update does: pages that were open keep the content script of before. */
  update(): Promise<void>;
  close(): Promise<void>;
  /** Ends the browser at once, as a crash does (SIGKILL). */
  kill(): Promise<void>;
  /** Done when the browser has gone, by `close` or by its own window. */
  readonly gone: Promise<void>;
}

export interface Driver extends Omit<Engine, "newPage" | "kill"> {
  readonly name: BrowserName;
  /** A new tab in front, at that address, loaded. */
  openPage(url: string): Promise<Page>;
  /** The sealed room's frame, once its document has an element that matches `selector`. Throws after `timeout` milliseconds. */
  roomFrame(page: Page, selector?: string, timeout?: number): Promise<Frame>;
  /** One of the extension's own pages in a tab; `path` from its folder. */
  openOwnPage(path: string): Promise<Page>;
  /** Closes the browser, or kills it, and starts it again with the same profile. Pages of before are gone. */
  restart(how?: "close" | "kill"): Promise<void>;
}

/** Long enough for a loaded machine with two cores; a room opens in a fraction of it. */
const roomTimeout = 15_000;
const roomPoll = 50;

/** Starts the browser with the extension installed. Throws when it does not start or the extension does not load. */
export async function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Driver> {
  const own = options.profile === undefined;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), `galley-${name}-`)));
  const start = name === "chrome" ? startChrome : startFirefox;
  const settings = { headless: true, extension: extensionFolder, ...options, profile };
  let engine = await start(settings);
  const earlier: ConsoleError[] = [];
  return {
    name,
    get extensionId() {
      return engine.extensionId;
    },
    async openPage(url) {
      const page = await engine.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    async openOwnPage(path) {
      const page = await engine.newPage();
      await page.bringToFront();
      await openOwn(page, `${await engine.origin()}/${path}`);
      return page;
    },
    get gone() {
      return engine.gone;
    },
    openPrivatePage: (url) => engine.openPrivatePage(url),
    closePrivateWindows: () => engine.closePrivateWindows(),
    pressToolbarButton: (page) => engine.pressToolbarButton(page),
    pressOnBrowsersOwnPage: () => engine.pressOnBrowsersOwnPage(),
    pressShortcut: (page, letter) => engine.pressShortcut(page, letter),
    chooseContextMenu: (page, point) => engine.chooseContextMenu(page, point),
    setDark: (page, dark) => engine.setDark(page, dark),
    setMedia: (page, media) => engine.setMedia(page, media),
    roomFrame,
    consoleErrors: async () => [...earlier, ...(await engine.consoleErrors())],
    ownPage: (path) => engine.ownPage(path),
    storageLocal: () => engine.storageLocal(),
    origin: () => engine.origin(),
    stopBackground: () => engine.stopBackground(),
    update: () => engine.update(),
    async restart(how = "close") {
      earlier.push(...(await engine.consoleErrors()));
      await engine[how]();
      engine = await start(settings);
    },
    async close() {
      await engine.close();
      // The browser's own children may still write for a moment.
      if (own) await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Puppeteer never hears that one of Firefox's own-page navigations ended, though it did: so the page is asked. */
async function openOwn(page: Page, address: string): Promise<void> {
  void page.goto(address, { timeout: 0 }).catch(() => undefined);
  for (const end = Date.now() + roomTimeout; ; ) {
    const there = await page
      .evaluate((wanted) => location.href === wanted && document.readyState === "complete", address)
      .catch(() => false);
    if (there) return;
    if (Date.now() > end) throw new Error(`${address} is not there after ${roomTimeout} ms`);
    await new Promise((resolve) => setTimeout(resolve, roomPoll));
  }
}

/** Looks through the page's `about:srcdoc` frames, also those within closed shadow roots, until one has the element. */
async function roomFrame(page: Page, selector = "main", timeout = roomTimeout): Promise<Frame> {
  const end = Date.now() + timeout;
  for (;;) {
    for (const frame of page.frames()) {
      if (frame.url() === "about:srcdoc" && (await has(frame, selector))) return frame;
    }
    if (Date.now() > end) throw new Error(`no room with "${selector}" in ${page.url()} after ${timeout} ms`);
    await new Promise((resolve) => setTimeout(resolve, roomPoll));
  }
}

async function has(frame: Frame, selector: string): Promise<boolean> {
  try {
    return (await frame.$(selector)) !== null;
  } catch (error) {
    // A frame that goes away while it is asked has nothing; all else is a real error.
    if (
      error instanceof Error &&
      /detached|destroyed|closed|no such frame|discarded|Cannot find context|does not belong to the document/i.test(
        error.message,
      )
    )
      return false;
    throw error;
  }
}
