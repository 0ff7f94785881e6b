/** Chromium for the end-to-end tests, over the DevTools protocol. */
import { type Browser, type CDPSession, launch, type Target, type WebWorker } from "puppeteer-core";
import { findBrowser } from "../../scripts/browsers.ts";
import { type ConsoleError, type Engine, menuPoint, type StartOptions } from "./browser.ts";
import { chooseExtensionEntry, pressAltShift, widgetArguments } from "./chrome-widgets.ts";
import { kill } from "./kill.ts";

/** How long the extension's worker may take to start for the first time, and how often it is asked, in milliseconds. */
const startTimeout = 20_000;
const startPoll = 20;

/** Starts Chromium with the extension loaded by its path, so that its id and its storage stay the same over restarts. */
export async function startChrome(options: StartOptions): Promise<Engine> {
  const browser = await launch({
    executablePath: await findBrowser("chrome"),
    pipe: true,
    enableExtensions: true,
    headless: options.headless,
    userDataDir: options.profile,
    defaultViewport: options.headless ? { width: 1280, height: 900 } : null,
    // In a window for a person: no line that says it is driven.
    ...(options.headless ? {} : { ignoreDefaultArgs: ["--enable-automation"] }),
    args: [
      "--no-first-run",
      "--disable-gpu",
      ...widgetArguments,
      ...(options.offline ? ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] : []),
      // Chromium refuses its sandbox to root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(options.locale ? [`--lang=${options.locale}`] : []),
    ],
    ...(options.locale ? { env: { ...process.env, LANGUAGE: options.locale.replace("-", "_") } } : {}),
  });
  try {
    return await drive(browser, options);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** What of the extension's own API opens and closes private windows: no other way is to be had from outside. */
interface WithWindows {
  readonly chrome: {
    readonly windows: {
      create(options: { incognito: boolean; url: string }): Promise<unknown>;
      getAll(): Promise<readonly { id: number; incognito: boolean }[]>;
      remove(id: number): Promise<void>;
    };
  };
}

async function workerOf(browser: Browser, origin: string): Promise<WebWorker> {
  const target = browser.targets().find((one) => one.type() === "service_worker" && one.url().startsWith(origin));
  const worker = await target?.worker();
  if (!worker) throw new Error("the extension's worker sleeps");
  return worker;
}

async function drive(browser: Browser, options: StartOptions): Promise<Engine> {
  const extensionId = await browser.installExtension(options.extension, {
    enabledInIncognito: options.isPrivateToo ?? false,
  });
  const extension = (await browser.extensions()).get(extensionId);
  if (!extension) throw new Error(`${options.extension} was not loaded`);
  const origin = `chrome-extension://${extensionId}/`;
  await untilListening(browser, origin);
  const errors: ConsoleError[] = [];
  const watched = new Set<Target>();
  const atWorkers = new Set<CDPSession>();
  const watch = (target: Target): void => {
    if (watched.has(target) || !watches(target, origin)) return;
    watched.add(target);
    target
      .createCDPSession()
      .then((session) => {
        if (target.type() === "service_worker") atWorkers.add(session);
        return collectErrors(session, origin, errors);
      })
      .catch(ignoreGone);
  };
  for (const target of browser.targets()) watch(target);
  browser.on("targetcreated", watch);
  browser.on("targetchanged", watch);
  return {
    extensionId,
    newPage: () => browser.newPage(),
    async openPrivatePage(url) {
      await (await workerOf(browser, origin)).evaluate((address) => {
        const { windows } = (globalThis as unknown as WithWindows).chrome;
        return windows.create({ incognito: true, url: address });
      }, url);
      const target = await browser.waitForTarget((one) => one.type() === "page" && one.url() === url);
      const page = await target.asPage();
      await page.bringToFront();
      return page;
    },
    async closePrivateWindows() {
      await (await workerOf(browser, origin)).evaluate(async () => {
        const { windows } = (globalThis as unknown as WithWindows).chrome;
        const left = async () => (await windows.getAll()).filter(({ incognito }) => incognito);
        for (const { id } of await left()) await windows.remove(id);
        while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      });
    },
    async pressToolbarButton(page) {
      await page.bringToFront();
      await page.triggerExtensionAction(extension);
    },
    async pressOnBrowsersOwnPage() {
      const page = await browser.newPage();
      await page.goto("chrome://version");
      await page.triggerExtensionAction(extension);
    },
    async pressShortcut(page, letter = "g") {
      await page.bringToFront();
      await pressAltShift(options.profile, letter);
    },
    async chooseContextMenu(page, { x, y } = menuPoint) {
      await page.bringToFront();
      await chooseExtensionEntry(options.profile, page, x, y);
    },
    setDark: (page, dark) =>
      page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]),
    async setMedia(page, { dark = false, forced = false, still = false }) {
      // Puppeteer lets no forced colours through. The session stays: with it goes what it asked for.
      const session = await page.createCDPSession();
      const features = [
        { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
        { name: "forced-colors", value: forced ? "active" : "none" },
        { name: "prefers-reduced-motion", value: still ? "reduce" : "no-preference" },
      ];
      await session.send("Emulation.setEmulatedMedia", { features });
    },
    consoleErrors: async () => [...errors],
    async ownPage(path) {
      const target = browser.targets().find((shown) => shown.url().startsWith(origin + path));
      if (!target) return null;
      const page = await target.asPage();
      return page.evaluate(() => document.body.innerText);
    },
    async storageLocal() {
      // Only a target of the extension may read it: its worker, or a tab of its own while that sleeps.
      const worker = browser
        .targets()
        .find((target) => target.type() === "service_worker" && target.url().startsWith(origin));
      const tab = worker ? null : await browser.newPage();
      await tab?.goto(`${origin}manifest.json`);
      const session = await (worker ?? tab?.target() ?? browser.target()).createCDPSession();
      const { data } = await session.send("Extensions.getStorageItems", { id: extensionId, storageArea: "local" });
      await session.detach();
      await tab?.close();
      return data;
    },
    origin: async () => origin.slice(0, -1),
    async stopBackground() {
      // A session at the worker would keep it; the one that wakes next gets its own.
      for (const session of atWorkers) await session.detach().catch(ignoreGone);
      atWorkers.clear();
      const shown = browser.targets().find((target) => target.type() === "page" && target.url().startsWith(origin));
      if (!shown) throw new Error("no page of the extension is open to stop its worker from");
      const session = await shown.createCDPSession();
      await session.send("ServiceWorker.enable");
      await session.send("ServiceWorker.stopAllWorkers");
      await session.detach();
    },
    update: async () => void (await browser.installExtension(options.extension)),
    close: () => browser.close(),
    kill: () => kill(browser),
    gone: new Promise((resolve) => browser.once("disconnected", () => resolve())),
  };
}

/**
 * Waits until the extension's worker has run for its first time. Chromium gives a press to the listeners that it knows, and of an extension
 * that was only just installed it knows none: on a busy machine a test presses sooner than any reader could, and the press was nobody's.
 */
async function untilListening(browser: Browser, origin: string): Promise<void> {
  const target = await browser.waitForTarget((one) => one.type() === "service_worker" && one.url().startsWith(origin));
  const session = await target.createCDPSession();
  for (const end = Date.now() + startTimeout; Date.now() < end; ) {
    const { result } = await session.send("Runtime.evaluate", { expression: "chrome.action.onClicked.hasListeners()" });
    if (result.value === true) return session.detach();
    await new Promise((resolve) => setTimeout(resolve, startPoll));
  }
  throw new Error(`the extension listens to no press after ${startTimeout} ms`);
}

/** A target that is gone before it could be watched has said nothing that matters. */
function ignoreGone(error: unknown): void {
  if (!/closed|No target|detached/i.test(String(error))) throw error;
}

function watches(target: Target, origin: string): boolean {
  return target.type() === "page" || (target.type() === "service_worker" && target.url().startsWith(origin));
}

async function collectErrors(session: CDPSession, origin: string, errors: ConsoleError[]): Promise<void> {
  const add = (text: string, addresses: readonly (string | undefined)[]): void => {
    const ours = addresses.some((address) => address?.startsWith(origin)) || text.includes(origin);
    errors.push({ from: ours ? "galley" : "page", text });
  };
  session.on("Runtime.exceptionThrown", ({ exceptionDetails }) => {
    const { exception, text, url, stackTrace } = exceptionDetails;
    add(exception?.description ?? text, [url, ...(stackTrace?.callFrames ?? []).map((frame) => frame.url)]);
  });
  session.on("Runtime.consoleAPICalled", ({ type, args, stackTrace }) => {
    if (type !== "error" && type !== "assert") return;
    const text = args.map((arg) => arg.description ?? String(arg.value)).join(" ");
    add(
      text,
      (stackTrace?.callFrames ?? []).map((frame) => frame.url),
    );
  });
  session.on("Log.entryAdded", ({ entry }) => {
    if (entry.level === "error") add(entry.text, [entry.url]);
  });
  await Promise.all([session.send("Runtime.enable"), session.send("Log.enable")]);
}
