/** The catalogue's drawers: small records that each list some of what there is, and the card that a key has in one of them. */
import { titleName } from "../model/fingerprint.ts";
import type { PageKey } from "../model/page.ts";

/** An annotation as the catalogue knows it. */
export interface Entry {
  readonly page: PageKey;
  readonly id: string;
  readonly stamp: string;
  readonly deleted: boolean;
}

/** What one key of the area puts into a drawer, or takes out of it. */
export type Card =
  | { readonly drawer: string; readonly note: Entry; readonly there: boolean }
  | { readonly drawer: string; readonly text: string; readonly there: boolean };

/** So many drawers for annotations: with 50,000 each holds about 200, a few kilobytes to write anew with an annotation. */
const drawerCount = 256;
const drawerPrefix = "catalogue/";
const notePrefix = "note/";
const pagePrefix = "page/";

export const noteKeyOf = (page: PageKey, id: string): `note/${PageKey}/${string}` => `note/${page}/${id}`;
export const namedKey = (site: string, name: string): string => `named/${site}/${name}`;
export const listKey = (kind: string): string => `list/${kind}`;

const drawerName = (index: number): string => drawerPrefix + index.toString(16).padStart(2, "0");

/** The drawer that an article's annotations are in: all of an article in one (FNV-1a). */
function drawerOf(page: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < page.length; index++) hash = Math.imul(hash ^ page.charCodeAt(index), 0x01000193);
  return drawerName((hash ^ (hash >>> 15)) & (drawerCount - 1));
}

/** The drawers in which annotations are listed: all, or the one for an article. */
export const noteDrawers = (page?: PageKey): string[] =>
  page === undefined ? Array.from({ length: drawerCount }, (_, index) => drawerName(index)) : [drawerOf(page)];

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** The cards of a key with this value; none for what the catalogue does not list. `undefined`: the key is removed. */
export function cardsOf([key, value]: readonly [key: string, value: unknown]): Card[] {
  const there = value !== undefined;
  if (key.startsWith(notePrefix)) {
    // An identifier has no slash; a page key may.
    const slash = key.lastIndexOf("/");
    const [page, id] = [key.slice(notePrefix.length, slash) as PageKey, key.slice(slash + 1)];
    const { stamp = "", deleted = null } = isFields(value) ? value : {};
    return [{ drawer: drawerOf(page), note: { page, id, stamp: String(stamp), deleted: deleted !== null }, there }];
  }
  if (key.startsWith(pagePrefix)) {
    const page = key.slice(pagePrefix.length);
    // What goes stays listed under its title: whoever looks there looks at the record too.
    if (!isFields(value) || typeof value["title"] !== "string") return [];
    return [{ drawer: namedKey(page.split("/", 1)[0] ?? "", titleName(value["title"])), text: page, there }];
  }
  const kind = key.split("/", 1)[0];
  return kind === "register" || kind === "backup" ? [{ drawer: listKey(kind), text: key, there }] : [];
}

type Tuple = readonly [page: string, id: string, stamp: string, deleted: 0 | 1];

const isTuple = (value: unknown): value is Tuple =>
  Array.isArray(value) && value.length === 4 && value.slice(0, 3).every((part) => typeof part === "string");

/** The annotations listed in a drawer; what cannot be read is passed over. */
export function entriesIn(drawer: unknown): Entry[] {
  const tuples = Array.isArray(drawer) ? drawer.filter(isTuple) : [];
  return tuples.map(([page, id, stamp, deleted]) => ({ page: page as PageKey, id, stamp, deleted: deleted === 1 }));
}

/** The texts listed in a drawer. */
export const textsIn = (drawer: unknown): string[] =>
  Array.isArray(drawer) ? drawer.filter((text) => typeof text === "string") : [];

/** A drawer after `cards`; `null` when they change nothing in it. */
export function changedDrawer(drawer: unknown, cards: readonly Card[]): readonly unknown[] | null {
  const texts = new Set(textsIn(drawer));
  const entries = new Map(entriesIn(drawer).map((entry) => [`${entry.page} ${entry.id}`, entry]));
  let changed = false;
  for (const card of cards) {
    if ("text" in card) {
      if (texts.has(card.text) === card.there) continue;
      if (card.there) texts.add(card.text);
      else texts.delete(card.text);
    } else {
      const name = `${card.note.page} ${card.note.id}`;
      const known = entries.get(name);
      if (card.there ? known && sameEntry(known, card.note) : !known) continue;
      if (card.there) entries.set(name, card.note);
      else entries.delete(name);
    }
    changed = true;
  }
  if (!changed) return null;
  const tuples = [...entries.values()].map(({ page, id, stamp, deleted }): Tuple => [page, id, stamp, deleted ? 1 : 0]);
  return [...texts, ...tuples];
}

const sameEntry = (one: Entry, other: Entry): boolean => one.stamp === other.stamp && one.deleted === other.deleted;
