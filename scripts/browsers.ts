/** Where the browsers are. */
import { accessSync, constants } from "node:fs";

export type BrowserName = "chrome" | "firefox";

const places: Record<BrowserName, string[]> = {
  chrome: ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"],
  firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

/** The path of the browser's binary: `GALLEY_CHROME` / `GALLEY_FIREFOX`, else the first known place that can be run. Throws when there is none. */
export async function findBrowser(name: BrowserName): Promise<string> {
  const chosen = process.env[`GALLEY_${name.toUpperCase()}`];
  for (const path of chosen ? [chosen] : places[name]) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not there, or not to be run: the next place.
    }
  }
  throw new Error(`no ${name} found`);
}
