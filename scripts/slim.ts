/**
 * Takes out of Readability what Galley never calls: a page gets the content script with every press, and of the class's methods it
 * uses some two thirds. A bundler drops no methods by itself, since it cannot see which are called; here it can be seen from the names,
 * and so it can for constants.
 */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";

/** A method of the prototype, as Prettier sets it: from its name to the brace under it. */
const method = /^ {2}(\w+)\([^\n]*\) \{\n[\s\S]*?\n {2}\},\n/gm;
const names = (text: string): string[] => text.match(/\b_[A-Za-z]\w*/g) ?? [];

/**
 * The source of Readability with those methods only that can be reached from `user`, the source of the class that extends it; those that
 * it replaces go too, and so do constants that nothing names. Throws when Readability is no longer written as it was.
 */
export function slimmed(readability: string, user: string): string {
  const methods = new Map([...readability.matchAll(method)].map(([text, name = ""]) => [name, text]));
  if (!methods.has("parse") || !methods.has("_grabArticle"))
    throw new Error("Readability is written in another way now");
  if (user.includes("super._")) throw new Error("a replaced method of Readability is still called: keep it here");
  const replaced = new Set([...user.matchAll(/^ {2}(_\w+)\([^\n]*\{/gm)].map(([, name]) => name));
  const reached = new Set<string>();
  const visit = (text: string): void => {
    for (const name of names(text)) {
      const body = replaced.has(name) ? undefined : methods.get(name);
      if (body === undefined || reached.has(name)) continue;
      reached.add(name);
      visit(body);
    }
  };
  visit(user);
  visit(readability.replaceAll(method, ""));
  const small = readability.replaceAll(method, (text, name: string) => (reached.has(name) ? text : ""));
  const silent = small.replaceAll(logs, "").replace(logging, "");
  const isNamed = (name: string) => new RegExp(`[."]${name}\\b`).test(silent + user);
  return silent.replaceAll(value, (text, name: string) => (isNamed(name) ? text : ""));
}

/** What Readability tells a developer who asks, which nobody does in a page. */
const logs = /^ *this\.log\([^;]*\);\n/gm;
const logging = /^ {2}if \(this\._debug\) \{\n[\s\S]*?\n {2}\} else \{\n[\s\S]*?\n {2}\}\n/m;
/** A constant of the prototype, or an expression among its `REGEXPS`: on one line, its value on the next, or down to its bracket. */
const value =
  /^ {2}(?: {2})?(\w+):(?: [^\n]*,|\n {6}\/[^\n]*,| (?:new Set\()?[[{(]+\n(?: {4}[^\n]*\n)+? {2}[\])}]+,)\n/gm;

/** Bundles Readability as `src/clean/readable.ts` under `root` uses it. */
export const slimReadability = (root: string): Plugin => ({
  name: "slim-readability",
  setup({ onLoad }) {
    onLoad({ filter: /@mozilla[\\/]readability[\\/]index\.js$/ }, ({ path }) => ({
      contents: 'exports.Readability = require("./Readability.js");',
      resolveDir: dirname(path),
    }));
    onLoad({ filter: /@mozilla[\\/]readability[\\/]Readability\.js$/ }, async ({ path }) => ({
      contents: slimmed(
        await readFile(path, "utf8"),
        await readFile(join(root, "src", "clean", "readable.ts"), "utf8"),
      ),
    }));
  },
});
