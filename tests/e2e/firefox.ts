/** Firefox for the end-to-end tests, over WebDriver BiDi and scripts in the browser's own window. */
import { type Browser, launch, type Page } from "puppeteer-core";
import { BidiBrowser } from "puppeteer-core/internal/bidi/Browser.js";
import { findBrowser } from "../../scripts/browsers.ts";
import { type Engine, menuPoint, type StartOptions } from "./browser.ts";
import { listenForConsole, listenForErrors, readErrors } from "./firefox-errors.ts";
import { allowPrivate, closePrivate, openPrivate } from "./firefox-private.ts";
import { kill } from "./kill.ts";

/** The extension's name for Firefox, of `manifest.json`. */
const ownId = "galley@galley.example";

const preferences = {
  // The extension is a temporary one: a restart takes it out and puts it in again, with its data and its address.
  "extensions.webextensions.keepStorageOnUninstall": true,
  "extensions.webextensions.keepUuidOnUninstall": true,
  "extensions.webextOptionalPermissionPrompts": false,
  // Headless Firefox takes the desktop's theme otherwise.
  "layout.css.prefers-color-scheme.content-override": 1,
  // What is said on a console in any process, the extension's own too, is printed.
  "devtools.console.stdout.content": true,
  "browser.shell.checkDefaultBrowser": false,
  // What is drawn at random else, and forgotten by a browser that is killed; the extension's storage goes by it.
  "extensions.webextensions.uuids": JSON.stringify({ [ownId]: "5b0d3a52-6f1c-4c39-9b62-0d6c1f0a7e11" }),
};

/** How long the background may take to start for the first time, in milliseconds. */
const startTimeout = 20_000;

/** A proxy that is not there, for all but the loopback. */
const loopbackOnly = {
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 65535,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 65535,
};

/** Starts Firefox with the extension installed as a temporary one. */
export async function startFirefox(options: StartOptions): Promise<Engine> {
  const browser = await launch({
    browser: "firefox",
    executablePath: await findBrowser("firefox"),
    headless: options.headless,
    userDataDir: options.profile,
    defaultViewport: options.headless ? { width: 1280, height: 900 } : null,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: { ...preferences, ...(options.offline ? loopbackOnly : {}), ...options.prefs },
  });
  try {
    if (!(browser instanceof BidiBrowser)) throw new Error("Firefox is driven over WebDriver BiDi");
    return await drive(browser, browser.connection, options);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function drive(
  browser: Browser,
  connection: BidiBrowser["connection"],
  { extension: folder, isPrivateToo }: StartOptions,
): Promise<Engine> {
  const chrome = chromeScope(connection);
  await chrome(listenForErrors);
  const said = listenForConsole(browser);
  const extensionId = await browser.installExtension(folder);
  const id = JSON.stringify(extensionId);
  const privatePages = new WeakSet<Page>();
  if (isPrivateToo) await chrome(allowPrivate(id));
  // A press is for the listeners that Firefox knows: before the background has run for the first time there are none.
  await chrome(`
    const end = Date.now() + ${startTimeout};
    while (extensionOf(${id}).backgroundState !== "running" && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    if (extensionOf(${id}).backgroundState !== "running") throw new Error("the background is " + extensionOf(${id}).backgroundState);`);
  return {
    extensionId,
    newPage: () => browser.newPage(),
    async openPrivatePage(url) {
      await chrome(openPrivate(url));
      for (const end = Date.now() + startTimeout; Date.now() < end; ) {
        const page = (await browser.pages()).find((one) => one.url() === url);
        if (page) {
          privatePages.add(page);
          return page;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`no private window shows ${url}`);
    },
    async closePrivateWindows() {
      await chrome(closePrivate);
    },
    async pressToolbarButton(page) {
      await page.bringToFront();
      await chrome(`${inFront(page, privatePages.has(page))} ${pressButton(id, "front")}`);
    },
    async pressOnBrowsersOwnPage() {
      // BiDi waits for ever for the pages that run in the browser's own process.
      await chrome(`
        const tab = gBrowser.selectedTab = gBrowser.addTrustedTab("about:addons");
        while (tab.linkedBrowser.currentURI.spec !== "about:addons" || tab.hasAttribute("busy")) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        ${pressButton(id)}`);
    },
    async pressShortcut(page, letter = "g") {
      await page.bringToFront();
      await chrome(`${inFront(page)} ${altShift(letter)}`);
    },
    async chooseContextMenu(page, { x, y } = menuPoint) {
      await page.bringToFront();
      await page.mouse.click(x, y, { button: "right" });
      await chrome(`${inFront(page)} ${chooseEntry(id)}`);
    },
    async setDark(_page, dark) {
      await chrome(`Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${dark ? 0 : 1});`);
    },
    async setMedia(_page, { dark = false, forced = false, still = false }) {
      await chrome(`
        Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${dark ? 0 : 1});
        Services.prefs.setIntPref("browser.display.document_color_use", ${forced ? 2 : 0});
        Services.prefs.setIntPref("ui.prefersReducedMotion", ${still ? 1 : 0});`);
    },
    async consoleErrors() {
      return [
        ...readErrors(await chrome(`return JSON.stringify(window.galleyErrors(extensionOf(${id})));`)),
        ...said(),
      ];
    },
    async ownPage(path) {
      return (await chrome(textOfOwnPage(id, path))) || null;
    },
    async storageLocal() {
      const items: unknown = JSON.parse(
        await chrome(`
        const { ExtensionStorageIDB } = ChromeUtils.importESModule("resource://gre/modules/ExtensionStorageIDB.sys.mjs");
        const principal = ExtensionStorageIDB.getStoragePrincipal(extensionOf(${id}));
        const area = await ExtensionStorageIDB.open(principal, false);
        return JSON.stringify(await area.get());`),
      );
      return typeof items === "object" && items !== null ? { ...items } : {};
    },
    origin: async () => (await chrome(`return extensionOf(${id}).baseURL;`)).slice(0, -1),
    async stopBackground() {
      await chrome(`await extensionOf(${id}).terminateBackground();`);
    },
    update: async () => void (await browser.installExtension(folder)),
    close: () => browser.close(),
    kill: () => kill(browser),
    gone: new Promise((resolve) => browser.once("disconnected", () => resolve())),
  };
}

/** Runs a script with the browser's own rights in its window; the script may `await`, and returns a string. */
type ChromeScope = (script: string) => Promise<string>;

/** Firefox's own addition to BiDi: the contexts of the browser's windows instead of those of its tabs. */
const windowOnly = { maxDepth: 0, "moz:scope": "chrome" };

function chromeScope(connection: BidiBrowser["connection"]): ChromeScope {
  return async (script) => {
    const tree = await connection.send("browsingContext.getTree", windowOnly);
    const context = tree.result.contexts[0]?.context;
    if (!context) throw new Error("Firefox shows no window");
    const { result } = await connection.send("script.evaluate", {
      expression: `(async () => { ${prelude} ${script} })()`,
      target: { context },
      awaitPromise: true,
    });
    if (result.type === "exception") throw new Error(`in Firefox's own window: ${result.exceptionDetails.text}`);
    return result.result.type === "string" ? result.result.value : "";
  };
}

const prelude = `
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const isPrivate = (one) => one.docShell.QueryInterface(Ci.nsILoadContext).usePrivateBrowsing;
  const extensionOf = (id) => ExtensionParent.WebExtensionPolicy.getByID(id).extension;
`;

function pressButton(id: string, pressedIn = "window"): string {
  return `ExtensionParent.apiManager.global.browserActionFor(extensionOf(${id})).triggerAction(${pressedIn});`;
}

/** Makes sure that the page's tab is the selected one, and names its window: the toolbar belongs to the window, not to the tab. */
function inFront(page: Page, isPrivate = false): string {
  return `
    const fronts = [...Services.wm.getEnumerator("navigator:browser")].filter((one) => isPrivate(one) === ${isPrivate});
    const front = fronts.findLast((one) => one.gBrowser.selectedBrowser.currentURI.spec === ${JSON.stringify(page.url())});
    if (!front) throw new Error("in front is " + fronts.map((one) => one.gBrowser.selectedBrowser.currentURI.spec));`;
}

/** Keys as the keyboard gives them to the window, which asks the page first and then its own shortcuts. */
const altShift = (letter: string): string => `
  const keyboard = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  if (!keyboard.beginInputTransactionForTests(window)) throw new Error("no keyboard");
  const key = (name, code) => new window.KeyboardEvent("", { key: name, code, bubbles: true });
  const pressed = [key("Alt", "AltLeft"), key("Shift", "ShiftLeft"), key("${letter.toUpperCase()}", "Key${letter.toUpperCase()}")];
  for (const each of pressed) keyboard.keydown(each);
  for (const each of pressed.reverse()) keyboard.keyup(each);
`;

/** Waits for the context menu and activates the extension's entry as a click does. */
function chooseEntry(id: string): string {
  return `
    const menu = document.getElementById("contentAreaContextMenu");
    const end = Date.now() + 5000;
    while (menu.state !== "open" && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    if (menu.state !== "open") throw new Error("the context menu is " + menu.state);
    const mark = extensionOf(${id}).id.replace(/[^a-z0-9_-]/gi, "_") + "-menuitem-";
    const entry = [...menu.querySelectorAll("menuitem")].find((item) => item.id.startsWith(mark) && !item.hidden);
    if (!entry) throw new Error("no entry of the extension in " + [...menu.children].map((item) => item.id).join(" "));
    menu.activateItem(entry);
  `;
}

/** Looks through popups and tabs; the page runs in another process, which a frame script can ask for its text. */
function textOfOwnPage(id: string, path: string): string {
  return `
    const shown = [...document.querySelectorAll("browser")].find((browser) =>
      browser.currentURI?.spec.startsWith(extensionOf(${id}).baseURL + ${JSON.stringify(path)}));
    if (!shown) return "";
    return new Promise((resolve) => {
      shown.messageManager.addMessageListener("galley:text", ({ data }) => resolve(data));
      shown.messageManager.loadFrameScript(
        'data:application/javascript,sendAsyncMessage("galley:text",content.document.body.innerText)', false);
    });
  `;
}
