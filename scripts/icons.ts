/** Draws PNG from SVG through headless Chromium: the icons, and the pictures of the test pages: `node scripts/icons.ts`. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch, type Page } from "puppeteer-core";
import { findBrowser } from "./browsers.ts";

const root = join(import.meta.dirname, "..");
const icons = join(root, "icons");
const pictures = join(root, "tests", "pages", "portal", "pictures");

/** What both browsers ask for: toolbar 16, 19, 32, 38; lists and dialogs 48, 64, 96; stores 128. Up to 38 the drawing for small sizes is clearer. */
const sizes = [16, 19, 32, 38, 48, 64, 96, 128] as const;
const largestSmall = 38;

/** Writes one drawing as PNG, as wide and high as it is asked for, in pixels. */
async function draw(page: Page, svg: string, width: number, height: number, file: string): Promise<void> {
  await page.setViewport({ width, height });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${width}px;height:${height}px}</style>${svg}`);
  await writeFile(file, await page.screenshot({ omitBackground: true }));
}

/** The size that a drawing gives itself. Throws when it gives none. */
function sizeOf(svg: string): [width: number, height: number] {
  const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  if (!width || !height) throw new Error("the drawing says no width and height");
  return [Number(width), Number(height)];
}

const browser = await launch({
  executablePath: await findBrowser("chrome"),
  args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    const source = await readFile(join(icons, size <= largestSmall ? "galley-small.svg" : "galley.svg"), "utf8");
    await draw(page, source, size, size, join(icons, `${size}.png`));
  }
  for (const name of (await readdir(pictures)).filter((file) => file.endsWith(".svg"))) {
    const source = await readFile(join(pictures, name), "utf8");
    await draw(page, source, ...sizeOf(source), join(pictures, name.replace(/svg$/, "png")));
  }
  console.log(`${sizes.length} icons -> ${icons}, pictures -> ${pictures}`);
} finally {
  await browser.close();
}
