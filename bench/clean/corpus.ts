/** Pages with known answers: folders with a `gold.jsonl` and `html/<id>.html.gz`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface Gold {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly with: readonly string[];
  readonly without: readonly string[];
}

export interface PageSet {
  readonly name: string;
  readonly pages: readonly Gold[];
  html(page: Gold): string;
}

/** The sets in `folder`, or a sentence that says what is missing. */
export function readCorpus(folder: string): PageSet[] | string {
  if (!existsSync(folder))
    return `there is no corpus at ${folder}; name another with --corpus DIR (DIR/<set>/gold.jsonl, html/<id>.html.gz)`;
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "gold.jsonl")));
  if (names.length === 0) return `no set with a gold.jsonl in ${folder}`;
  return names.map((name) => ({
    name,
    pages: readFileSync(join(folder, name, "gold.jsonl"), "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => readGold(JSON.parse(line))),
    html: (page) => gunzipSync(readFileSync(join(folder, name, "html", `${page.id}.html.gz`))).toString("utf8"),
  }));
}

function readGold(row: unknown): Gold {
  const fields = new Map<string, unknown>(Object.entries(row ?? {}));
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" && !/^unkn?o?w?n/i.test(value) ? value : "";
  };
  const list = (name: string) => {
    const value = fields.get(name);
    if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
    return text(name) === "" ? [] : [text(name)];
  };
  return {
    id: text("id"),
    url: text("url") || "https://example.org/",
    text: text("text"),
    title: text("title"),
    date: text("date"),
    source: text("source"),
    authors: list("author"),
    editors: list("editor"),
    with: list("with"),
    without: list("without"),
  };
}
