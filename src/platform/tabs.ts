/** Tabs: the content script put in, and tabs opened for links. */
import { browser } from "./browser.ts";

/**
 * Chromium tells the page's process of the press's grant and of the script to run on two ways, so that on a busy machine the script
 * comes first and is refused (18 of 40 presses at a load of 8). Milliseconds to wait before each new try.
 */
const triesAgainAfter = [30, 100, 300] as const;

/** Runs the content script in the tab's page. Rejects where the browser lets no extension run. */
export const injectContentScript = (tab: number): Promise<void> => inject(tab, ["content.js"]);

/** Runs parts of the content script in a tab that has it; a page without it takes no notice of them. */
export const injectParts = (tab: number, files: readonly string[]): Promise<void> =>
  inject(
    tab,
    files.map((file) => `parts/${file}`),
  );

async function inject(tab: number, files: string[]): Promise<void> {
  const run = () => browser.scripting.executeScript({ target: { tabId: tab }, files });
  let tried = run();
  for (const pause of triesAgainAfter) {
    tried = tried.catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, pause));
      return run();
    });
  }
  await tried;
}

/** Opens an address in a new tab beside `opener`. */
export async function openTab(address: string, active: boolean, opener: number | null): Promise<void> {
  await browser.tabs.create({ url: address, active, ...(opener === null ? {} : { openerTabId: opener }) });
}

/** Calls `closed` with each tab that closes. */
export function onTabClosed(closed: (tab: number) => void): void {
  browser.tabs.onRemoved.addListener(closed);
}

const popupPage = "pages/cannot/index.html";

/**
 * Says beside the toolbar button why a page cannot be read; in a new tab where the browser opens no popup. On a page of the
 * browser's own the popup stays the button's answer; elsewhere the next press tries again.
 */
export async function sayCannot(tab: number, why: string): Promise<void> {
  const address = `${popupPage}?why=${why}`;
  // Both at once: Firefox opens a popup only while the press is being handled, which the first wait would end.
  const popup = [browser.action.setPopup({ tabId: tab, popup: address }), browser.action.openPopup()];
  try {
    await Promise.all(popup);
    if (why !== "browser") await browser.action.setPopup({ tabId: tab, popup: "" });
  } catch {
    // No popup to be had: a tab says it as well, and the button is a button again.
    await browser.action.setPopup({ tabId: tab, popup: "" });
    await browser.tabs.create({ url: browser.runtime.getURL(address), openerTabId: tab });
  }
}
