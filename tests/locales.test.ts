/** Every word that a reader sees stands in every language, and none stands there unused. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const folder = join(root, "src", "_locales");
const languages = readdirSync(folder);

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

function messagesOf(language: string): ReadonlyMap<string, Message> {
  const read: Record<string, Message> = JSON.parse(readFileSync(join(folder, language, "messages.json"), "utf8"));
  return new Map(Object.entries(read));
}

const english = messagesOf("en");
const source = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(tsx?|html)$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
  .concat(readFileSync(join(root, "manifest.json"), "utf8"))
  .join("\n");

/** Names that are put together at run time, by their beginning: `say(\`colour_${colour}\`)`. */
const madeNames = [...source.matchAll(/`([a-z_]+_)\$\{/g)].map(([, start]) => start ?? "");

const isUsed = (name: string): boolean =>
  source.includes(`"${name}"`) ||
  source.includes(`__MSG_${name}__`) ||
  madeNames.some((start) => name.startsWith(start)) ||
  (/_(one|other)$/.test(name) && source.includes(`"${name.replace(/_(one|other)$/, "")}"`));

describe("the words", () => {
  it("are there in English and both Chinese scripts", () => {
    expect(languages).toEqual(expect.arrayContaining(["en", "zh_CN", "zh_TW"]));
  });

  it.each(languages)("in %s are the same as in English, name by name", (language) => {
    expect([...messagesOf(language).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(languages)("in %s take the same values as in English and are not empty", (language) => {
    for (const [name, { message, placeholders = {} }] of messagesOf(language)) {
      expect(message.trim(), name).not.toBe("");
      expect(Object.keys(placeholders), name).toEqual(Object.keys(english.get(name)?.placeholders ?? {}));
      for (const placeholder of Object.keys(placeholders))
        expect(message.toLowerCase(), name).toContain(`$${placeholder}$`);
    }
  });

  it("are all used", () => {
    expect(
      [...english.keys()].filter((name) => !isUsed(name)),
      "remove them from every language",
    ).toEqual([]);
  });
});
