/** Updates of the extension. */
import { browser } from "./browser.ts";

/**
 * An update waits until the browser starts again, where the browser lets it: Firefox ends all content scripts with the version that they
 * are of, in the middle of a word. To be called when the background starts.
 */
export function holdUpdates(): void {
  browser.runtime.onUpdateAvailable.addListener(() => undefined);
}
