/** A shelf over a Map, in place of the background. */
import type { Annotation } from "../../src/model/annotation.ts";
import type { PageKey } from "../../src/model/page.ts";
import type { Place } from "../../src/model/reading-place.ts";
import { completions } from "../../src/model/tags.ts";
import type { PageMeter } from "../../src/model/travel.ts";
import type { Shelf } from "../../src/room/shelf.ts";
import { annotationsIn } from "../../src/store/annotations.ts";
import { areaOver, worldAt } from "../store/shelf.ts";

export interface TestShelf extends Shelf {
  /** What is kept, deleted ones too. */
  all(): Promise<readonly Annotation[]>;
  readonly places: Place[];
  /** What the background says of how notes travel. */
  metered: PageMeter | null;
  /** Every call fails while this is not `null`. */
  broken: string | null;
  /** The extension was updated under the page. */
  orphaned: boolean;
}

const page = "news.example/a" as PageKey;
const article = { page, url: "https://news.example/a", title: "t", source: null, authors: [], published: null };

/** The store itself, over a Map: what a room saves is what the background would have saved. */
export function mapShelf(items = new Map<string, unknown>(), tags: readonly string[] = []): TestShelf {
  const world = worldAt(Date.now());
  const store = annotationsIn(areaOver(items), world);
  const shelf: TestShelf = {
    places: [],
    metered: null,
    broken: null,
    orphaned: false,
    save: (written, seen) => heard(() => store.save(article, written, seen)),
    remove: (id) => heard(() => store.remove(page, id)),
    meter: async () => shelf.metered,
    bin: () => heard(() => store.binOf(page)),
    complete: async (typed) => completions([...tags, ...(await store.tags())], typed, 6),
    habit: async () => undefined,
    reached: async (place) => void shelf.places.push(place),
    isReachable: () => !shelf.orphaned,
    all: async () => [...(await store.ofPage(page)), ...(await store.binOf(page))],
  };
  async function heard<Result>(work: () => Promise<Result>): Promise<Result> {
    if (shelf.broken !== null) throw new Error(shelf.broken);
    world.time++;
    return work();
  }
  return shelf;
}
