/** The sync area as it was read: each item decoded, or named as one that this Galley cannot read. */

import type { Pause } from "./area.ts";
import { type Opened, open } from "./codec/shard.ts";
import { digestOf } from "./digest.ts";
import type { Parcel } from "./parcel.ts";
import { deviceOfRow, openRow, openVault, type Row, type Vault, vaultKey } from "./rows.ts";

/** Keys of the items that carry annotations: short, for each byte counts. */
const shardForm = /^n[0-9a-z]{2}$/;
export const isShardKey = (key: string): boolean => shardForm.test(key);

/** A digest of the items that carry annotations. */
export const shardsDigest = (items: Readonly<Record<string, unknown>>): string =>
  digestOf(Object.fromEntries(Object.entries(items).filter(([key]) => isShardKey(key))));

export interface Shard {
  readonly value: string;
  readonly parcel: Parcel;
}

export interface Wire {
  /** As read, to see whether it changed since. */
  readonly items: Readonly<Record<string, unknown>>;
  readonly shards: ReadonlyMap<string, Shard>;
  readonly vault: Vault | null;
  readonly rows: ReadonlyMap<string, Row>;
  /** Keys whose items nobody can have written so: skipped, reported, left alone. */
  readonly broken: readonly string[];
  /** A later Galley has written here: this one reads what it can and writes nothing. */
  readonly newer: boolean;
}

/** The annotations and articles that are in the area. */
export function namesIn({ shards }: Wire): { ids: Set<string>; pages: Set<string> } {
  const names = { ids: new Set<string>(), pages: new Set<string>() };
  for (const { parcel } of shards.values()) {
    for (const { id } of parcel.notes) names.ids.add(id);
    for (const { page } of parcel.pages) names.pages.add(page);
  }
  return names;
}

/** Decoded items by their value, so that what did not change is not decoded again. */
export type Decoded = Map<string, Opened>;

/** Reads all items; `decoded` is used and brought up to date. Never throws. */
export async function readWire(
  items: Readonly<Record<string, unknown>>,
  decoded: Decoded,
  pause: Pause,
): Promise<Wire> {
  const shards = new Map<string, Shard>();
  const rows = new Map<string, Row>();
  const broken: string[] = [];
  const fresh: Decoded = new Map();
  let vault: Vault | null = null;
  let newer = false;
  const take = <Read>(key: string, read: Read | "newer" | "broken", keep: (value: Read) => void): void => {
    if (read === "newer") newer = true;
    else if (read === "broken") broken.push(key);
    else keep(read);
  };
  for (const [key, value] of Object.entries(items)) {
    const device = deviceOfRow(key);
    if (device !== null) take(key, openRow(value), (row) => rows.set(device, row));
    else if (key === vaultKey)
      take(key, openVault(value), (read) => {
        vault = read;
      });
    else if (isShardKey(key) && typeof value === "string") {
      let opened = decoded.get(value);
      if (opened === undefined) {
        await pause();
        opened = open(value);
      }
      fresh.set(value, opened);
      take(key, opened, ({ parcel }) => shards.set(key, { value, parcel }));
    } else broken.push(key);
  }
  decoded.clear();
  for (const [value, opened] of fresh) decoded.set(value, opened);
  return { items, shards, vault, rows, broken, newer };
}
