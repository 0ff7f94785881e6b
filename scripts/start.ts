/** `npm start [-- --browser firefox] [--headless] [URL or HTML file]`: builds, and opens a browser with Galley in it and a page to try. */
import { mkdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "../tests/e2e/browser.ts";
import { type Site, serve } from "../tests/e2e/server.ts";
import { type BrowserName, ensureCjkFont, findBrowser } from "./browsers.ts";
import { build } from "./build.ts";
import { demonstrate } from "./demo.ts";

const root = join(import.meta.dirname, "..");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: "string", default: "chrome" },
    headless: { type: "boolean", default: false },
    lang: { type: "string" },
  },
});

const name = browserNamed(values.browser);
const headless = values.headless || !hasDisplay();
await findBrowser(name);
ensureCjkFont();
const { folder, milliseconds } = await build({ dev: !headless });
console.log(`built ${folder} in ${Math.round(milliseconds)} ms`);
const { site, url } = await pageToOpen(positionals[0]);
if (headless) await demonstrate({ browser: name, url, site, ...(values.lang ? { locale: values.lang } : {}) });
else await open();
await site.close();

/** Opens a window for a person and stays until it is closed; the profile is kept, so that notes are there the next time. */
async function open(): Promise<void> {
  const profile = join(root, ".cache", `profile-${name}`);
  await mkdir(profile, { recursive: true });
  const driver = await launch(name, { headless: false, profile, ...(values.lang ? { locale: values.lang } : {}) });
  await driver.openPage(url);
  console.log(
    `${name} shows ${url}: press Galley's button in the toolbar (in Chrome behind the puzzle piece), or Alt+Shift+G.`,
  );
  console.log("Close the browser to end.");
  await driver.gone;
}

/** The page that was asked for, a file served from its own folder; without one a portal page of our own, in GBK as portals are. */
async function pageToOpen(wanted: string | undefined): Promise<{ site: Site; url: string }> {
  if (wanted !== undefined && /^(https?|file|about|chrome):/.test(wanted)) return { site: await serve(), url: wanted };
  if (wanted === undefined) {
    const site = await serve();
    return { site, url: site.url("/article.html") };
  }
  const file = resolve(process.env["INIT_CWD"] ?? ".", wanted);
  if (!(await stat(file)).isFile()) throw new Error(`${file} is no file`);
  const site = await serve(dirname(file));
  return { site, url: site.url(`/${encodeURIComponent(basename(file))}`) };
}

function browserNamed(wanted: string): BrowserName {
  if (wanted === "chrome" || wanted === "chromium") return "chrome";
  if (wanted === "firefox") return "firefox";
  throw new Error(`--browser is chrome or firefox, not "${wanted}"`);
}

function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}
