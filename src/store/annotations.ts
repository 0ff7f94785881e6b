/**
 * Annotations at rest: one key an annotation, so that two tabs never rewrite each other's; one key an article.
 * Every function's promise resolves when the browser has written, so a worker killed after it loses nothing.
 */
import type { Annotation, Written } from "../model/annotation.ts";
import { type Clock, stampOf, tick } from "../model/clock.ts";
import type { PageKey } from "../model/page.ts";
import type { Area } from "../platform/storage.ts";
import { type PageRecord, readAnnotation } from "./codec.ts";

export type NoteKey = `note/${PageKey}/${string}`;
export type ArticleKey = `page/${PageKey}`;

const noteKey = (page: PageKey, id: string): NoteKey => `note/${page}/${id}`;
const articleKey = (page: PageKey): ArticleKey => `page/${page}`;
const clockKey = "clock";

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
   * An annotation that was deleted elsewhere comes back: writing in it says it is wanted.
   */
  save(article: PageRecord, written: Written): Promise<Annotation>;
  /** Deletes, leaving a tombstone with the words in it; `null` when there is none. */
  remove(page: PageKey, id: string): Promise<Annotation | null>;
  /** Takes a deletion back; `null` when there is nothing to take back. */
  restore(page: PageKey, id: string): Promise<Annotation | null>;
}

/** A clock as it lies in storage; anything else starts a new one. */
function readClock(value: unknown, world: World): Clock {
  if (typeof value === "object" && value !== null && "time" in value && "count" in value && "device" in value) {
    const { time, count, device } = value;
    if (typeof time === "number" && typeof count === "number" && typeof device === "string")
      return { time, count, device };
  }
  return { time: 0, count: 0, device: world.newDevice() };
}

/** The annotations in `area`. */
export function annotationsIn(area: Area, world: World): AnnotationStore {
  async function read(page: PageKey, id: string): Promise<Annotation | null> {
    const key = noteKey(page, id);
    return readAnnotation((await area.get([key]))[key]);
  }

  async function write(annotation: Omit<Annotation, "stamp">, article?: PageRecord): Promise<Annotation> {
    const clock = tick(readClock((await area.get([clockKey]))[clockKey], world), world.now());
    const stamped: Annotation = { ...annotation, stamp: stampOf(clock) };
    await area.set({
      [noteKey(stamped.page, stamped.id)]: stamped,
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
      return changed ? write(changed) : null;
    });

  return {
    async ofPage(page) {
      const prefix = noteKey(page, "");
      // An identifier has no slash: what has one is of an address that goes on from this one.
      const keys = (await area.keys()).filter((key) => key.startsWith(prefix) && !key.includes("/", prefix.length));
      const annotations = Object.values(await area.get(keys)).map(readAnnotation);
      return annotations
        .filter((annotation) => annotation !== null)
        .filter((annotation) => annotation.deleted === null)
        .sort((a, b) => a.created - b.created);
    },
    save: (article, written) =>
      world.alone(async () => {
        const { page } = article;
        const before = await read(page, written.id);
        const now = world.now();
        return write(
          { ...before, ...written, page, created: before?.created ?? now, edited: now, deleted: null },
          article,
        );
      }),
    remove: (page, id) =>
      change(page, id, (annotation) => (annotation.deleted === null ? { ...annotation, deleted: world.now() } : null)),
    restore: (page, id) =>
      change(page, id, (annotation) => (annotation.deleted === null ? null : { ...annotation, deleted: null })),
  };
}
