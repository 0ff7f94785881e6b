/** A page of the corpus in Chromium, without its scripts and without the network. */
import type { Browser, Page } from "puppeteer-core";

/** Opens `html`, does `work` in it, and closes it. */
export async function offline<Result>(
  browser: Browser,
  html: string,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage();
  try {
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return void request.abort();
      void request.respond({
        contentType: "text/html; charset=utf-8",
        headers: { "content-security-policy": "script-src 'none'" },
        body: html,
      });
    });
    await page.goto("http://page.invalid/", { waitUntil: "domcontentloaded" });
    return await work(page);
  } finally {
    await page.close();
  }
}
