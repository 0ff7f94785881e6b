/** `storage.sync`: what the browser carries to the reader's other browsers. */
import { browser } from "./browser.ts";

/** What sync needs of it; see `store/sync/area.ts`. */
export interface TravellingArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  onChanged(heard: () => void, signal: AbortSignal): void;
}

export const travellingArea: TravellingArea = {
  get: (keys) => browser.storage.sync.get(keys),
  set: (items) => browser.storage.sync.set(items),
  remove: (keys) => browser.storage.sync.remove([...keys]),
  onChanged(heard, signal) {
    const listener = (_: unknown, area: string): void => {
      if (area === "sync") heard();
    };
    browser.storage.onChanged.addListener(listener);
    signal.addEventListener("abort", () => browser.storage.onChanged.removeListener(listener));
  },
};
