/** The end of a browser that had no time to put anything away. */
import type { Browser } from "puppeteer-core";

/** Kills the browser's process and waits until it is gone. */
export async function kill(browser: Browser): Promise<void> {
  const main = browser.process();
  if (!main) throw new Error("the browser has no process of ours");
  const gone = new Promise<void>((resolve) => main.once("exit", () => resolve()));
  main.kill("SIGKILL");
  await gone;
}
