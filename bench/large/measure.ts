/** What runs inside the browser: the cleaner and Readability over each large page. */
import { Readability } from "@mozilla/readability";
import { cleanPage, tooLarge } from "../../src/clean/index.ts";
import { largePages } from "./pages.ts";

export interface Measured {
  readonly elements: number;
  /** Milliseconds, the better of two runs. */
  readonly galley: number;
  readonly readability: number;
  readonly outcome: "opened" | "says it is too large" | "says it is no article";
}

declare global {
  var largeNames: readonly string[];
  var measureLarge: (name: string) => Measured;
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

globalThis.largeNames = Object.keys(largePages);
globalThis.measureLarge = (name) => {
  const make = largePages[name];
  if (make === undefined) throw new Error(`there is no page ${name}`);
  let outcome: Measured["outcome"] = "opened";
  const clean = (doc: Document) => {
    if (cleanPage(doc, { url: "https://n.example/a.html" }) !== null) return;
    outcome = tooLarge(doc) ? "says it is too large" : "says it is no article";
  };
  const bare = (doc: Document) => {
    const copy = doc.cloneNode(true);
    if (copy instanceof Document) new Readability(copy).parse();
  };
  const best = (run: (doc: Document) => void) => Math.min(...[make(), make()].map((doc) => timed(() => run(doc))));
  return { elements: make().getElementsByTagName("*").length, galley: best(clean), readability: best(bare), outcome };
};
