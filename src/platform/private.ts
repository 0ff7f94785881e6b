/** Private windows (Chrome: incognito). The background is one for all windows; a message says of which kind its sender is. */
import { browser } from "./browser.ts";

/** Calls `ended` when a window has closed and no private one is left, as the browser forgets what was done in them. */
export function onPrivateEnd(ended: () => void): void {
  browser.windows.onRemoved.addListener(async () => {
    const left = await browser.windows.getAll();
    if (!left.some(({ incognito }) => incognito)) ended();
  });
}
