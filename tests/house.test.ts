/** The house rules that a machine can see. A failure says what to do. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const source = join(root, "src");

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .sort();

const textOf = (file: string): string => readFileSync(join(source, file), "utf8");
/** `model/page.ts` is of the room `model`; a file at the top is an entry. */
const roomOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? "") : "entry");

/** What each room may import beside itself. */
const mayImport: Record<string, readonly string[]> = {
  model: ["_locales"],
  clean: ["model"],
  anchor: ["model"],
  platform: ["model"],
  store: ["model", "platform"],
  room: ["model", "anchor"],
  pages: ["model", "clean", "anchor", "platform", "store", "room"],
  entry: ["model", "clean", "anchor", "platform", "store", "room"],
};

function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, path]) =>
    relative(source, join(source, dirname(file), path ?? ""))
      .split(sep)
      .join("/"),
  );
}

describe("the house", () => {
  it.each(files)("%s imports only what its room may", (file) => {
    const room = roomOf(file);
    const allowed = [room, ...(mayImport[room] ?? [])];
    const strangers = importsOf(file).filter(
      (path) => !allowed.includes(roomOf(path)) || (room !== "entry" && roomOf(path) === "entry"),
    );
    expect(strangers, `${room} may import ${allowed.join(", ")}: pass what it needs as an argument instead`).toEqual(
      [],
    );
  });

  it("names the browser's API in platform/ only", () => {
    const namers = files.filter(
      (file) => roomOf(file) !== "platform" && /\b(?:browser|chrome)\.[a-z]/.test(stripComments(textOf(file))),
    );
    expect(namers, "put a function for it into platform/ and call that").toEqual([]);
  });

  it("keeps each file to one subject of at most 250 lines", () => {
    // A language's words are one subject, however many they are.
    const code = files.filter((file) => !file.startsWith("clean/languages/") && file !== "store/sync/codec/words.ts");
    const long = code.filter((file) => textOf(file).split("\n").length > 251);
    expect(long, "split it by subject").toEqual([]);
  });

  it("says each file's subject in its first line", () => {
    const silent = files.filter((file) => !textOf(file).startsWith("/**"));
    expect(silent, "begin the file with a comment that says what it is about").toEqual([]);
  });

  it("builds no HTML from strings", () => {
    const builders = files.filter((file) =>
      /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write\(/.test(textOf(file)),
    );
    expect(builders, "make elements, or sanitise in clean/").toEqual([]);
  });
});

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").replace(/"[^"\n]*"/g, '""');
}
