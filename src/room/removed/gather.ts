/** Gathering the further parts of a long article, on the reader's press. */
import type { Article } from "../../model/article.ts";
import { type Fetching, fetchingState, type WholeParts } from "./Whole.tsx";

/** What came of fetching: the article as far as it got, and the part that could not be had. */
export interface Joined {
  readonly article: Article;
  readonly failed: { readonly address: string; readonly why: unknown } | null;
}

/** Fetches and joins the parts that follow `first`, until it is whole, fails, or `signal` aborts. `progress`: parts so far. */
export type Join = (first: Article, signal: AbortSignal, progress: (parts: number) => void) => Promise<Joined>;

export interface Gathering extends WholeParts {
  /** The article was cleaned anew: what was gathered is to be gathered again. */
  restart(article: Article): void;
}

const stateOf = (article: Article): Fetching => ({ state: article.nextPage === null ? "whole" : "offered" });

/** Offers what follows `first`; `show` is given the article each time it grew. */
export function gathering(first: Article, join: Join, show: (article: Article) => void): Gathering {
  const fetching = fetchingState();
  let soFar = first;
  let running: AbortController | null = null;
  fetching.value = stateOf(first);

  async function begin(): Promise<void> {
    if (running) return;
    const run = new AbortController();
    running = run;
    fetching.value = { state: "fetching", parts: 0 };
    try {
      const { article, failed } = await join(soFar, run.signal, (parts) => {
        if (running === run) fetching.value = { state: "fetching", parts };
      });
      // Cleaned anew, or closed, meanwhile: what came is not of what is shown.
      if (running !== run) return;
      if (article !== soFar) show(article);
      soFar = article;
      const stopped = run.signal.aborted;
      fetching.value = failed && !stopped ? { state: "failed", address: failed.address } : stateOf(article);
    } finally {
      if (running === run) running = null;
    }
  }

  return {
    fetching,
    begin: () => void begin(),
    stop: () => running?.abort(),
    restart(article) {
      running?.abort();
      running = null;
      soFar = article;
      fetching.value = stateOf(article);
    },
  };
}
