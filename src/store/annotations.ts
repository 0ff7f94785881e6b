/**
 * Annotations at rest: one key an annotation, so that two tabs never rewrite each other's; one key an article.
 * Every function's promise resolves when the browser has written, so a worker killed after it loses nothing.
 */
import type { Annotation, OtherVersion, Seen, Written } from "../model/annotation.ts";
import { stampAfter, tick } from "../model/clock.ts";
import { following } from "../model/merge.ts";
import type { PageKey } from "../model/page.ts";
import { type CataloguedArea, type Entry, noteKeyOf } from "./catalogue.ts";
import { clockKey, readClock } from "./clock.ts";
import { type PageRecord, readAnnotation, toDisk } from "./codec.ts";

export type ArticleKey = `page/${PageKey}`;

const articleKey = (page: PageKey): ArticleKey => `page/${page}`;

/** What the store must know of the world, so that a test can say it. */
export interface World {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Eight random lower-case hexadecimal digits: this browser's name for itself, made once. */
  newDevice(): string;
  /** Runs `work` when no other work of this store runs, in any context of the extension. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
}

export interface AnnotationStore {
  /** The live annotations of one article, oldest first. */
  ofPage(page: PageKey): Promise<Annotation[]>;
  /**
   * Writes what the reader wrote, new or changed, and what is known of its article.
   * An annotation that was deleted elsewhere comes back: writing in it says it is wanted. A note that was not `seen` where it was
   * written over is kept as another version; without `seen` the writer has seen all.
   */
  save(article: PageRecord, written: Written, seen?: Seen): Promise<Annotation>;
  /** Deletes, leaving a tombstone with the words in it; `null` when there is none. */
  remove(page: PageKey, id: string): Promise<Annotation | null>;
  /** Takes a deletion back; `null` when there is nothing to take back. */
  restore(page: PageKey, id: string): Promise<Annotation | null>;
  /** What was deleted of an article within the last 30 days, the last first. */
  binOf(page: PageKey): Promise<Annotation[]>;
  /** The tags of the latest annotations, the most used first. */
  tags(): Promise<string[]>;
}

/** How long what was deleted can be taken back, in milliseconds. */
export const binDays = 30;
const binMs = binDays * 24 * 60 * 60 * 1000;
/** So many annotations are read for their tags: it is done while the reader types. */
const tagMemory = 1_000;

/** The annotations in `area`. */
export function annotationsIn(area: CataloguedArea, world: World): AnnotationStore {
  async function read(page: PageKey, id: string): Promise<Annotation | null> {
    const key = noteKeyOf(page, id);
    return readAnnotation((await area.get([key]))[key]);
  }

  async function write(before: Annotation | null, next: Unstamped, article?: PageRecord): Promise<Annotation> {
    const clock = tick(await readClock(area, world), world.now());
    const stamp = stampAfter(clock, before?.stamp ?? null);
    const followed = following(before, { ...next, stamp }, true);
    const stamped = next.versions ? { ...followed, versions: next.versions } : followed;
    await area.set({
      [noteKeyOf(stamped.page, stamped.id)]: toDisk(stamped),
      [clockKey]: clock,
      ...(article ? { [articleKey(article.page)]: article } : {}),
    });
    return stamped;
  }

  const change = (
    page: PageKey,
    id: string,
    next: (annotation: Annotation) => Annotation | null,
  ): Promise<Annotation | null> =>
    world.alone(async () => {
      const annotation = await read(page, id);
      const changed = annotation && next(annotation);
      return changed ? write(annotation, changed) : null;
    });

  async function all(page: PageKey): Promise<Annotation[]> {
    return readAll(await area.notes(page));
  }

  async function readAll(entries: readonly Entry[]): Promise<Annotation[]> {
    const values = Object.values(await area.get(entries.map(({ page, id }) => noteKeyOf(page, id))));
    return values.map(readAnnotation).filter((annotation) => annotation !== null);
  }

  return {
    async ofPage(page) {
      const live = (await all(page)).filter((annotation) => annotation.deleted === null);
      return live.sort((a, b) => a.created - b.created);
    },
    save: (article, written, seen) =>
      world.alone(async () => {
        const { page } = article;
        const before = await read(page, written.id);
        const now = world.now();
        const { versions: _, ...rest } = written;
        const versions = versionsAfter(before, written, seen);
        const next = { ...rest, page, created: before?.created ?? now, edited: now, deleted: null };
        return write(before, { ...next, ...(versions.length > 0 ? { versions } : {}) }, article);
      }),
    async binOf(page) {
      const since = world.now() - binMs;
      const binned = (await all(page)).filter(({ deleted, created }) => (deleted ?? 0) > since && created > 0);
      return binned.sort((a, b) => (b.deleted ?? 0) - (a.deleted ?? 0));
    },
    async tags() {
      const live = (await area.notes()).filter(({ deleted }) => !deleted);
      const latest = live.sort((a, b) => (a.stamp > b.stamp ? -1 : 1)).slice(0, tagMemory);
      const counts = new Map<string, number>();
      for (const { tags } of await readAll(latest)) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
    },
    remove: (page, id) =>
      change(page, id, (annotation) => (annotation.deleted === null ? { ...annotation, deleted: world.now() } : null)),
    restore: (page, id) =>
      change(page, id, (annotation) => (annotation.deleted === null ? null : { ...annotation, deleted: null })),
  };
}

type Unstamped = Omit<Annotation, "stamp">;

/**
 * The other versions of a note once `written` is saved over `before`: those that the writer wants kept, those that were not seen where
 * it was written, and the note that stands there now when that was not seen either.
 */
function versionsAfter(before: Annotation | null, written: Written, seen?: Seen): readonly OtherVersion[] {
  if (!seen) return written.versions ?? [];
  const known = new Set(seen.versions);
  const kept = [...(written.versions ?? []), ...(before?.versions ?? []).filter(({ stamp }) => !known.has(stamp))];
  const unseen = before !== null && before.deleted === null && before.note !== "" && !seen.notes.includes(before.note);
  const all = unseen ? [...kept, { stamp: before.stamp, note: before.note }] : kept;
  const byStamp = new Map(all.map((version) => [version.stamp, version]));
  return [...byStamp.values()].filter(({ note }) => note !== written.note);
}
