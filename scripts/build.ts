/** Builds the extension into `dist/extension/`: `node scripts/build.ts [--dev]`. */

import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build as bundle } from "esbuild";
import { bundleParts, type Part } from "./parts.ts";

const root = join(import.meta.dirname, "..");

/** Where the unpacked extension stands after a build. */
export const extensionFolder = join(root, "dist", "extension");

export interface Built {
  readonly folder: string;
  readonly milliseconds: number;
  /** Bytes by file, in the order of their names. */
  readonly sizes: readonly { readonly file: string; readonly bytes: number; readonly gzip: number }[];
  /** The content script and its parts. */
  readonly parts: readonly Part[];
}

/**
 * What runs in a page by the press alone, in one file: the content script, and what it runs a little later, the cleaner when it knows the
 * page's language, the margin when the article is seen.
 */
const pressedEntries = ["src/content.ts", "src/clean/index.ts", "src/room/furnish.tsx"];

/** What a press may put into a page at the most, in bytes as gzip makes them: 90 KB of 1,024. */
export const mostPressed = 90 * 1024;

/** The words of a language. */
const language = /^src\/clean\/languages\/([a-z]{2})(?:-lines)?\.ts$/;

/**
 * The files that a press puts into a page of one language, at the most, and their size in bytes as gzip makes them: a Chinese page gets
 * the words of Chinese, another those of English and its own (`src/clean/languages/learn.ts`).
 */
export function pressed({ parts, sizes }: Pick<Built, "parts" | "sizes">): { files: readonly string[]; gzip: number } {
  const sizeOf = ({ file }: Part): number => sizes.find((one) => one.file === file)?.gzip ?? 0;
  const [content, ...others] = parts;
  const languages = others.filter(({ sources }) => sources.every((source) => language.test(source)));
  const nameOf = ({ sources }: Part): string | undefined => language.exec(sources[0] ?? "")?.[1];
  const english = languages.filter((part) => nameOf(part) === "en");
  const sets = languages.map((part) => (nameOf(part) === "zh" ? [part] : [...new Set([...english, part])]));
  const total = (some: readonly Part[]): number => some.reduce((sum, part) => sum + sizeOf(part), 0);
  const [largest = []] = sets.sort((a, b) => total(b) - total(a));
  const all = [content, ...largest].filter((part) => part !== undefined);
  return { files: all.map(({ file }) => file), gzip: total(all) };
}

/** Bundles the entries and the pages and copies what needs no work. `dev`: readable, with source maps. `folder`: where to. Throws what esbuild throws. */
export async function build({ dev = false, folder = extensionFolder } = {}): Promise<Built> {
  const started = performance.now();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pages = await findPages();
  const shared: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    format: "iife",
    target: await oldestBrowsers(),
    jsx: "automatic",
    jsxImportSource: "preact",
    minify: !dev,
    sourcemap: dev ? "inline" : false,
    legalComments: "linked",
    // Chromium refuses a content script that holds U+FFFF, as regular expressions may: escapes are always read.
    charset: "ascii",
    define: { "process.env.NODE_ENV": dev ? '"development"' : '"production"' },
    loader: { ".css": "text", ".svg": "text" },
    logLevel: "warning",
  };
  const [parts] = await Promise.all([
    bundleParts(pressedEntries, shared, folder),
    bundle({ ...shared, entryPoints: ["src/background.ts"], outdir: folder }),
    pages.length > 0 && bundle({ ...shared, entryPoints: pages, outbase: "src/pages", outdir: join(folder, "pages") }),
    cp(join(root, "manifest.json"), join(folder, "manifest.json")),
    copyFolder("src/_locales", join(folder, "_locales"), () => true),
    copyFolder("icons", join(folder, "icons"), (path) => path.endsWith(".png")),
    copyFolder("src/pages", join(folder, "pages"), (path) => /\.(html|css|png)$/.test(path)),
  ]);
  const files = (await filesIn(folder)).sort();
  const sizes = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(folder, file));
      return { file, bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
    }),
  );
  return { folder, milliseconds: performance.now() - started, sizes, parts };
}

/** The oldest browsers that the manifest lets in, as esbuild names them. */
async function oldestBrowsers(): Promise<string[]> {
  const text = await readFile(join(root, "manifest.json"), "utf8");
  const [, chrome] = /"minimum_chrome_version": "(\d+)"/.exec(text) ?? [];
  const [, firefox] = /"strict_min_version": "(\d+)/.exec(text) ?? [];
  if (!chrome || !firefox) throw new Error("manifest.json must say minimum_chrome_version and strict_min_version");
  return [`chrome${chrome}`, `firefox${firefox}`];
}

/** The entry of each page of the extension: `src/pages/NAME/index.ts` or `.tsx`. */
async function findPages(): Promise<string[]> {
  const folder = join(root, "src", "pages");
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { withFileTypes: true });
  return found
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [`src/pages/${name}/index.ts`, `src/pages/${name}/index.tsx`])
    .filter((path) => existsSync(join(root, path)))
    .sort();
}

/** Copies the files that `wanted` says yes to; a folder that is not there, or has none, leaves nothing. */
async function copyFolder(from: string, to: string, wanted: (path: string) => boolean): Promise<void> {
  const source = join(root, from);
  if (!existsSync(source)) return;
  for (const file of (await filesIn(source)).filter(wanted)) await cp(join(source, file), join(to, file));
}

/** The files below a folder, as relative paths with `/`. */
export async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}

if (import.meta.main) {
  const built = await build({ dev: process.argv.includes("--dev") });
  for (const { file, bytes, gzip } of built.sizes.filter(({ file }) => /\.(js|css)$/.test(file))) {
    console.log(`${file.padEnd(32)} ${String(bytes).padStart(8)} bytes  ${String(gzip).padStart(7)} gzip`);
  }
  const { files, gzip } = pressed(built);
  console.log(`a press: ${gzip} bytes gzip, at most ${mostPressed} (${files.join(", ")})`);
  console.log(
    `${basename(root)}: ${built.sizes.length} files in ${Math.round(built.milliseconds)} ms -> ${built.folder}`,
  );
}
