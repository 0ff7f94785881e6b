import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { findBrowser } from "./scripts/browsers.ts";

/** Style sheets are text to the code that puts them into a room; Vite would put them into the test's own page. */
const cssAsText: Plugin = {
  name: "css-as-text",
  enforce: "pre",
  resolveId: (id, importer) =>
    id.endsWith(".css") && id.startsWith(".") && importer ? `\0text:${join(dirname(importer), id)}.js` : null,
  load: async (id) =>
    id.startsWith("\0text:") ? `export default ${JSON.stringify(await readFile(id.slice(6, -3), "utf8"))}` : null,
};

/** Three kinds of test: plain node, DOM in a real Chromium, and end to end over the built extension in both browsers. */
export default defineConfig({
  cacheDir: ".cache/vite",
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: ["tests/**/*.dom.test.ts", "tests/e2e/**"] } },
      {
        plugins: [cssAsText],
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: {
          name: "dom",
          include: ["tests/**/*.dom.test.{ts,tsx}"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: await findBrowser("chrome"),
                args: ["--disable-gpu"],
                chromiumSandbox: process.getuid?.() !== 0,
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.e2e.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // Two browsers on two cores now and then lose a press or a popup; what fails three times is broken.
          retry: 2,
        },
      },
    ],
  },
});
