/** Which tabs have which article open, so that each hears of the others' changes. Outlives the worker, not the browser. */
import type { Annotation } from "../model/annotation.ts";
import type { PageKey } from "../model/page.ts";
import type { Calls, Page } from "../platform/messages.ts";
import type { Area } from "../platform/storage.ts";
import { type PageRecord, readPageRecord } from "./codec.ts";

export interface Watchers {
  add(tab: number, record: PageRecord): Promise<void>;
  remove(tab: number): Promise<void>;
  /** The article that `tab` has open. */
  articleIn(tab: number): Promise<PageRecord | null>;
  /** The tabs that have `page` open. */
  of(page: PageKey): Promise<number[]>;
}

/** The watchers that `area` remembers under `prefix`. */
export function watchersIn(area: Area, prefix: string): Watchers {
  const keyOf = (tab: number): string => `${prefix}${tab}`;
  return {
    add: (tab, record) => area.set({ [keyOf(tab)]: record }),
    remove: (tab) => area.remove([keyOf(tab)]),
    articleIn: async (tab) => readPageRecord((await area.get([keyOf(tab)]))[keyOf(tab)]),
    async of(page) {
      const all = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(prefix));
      return all
        .filter(([, value]) => readPageRecord(value)?.page === page)
        .map(([key]) => Number(key.slice(prefix.length)));
    },
  };
}

/** Tells every tab that has one of these annotations' articles open. A tab that does not answer is no watcher any more. */
export async function tellWatchers(
  watchers: Watchers,
  pageIn: (tab: number) => Pick<Calls<Page>, "changed">,
  annotations: readonly Annotation[],
): Promise<void> {
  for (const [page, changed] of Map.groupBy(annotations, (annotation) => annotation.page)) {
    for (const tab of await watchers.of(page)) {
      await pageIn(tab)
        .changed(page, changed)
        .catch(() => watchers.remove(tab));
    }
  }
}
