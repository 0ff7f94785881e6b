/** Draws the PNG icons from the two SVG sources in `icons/`, through headless Chromium: `node scripts/icons.ts`. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "puppeteer-core";
import { findBrowser } from "./browsers.ts";

const folder = join(import.meta.dirname, "..", "icons");

/** What both browsers ask for: toolbar 16, 19, 32, 38; lists and dialogs 48, 64, 96; stores 128. Up to 38 the drawing for small sizes is clearer. */
const sizes = [16, 19, 32, 38, 48, 64, 96, 128] as const;
const largestSmall = 38;

const browser = await launch({
  executablePath: await findBrowser("chrome"),
  args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    const source = await readFile(join(folder, size <= largestSmall ? "galley-small.svg" : "galley.svg"), "utf8");
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(join(folder, `icon-${size}.png`), png);
  }
  console.log(`icons: ${sizes.join(", ")} -> ${folder}`);
} finally {
  await browser.close();
}
