/** What a press puts into a page, and what it must not: the parts that are loaded when they are needed stay parts. */
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Built, build, mostPressed, pressed } from "../../scripts/build.ts";
import { slimmed } from "../../scripts/slim.ts";

const root = join(import.meta.dirname, "..", "..");

/** Sources that no press needs before the reader does something. */
const later = [
  "src/room/List.tsx",
  "src/room/Bin.tsx",
  "src/room/Outline.tsx",
  "src/room/KeysHelp.tsx",
  "src/room/TagField.tsx",
  "src/room/copying.ts",
  "src/room/Changed.tsx",
  "src/anchor/difference.ts",
  "src/model/citation.ts",
  "src/model/quotation.ts",
  "src/room/notice.tsx",
  "src/room/original/panel-room.tsx",
  "src/room/original/edges.ts",
  "src/room/removed/Blocks.tsx",
  "src/room/removed/pick.ts",
  "src/clean/rule-making.ts",
  "src/clean/parts.ts",
  "src/clean/parts/decode.ts",
];
/** Sources that run only when the article is seen. */
const afterTheArticle = ["src/room/Margin.tsx", "src/room/Card.tsx", "src/room/notebook.ts", "src/anchor/index.ts"];

describe("the content script", () => {
  let folder: string;
  let built: Built;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "galley-build-"));
    built = await build({ folder });
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  const sourcesIn = (files: readonly string[]): readonly string[] =>
    built.parts.filter(({ file }) => files.includes(file)).flatMap(({ sources }) => sources);

  it(`puts at most ${mostPressed / 1024} KB into a page by a press, gzipped, all parts that come by themselves counted`, () => {
    expect(pressed(built).gzip, "load what is not needed at once by import()").toBeLessThanOrEqual(mostPressed);
  });

  it("leaves what few readings need to parts of its own", () => {
    const all = sourcesIn(built.parts.map(({ file }) => file));
    expect(all, "a source has another name now: name it here").toEqual(expect.arrayContaining(later));
    const brought = sourcesIn(pressed(built).files);
    expect(
      later.filter((source) => brought.includes(source)),
      "something that comes by itself imports these: use import()",
    ).toEqual([]);
  });

  it("asks for parts that there are", async () => {
    const codes = await Promise.all(built.parts.map(({ file }) => readFile(join(folder, file), "utf8")));
    const files = built.parts.map(({ file }) => file.replace(/^parts\//, ""));
    for (const code of codes) {
      for (const [, called = ""] of code.matchAll(/galleyParts\.load\(([^)]*)\)/g)) {
        const [part, ...needed]: string[] = JSON.parse(`[${called.replaceAll("`", '"')}]`);
        expect(codes.some((one) => one.includes(`galleyParts.define(\`${part}\``))).toBe(true);
        expect(files).toEqual(expect.arrayContaining(needed));
      }
      expect(code).not.toMatch(/\bimport\s*\(/);
    }
  });
});

describe("the article", () => {
  it("is shown without the margin's code, and read without the cleaner's before it knows the page's language", () => {
    const run = importedBy("src/content.ts");
    expect(run).toContain("src/room/Head.tsx");
    expect(
      [...afterTheArticle, "src/clean/index.ts"].filter((source) => run.has(source)),
      "import() these, or only their types",
    ).toEqual([]);
  });
});

/** All that a source runs by being imported: what it imports, and what that does. */
function importedBy(source: string, known = new Set<string>()): Set<string> {
  if (known.has(source)) return known;
  known.add(source);
  const text = readFileSync(join(root, source), "utf8");
  for (const [, path = ""] of text.matchAll(/^(?:import|export)(?! type)[^;]*?from "(\.[^"]+\.tsx?)";/gm))
    importedBy(relative(root, join(root, dirname(source), path)), known);
  return known;
}

describe("Readability as it is bundled", () => {
  it("has what the cleaner calls, and not what it never does", async () => {
    const whole = await readFile(join(root, "node_modules/@mozilla/readability/Readability.js"), "utf8");
    const small = slimmed(whole, await readFile(join(root, "src/clean/readable.ts"), "utf8"));
    for (const called of ["_grabArticle(", "_prepDocument(", "_prepArticle("]) expect(small).toContain(`\n  ${called}`);
    for (const idle of ["parse(", "_getJSONLD(", "_fixRelativeUris(", "_getLinkDensity("])
      expect(small).not.toContain(`\n  ${idle}`);
    for (const known of ["unlikelyCandidates:", "UNLIKELY_ROLES:", "videos:", "DEFAULT_TAGS_TO_SCORE:"])
      expect(small).toContain(` ${known}`);
    for (const idle of ["jsonLdArticleTypes:", "PHRASING_ELEMS:", "HTML_ESCAPE_MAP:", "this.log"])
      expect(small).not.toContain(idle);
  });

  it("is not cut when it is written in another way", () => {
    expect(() => slimmed("class Readability {}", "")).toThrow(/another way/);
  });
});
