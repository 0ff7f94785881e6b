/** Where annotations are kept: the background, or a Map in a test. */
import type { Annotation, Colour, Seen, Written } from "../model/annotation.ts";
import type { Place } from "../model/reading-place.ts";
import type { CopyForm } from "../model/settings.ts";
import type { PageMeter } from "../model/travel.ts";

/** A rejected promise means: not written. */
export interface Shelf {
  /** `seen`: what this room knew of the annotation; a note that it did not know is kept as another version. */
  save(written: Written, seen: Seen): Promise<Annotation>;
  remove(id: string): Promise<Annotation | null>;
  /** What was deleted of this article within the last 30 days, the last first. */
  bin(): Promise<readonly Annotation[]>;
  /** How the reader's notes travel; `null` where they do not. */
  meter(): Promise<PageMeter | null>;
  /** Tags of the reader's that complete what was typed. */
  complete(typed: string): Promise<readonly string[]>;
  /** Remembers the colour used and the form copied last. */
  habit(habit: { readonly colour?: Colour; readonly copy?: CopyForm }): Promise<void>;
  /** Remembers where the reader is in the article. */
  reached(place: Place): Promise<void>;
  /** Whether the shelf can still be reached at all; false once the extension was updated under an open page. */
  isReachable(): boolean;
}
