/**
 * What sync needs of the world, as arguments: so it runs over the browsers' storage, over a Map in a test, and in the simulator.
 */
import type { Annotation } from "../../model/annotation.ts";
import type { Register } from "../../model/register.ts";
import type { PageRecord } from "../codec.ts";

/** `storage.sync`. Each `set` and `remove` is atomic. */
export interface SyncArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Calls `heard` when anything in the area changed, here or elsewhere; a hint that may come late, twice or never. */
  onChanged(heard: () => void, signal: AbortSignal): void;
}

/** All that can travel. */
export interface Parts {
  readonly notes: readonly Annotation[];
  readonly pages: readonly PageRecord[];
  readonly registers: readonly Register[];
}

/** What a run needs of what this browser keeps: all deletions and registers, the annotations asked for, and the newest. */
export interface Held extends Parts {
  /** How many live annotations there are in all. */
  readonly live: number;
}

/** What this browser keeps: the truth. Each function's promise resolves when all of it is written, or none. */
export interface LocalStore {
  /** 8 lower-case hexadecimal digits: this browser's name in stamps. */
  device(): Promise<string>;
  /** Another text after each change that the reader made here. */
  revision(): Promise<string>;
  /** What is kept of these annotations and articles, and all that could be sent. */
  held(wanted: { readonly ids: ReadonlySet<string>; readonly pages: ReadonlySet<string> }): Promise<Held>;
  /** All that is kept, as it lies there. */
  copy(): Promise<Parts>;
  /** Joins `incoming` into what is kept, under the lock of the store's own writes, and says which annotations changed by it. */
  merge(incoming: Parts): Promise<readonly Annotation[]>;
  /** Forgets deletions that every browser knows of. */
  drop(ids: readonly string[]): Promise<void>;
  /** Stamps the live annotations here anew, as they are, so that they win over these copies of them. */
  restamp(over: readonly Annotation[]): Promise<void>;
  /** Brings back those of these annotations that are not live here, as if written now; says which. */
  revive(notes: readonly Annotation[], pages: readonly PageRecord[]): Promise<readonly Annotation[]>;
  /** A record of sync's own, and its writing; `null` removes it. */
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  /** The names of those of them that are backups. */
  backups(): Promise<readonly string[]>;
}

/** `navigator.locks`. */
export interface Locks {
  request<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** Lets what else the worker has to do come first, between two pieces of work that take long. */
export type Pause = () => Promise<void>;

/** Time that passes. */
export interface Timers {
  /** Calls `then` after `milliseconds`, if the worker lives so long; the result takes it back. */
  after(milliseconds: number, then: () => void): () => void;
  /** Has the browser wake the worker at a time (milliseconds since 1970) or soon after, in place of an earlier such wish. */
  wakeAt(time: number): void;
  /** Calls `then` when the browser woke the worker for that, and at every quarter of an hour. */
  onWake(then: () => void, signal: AbortSignal): void;
}

/** Limits of `storage.sync`; Firefox does not expose them, so they stand here. Chromium 156 and Firefox 153 have the same. */
export const browserLimits: Limits = { bytes: 102_400, bytesPerItem: 8_192 };

/** In counted bytes. */
export interface Limits {
  readonly bytes: number;
  readonly bytesPerItem: number;
}

/**
 * What one item of a key and a value that are plain ASCII without `"`, `\` and `<` costs: the key, the value, the value's quotes.
 * In Chromium that is all, Firefox counts the JSON object around the items too: four bytes more an item, and one.
 */
export const itemBytes = (key: string, value: string): number => key.length + value.length + 2;
const firefoxBytesPerItem = 4;
const cheap = /^[!#-;=-[\]-~]*$/;

/** Bytes of `items` in whichever browser counts more. Values that are not ours are counted as JSON in UTF-8, `<` as six. */
export function countedBytes(items: Readonly<Record<string, unknown>>): number {
  const encoder = new TextEncoder();
  let bytes = 1;
  for (const [key, value] of Object.entries(items)) {
    if (typeof value === "string" && cheap.test(key) && cheap.test(value)) {
      bytes += itemBytes(key, value) + firefoxBytesPerItem;
      continue;
    }
    const json = (JSON.stringify(value) ?? "").replace(/[<\u2028\u2029]/g, "\\u0000");
    bytes += encoder.encode(key).length + encoder.encode(json).length + firefoxBytesPerItem;
  }
  return bytes;
}
