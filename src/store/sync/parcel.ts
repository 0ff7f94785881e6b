/** A parcel: what one item of the sync area carries, as the rest of sync sees it. */
import type { Annotation, Segment } from "../../model/annotation.ts";
import type { Register } from "../../model/register.ts";
import type { PageRecord } from "../codec.ts";

export interface Parcel {
  /** Live annotations as they are; deletions without their words. */
  readonly notes: readonly Annotation[];
  /** What is known of the articles of `notes`. */
  readonly pages: readonly PageRecord[];
  readonly registers: readonly Register[];
  /** Of each deletion in `notes`, by its id: the devices that are known to have it. */
  readonly seen: ReadonlyMap<string, readonly string[]>;
}

/** Quotes this long, in characters, are found by themselves; shorter ones stand in many places of a page. */
const tellingQuote = { any: 48, chinese: 16 };
/** How much of the context on each side travels: all there is for a short quote, enough to choose between two places for a long one. */
const shortContext = { any: 12, chinese: 4 };
const ideograph = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** `segment` in the form that travels: the context of a quote that is long enough to be found by itself is cut. */
export function travelling(segment: Segment): Segment {
  const script = ideograph.test(segment.exact) ? "chinese" : "any";
  if (segment.exact.length < tellingQuote[script]) return segment;
  const length = shortContext[script];
  return { ...segment, prefix: segment.prefix.slice(-length), suffix: segment.suffix.slice(0, length) };
}
