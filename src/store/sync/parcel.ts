/** A parcel: what one item of the sync area carries, as the rest of sync sees it. */
import type { Annotation } from "../../model/annotation.ts";
import type { Register } from "../../model/register.ts";
import type { PageRecord } from "../codec.ts";

export interface Parcel {
  /**
   * Live annotations as they are, all context around their quotes too: of 469 quotes that were taken from their pages 31 were found in
   * look-alikes with 12 characters of it on each side, and 5 with all of it. Deletions without their words.
   */
  readonly notes: readonly Annotation[];
  /** What is known of the articles of `notes`. */
  readonly pages: readonly PageRecord[];
  readonly registers: readonly Register[];
  /** Of each deletion in `notes`, by its id: the devices that are known to have it. */
  readonly seen: ReadonlyMap<string, readonly string[]>;
}
