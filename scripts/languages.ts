/**
 * Leaves the words of all languages out of the content script: where `src/clean/languages/` imports one, what
 * `learn.ts` has got stands in its place, or a language without words.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";

/** The same shape without words: no list has an entry. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value !== "object" || value === null) throw new Error("a language holds more than lists of words");
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]));
}

const noWords = "galley:no-words";

/** The project's folder is `root`. */
export function laterLanguages(root: string): Plugin {
  const folder = join(root, "src", "clean", "languages");
  /** Any of them has the shape of all. */
  const shape = async (): Promise<unknown> => Object.values(await import(pathToFileURL(join(folder, "zh.ts")).href))[0];
  return {
    name: "later-languages",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/[a-z]{2}\.ts$/ }, ({ path, kind, importer }) => {
        const inFolder = importer.startsWith(folder);
        if (!inFolder || kind !== "import-statement") return null;
        return { path: join(folder, path), namespace: "later" };
      });
      onResolve({ filter: new RegExp(noWords) }, ({ path }) => ({ path, namespace: "later" }));
      onLoad({ filter: /.*/, namespace: "later" }, async ({ path }) => {
        if (path === noWords) return { contents: `export const none = ${JSON.stringify(emptied(await shape()))};` };
        const [exported, ...more] = Object.entries(await import(pathToFileURL(path).href));
        if (!exported || more.length > 0) throw new Error(`${path} exports more than a language`);
        const [name] = exported;
        const contents = `import { none } from "${noWords}"; export const ${name} = globalThis.galleyLanguages?.${path.slice(-5, -3)} ?? none;`;
        return { contents, resolveDir: folder };
      });
    },
  };
}
