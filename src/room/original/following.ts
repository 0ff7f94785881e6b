/** Following a page that becomes another article by itself: it is read anew once the new one is there. */
import { effect } from "@preact/signals";
import type { RoomState } from "../state.ts";
import { watchAddress } from "./address.ts";

/** How long the new article may take to come, in milliseconds; then what is there is read, and once more when it comes after all. */
const patienceMs = 1500;

export interface Following {
  /** Tell it that the page's text has changed, and that the changes rest. */
  changed(): void;
  /** While a note of this state is being written the page is not read anew: the reader's words go first. */
  waitFor(state: RoomState): void;
}

/** What an article is told by, beside its address. */
function headOf(page: Document): string {
  const canonical = page.querySelector("link[rel='canonical' i]")?.getAttribute("href");
  return [canonical, page.title, page.querySelector("h1")?.textContent].join("\n");
}

/**
 * Calls `another` when the page of `view` shows another article under another address, until `signal` aborts; `late` says that the article
 * had not come yet. With `late` it starts as one that waits for such an article.
 */
export function followArticle(
  view: Window,
  late: boolean,
  another: (late: boolean) => void,
  signal: AbortSignal,
): Following {
  const { document: page } = view;
  const before = headOf(page);
  let moved = late;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: RoomState | null = null;

  function tell(): void {
    clearTimeout(timer);
    if (!moved || signal.aborted) return;
    moved = false;
    const stillLate = headOf(page) === before;
    if (!state) {
      another(stillLate);
      return;
    }
    const end = effect(() => {
      if (state?.editing.value === null) queueMicrotask(() => finish());
    });
    const finish = (): void => {
      end();
      if (!signal.aborted) another(stillLate);
    };
    signal.addEventListener("abort", end);
  }

  const address = watchAddress(
    view,
    () => {
      moved = true;
      clearTimeout(timer);
      timer = setTimeout(tell, patienceMs);
    },
    signal,
  );
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    changed() {
      address.look();
      if (moved && headOf(page) !== before) tell();
    },
    waitFor(next) {
      state = next;
    },
  };
}
