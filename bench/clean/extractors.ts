/** What runs inside the browser: each extractor over one page, its result as text and fields, its time. */
import { Readability } from "@mozilla/readability";
import Defuddle from "defuddle";
import { cleanPage } from "../../src/clean/index.ts";
import { plainText } from "./plain.ts";

export interface Outcome {
  readonly html: string;
  readonly text: string;
  readonly title: string;
  readonly source: string;
  readonly date: string;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  /** Reasons of what was removed, for `--rules`. */
  readonly removed: readonly string[];
  /** Milliseconds, the median of the repeats; the document is parsed before. */
  readonly time: number;
}

type Fields = Omit<Outcome, "time" | "text">;
const nothing: Fields = { html: "", title: "", source: "", date: "", authors: [], editors: [], removed: [] };

const extractors: Record<string, (doc: Document, url: string) => Fields> = {
  galley(doc, url) {
    const article = cleanPage(doc, { url });
    if (article === null) return nothing;
    return {
      html: article.content.innerHTML,
      title: article.title,
      source: article.source ?? "",
      date: article.published ?? "",
      authors: article.authors,
      editors: article.editors,
      removed: article.removed.map((one) => one.pass),
    };
  },
  readability(doc) {
    const copy = doc.cloneNode(true);
    if (!(copy instanceof Document)) throw new Error("a clone of a document is a document");
    const article = new Readability(copy).parse();
    if (article === null) return nothing;
    return {
      ...nothing,
      html: article.content ?? "",
      title: article.title ?? "",
      date: article.publishedTime ?? "",
      authors: names(article.byline),
    };
  },
  defuddle(doc, url) {
    const article = new Defuddle(doc, { url }).parse();
    return {
      ...nothing,
      html: article.content,
      title: article.title,
      date: article.published,
      authors: names(article.author),
    };
  },
};

function names(byline: string | null | undefined): string[] {
  return (byline ?? "").trim() === "" ? [] : [byline ?? ""];
}

/** Runs all extractors over one page, in an order that turns with `turn`. Called by the bench over the debugging protocol. */
function runOnePage(html: string, url: string, repeats: number, turn: number, only: string[]): Record<string, Outcome> {
  const outcomes: Record<string, Outcome> = {};
  const order = Object.keys(extractors).filter((name) => only.length === 0 || only.includes(name));
  for (let index = 0; index < order.length; index++) {
    const name = order[(index + turn) % order.length] ?? "";
    const extract = extractors[name];
    if (extract === undefined) continue;
    const times: number[] = [];
    let fields = nothing;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const doc = new DOMParser().parseFromString(html, "text/html");
      const started = performance.now();
      fields = extract(doc, url);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    outcomes[name] = { ...fields, text: plainText(fields.html), time: times[times.length >> 1] ?? 0 };
  }
  return outcomes;
}

declare global {
  var runPage: (html: string, url: string, repeats: number, turn: number, only: string[]) => Record<string, Outcome>;
}
globalThis.runPage = runOnePage;
