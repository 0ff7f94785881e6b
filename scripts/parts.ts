/**
 * Bundles the content script in parts: `content.js`, and beside it one file for each `import()` in the source and for what several of
 * these share. A page can fetch no file of the extension, so esbuild's modules become functions that `src/platform/registry.ts` keeps.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin, transform } from "esbuild";
import { minifySync } from "rolldown/utils";
import { laterLanguages } from "./languages.ts";
import { slimReadability } from "./slim.ts";

/** What stands in a file of the content script. */
export interface Part {
  /** From the extension's folder. */
  readonly file: string;
  /** The sources in it, from the project's folder. */
  readonly sources: readonly string[];
}

/** Style sheets are text to the room; in a page every byte of them counts. */
const smallSheets = (shared: BuildOptions): Plugin => ({
  name: "small-sheets",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await readFile(path, "utf8");
      const { code } = await transform(css, { loader: "css", minify: true, target: shared.target ?? [] });
      return { contents: code.trim(), loader: "text" };
    }),
});

/**
 * Writes the content script, the first of `together`, and its parts into `folder`, as `shared` says of all bundles. What is in `together`,
 * with all that it needs, is one file. Returns what is in each file, the content script first.
 */
export async function bundleParts(
  together: readonly string[],
  shared: BuildOptions,
  folder: string,
): Promise<readonly Part[]> {
  const root = shared.absWorkingDir ?? ".";
  const { metafile, outputFiles } = await build({
    ...shared,
    // Readability's own methods, by the way it names them.
    ...(shared.minify ? { mangleProps: /^_[a-zA-Z]/ } : {}),
    entryPoints: together.slice(0, 1),
    outdir: folder,
    chunkNames: "parts/[name]-[hash]",
    format: "esm",
    splitting: true,
    sourcemap: false,
    metafile: true,
    write: false,
    // A letter of a Chinese phrase takes three bytes, and its escape six.
    charset: "utf8",
    alias: { "webextension-polyfill": "./src/platform/promised.ts" },
    plugins: [laterLanguages(root), ...(shared.minify ? [smallSheets(shared), slimReadability(root)] : [])],
  });
  const codes = new Map(outputFiles.map(({ path, text }) => [relative(root, path), text]));
  const pressed = [...new Set(together.flatMap((entry) => withNeeds(fileOf(entry, metafile), metafile)))];

  /** Modules as one file, each defined and none run. */
  function defined(modules: readonly string[]): string {
    const made = modules.map((module) => {
      const body = withLoads(asFunctionBody(codes.get(module) ?? ""), module, metafile, pressed);
      return `galleyParts.define("${basename(module)}",function(require){"use strict";${body}});\n`;
    });
    return made.join("");
  }
  const parts: Part[] = [];
  async function write(file: string, modules: readonly string[], text: string): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    const code = shared.minify ? renamed(file, text) : text;
    await writeFile(join(folder, file), code.replace(noncharacters, escaped));
    parts.push({ file, sources: modules.flatMap((module) => Object.keys(metafile.outputs[module]?.inputs ?? {})) });
  }

  const content = basename(fileOf(together[0] ?? "", metafile));
  await write(content, pressed, `${await registry(shared)}${defined(pressed)}galleyParts.require("${content}");\n`);
  for (const module of codes.keys()) {
    if (!isCode(module)) await writeFile(join(root, module), codes.get(module) ?? "");
    // A part that runs in a page without a content script, or after it went, must do nothing.
    else if (!pressed.includes(module))
      await write(`parts/${basename(module)}`, [module], `globalThis.galleyParts&&(()=>{${defined([module])}})();\n`);
  }
  return parts;
}

/**
 * A file with its names given anew, the commonest of all its modules the shortest: esbuild saw each module alone, and does not do better
 * when it sees them together. Throws what is wrong with the file.
 */
function renamed(file: string, text: string): string {
  const { code, errors } = minifySync(file, text, { compress: { target: "es2023" }, mangle: true });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join(", ")}`);
  return code;
}

/** Chromium refuses a content script that holds one, as regular expressions may. */
const noncharacters = /[\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]/g;
const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

const isCode = (file: string): boolean => file.endsWith(".js");

/** The file that a source became, which is the content script or is imported by `import()`. Throws when it is neither. */
function fileOf(source: string, { outputs }: Metafile): string {
  const [file] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source) ?? [];
  if (!file) throw new Error(`${source} became no file`);
  return file;
}

/** A file and all that it imports, what is needed first. */
function withNeeds(file: string, { outputs }: Metafile): string[] {
  const all: string[] = [];
  const visit = (path: string): void => {
    if (all.includes(path)) return;
    for (const { path: needed, kind } of outputs[path]?.imports ?? []) if (kind === "import-statement") visit(needed);
    all.push(path);
  };
  visit(file);
  return all;
}

/** `import{a as b}from"./chunk.js";`: what esbuild writes at the head of a module. */
const importing = /^import\s*(?:\{([^}]*)\}\s*from\s*)?"([^"]+)";?\s*/;
/** `export{a as b};`: what it writes at the end. */
const exporting = /export\s*\{([^}]*)\};?\s*$/;

/** `a as b, c` as pairs, the name outside the list first for an import and last for an export. */
const pairsOf = (list: string): readonly (readonly [string, string])[] =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [name = "", other = name] = one.split(/\s+as\s+/);
      return [name, other];
    });

/**
 * A module as the body of a function of `require` that returns what is exported. Shorter than what esbuild makes of it, and enough: its modules import each
 * other in no circle, and nothing that they export is set anew. Throws when one is not written as esbuild writes it.
 */
function asFunctionBody(code: string): string {
  let left = code.trim();
  let head = "";
  for (let found = importing.exec(left); found; found = importing.exec(left)) {
    const [whole, list, path = ""] = found;
    const names = pairsOf(list ?? "").map(([outer, inner]) => (outer === inner ? outer : `${outer}:${inner}`));
    head += `${list === undefined ? "" : `const{${names.join(",")}}=`}require("${basename(path)}");`;
    left = left.slice(whole.length);
  }
  const names = pairsOf(exporting.exec(left)?.[1] ?? "").map(([inner, outer]) => `${outer}:${inner}`);
  const body = left.replace(exporting, "");
  if (/^(?:import|export)\b(?!\()/m.test(body)) throw new Error("a module is not written as it was");
  return `${head}${body}${names.length > 0 ? `\nreturn{${names.join(",")}};` : ""}`;
}

/** Each `import()` becomes a call of the registry, with the files that it takes beside the content script. Throws when one is not found. */
function withLoads(body: string, module: string, metafile: Metafile, pressed: readonly string[]): string {
  let left = body;
  for (const { path, kind } of metafile.outputs[module]?.imports ?? []) {
    if (kind !== "dynamic-import") continue;
    const files = withNeeds(path, metafile).filter((file) => !pressed.includes(file));
    const names = [path, ...files].map((file) => `"${basename(file)}"`);
    const called = new RegExp(`import\\("[./]*(?:parts/)?${basename(path).replaceAll(".", "\\.")}"\\)`, "g");
    left = left.replaceAll(called, `galleyParts.load(${names.join(",")})`);
  }
  if (/\bimport\s*\(/.test(left)) throw new Error(`${module} imports what is no part`);
  return left;
}

/** What stands before all: a script that is run and left. */
async function registry(shared: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ["src/platform/registry.ts"],
    format: "iife",
    sourcemap: false,
    write: false,
    legalComments: "none",
  });
  return outputFiles?.[0]?.text ?? "";
}
