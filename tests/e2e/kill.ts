/** The end of a browser that had no time to put anything away. */
import type { Browser } from "puppeteer-core";

/** Puppeteer puts a Firefox profile's preferences back when the process has gone, and says to nobody when that is done; milliseconds. */
const tidying = 500;

/** Kills the browser's process and waits until it is gone. */
export async function kill(browser: Browser): Promise<void> {
  const main = browser.process();
  if (!main) throw new Error("the browser has no process of ours");
  const gone = new Promise<void>((resolve) => main.once("exit", () => resolve()));
  main.kill("SIGKILL");
  await gone;
  await new Promise((resolve) => setTimeout(resolve, tidying));
}
