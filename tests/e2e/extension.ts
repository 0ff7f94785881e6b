/** What one of the extension's own pages can do: ask the background, and look into the browser's storage. */
import type { Page } from "puppeteer-core";

export type Items = Record<string, unknown>;

/** The browser's storage area of that name, through `page`. */
export interface RemoteArea {
  get(): Promise<Items>;
  /** Resolves with the browser's words when it refuses, with `null` when it does not. */
  set(items: Items): Promise<string | null>;
  remove(keys: readonly string[]): Promise<void>;
}

interface ExtensionApi {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly storage: Readonly<
    Record<
      "local" | "sync",
      {
        get(keys: null): Promise<Items>;
        set(items: Items): Promise<void>;
        remove(keys: readonly string[]): Promise<void>;
      }
    >
  >;
}

/** What `globalThis` has in a page of the extension. */
export interface ExtensionGlobal {
  readonly browser?: ExtensionApi;
  readonly chrome: ExtensionApi;
}

/** Sends the background a message and resolves with its answer; rejects with its words when it refuses. */
export function ask<Answer>(page: Page, name: string, ...values: readonly unknown[]): Promise<Answer> {
  return page.evaluate(
    async (galley, all) => {
      const { browser, chrome } = globalThis as unknown as ExtensionGlobal;
      const reply = await (browser ?? chrome).runtime.sendMessage({ galley, values: all });
      const { value, error } = reply as { value: Answer; error?: string };
      if (error !== undefined) throw new Error(error);
      return value;
    },
    name,
    values,
  ) as Promise<Answer>;
}

export function remoteArea(page: Page, area: "local" | "sync"): RemoteArea {
  return {
    get: () =>
      page.evaluate((name) => {
        const { browser, chrome } = globalThis as unknown as ExtensionGlobal;
        return (browser ?? chrome).storage[name].get(null);
      }, area),
    set: (items) =>
      page.evaluate(
        async (name, all) => {
          const { browser, chrome } = globalThis as unknown as ExtensionGlobal;
          try {
            await (browser ?? chrome).storage[name].set(all);
            return null;
          } catch (error) {
            return error instanceof Error ? error.message : String(error);
          }
        },
        area,
        items,
      ),
    remove: (keys) =>
      page.evaluate(
        (name, all) => {
          const { browser, chrome } = globalThis as unknown as ExtensionGlobal;
          return (browser ?? chrome).storage[name].remove([...all]);
        },
        area,
        keys,
      ),
  };
}
