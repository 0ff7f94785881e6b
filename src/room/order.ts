/** Annotations in the order of the article. */
import type { Found } from "../anchor/index.ts";
import type { Annotation } from "../model/annotation.ts";

type Places = ReadonlyMap<string, Found | null>;

/** Kept as long as the places are: typing in a note must not sort five hundred of them anew by asking the DOM. */
const ranks = new WeakMap<Places, ReadonlyMap<string, number>>();

function ranksOf(found: Places): ReadonlyMap<string, number> {
  const known = ranks.get(found);
  if (known) return known;
  const starts = [...found]
    .flatMap(([id, place]) => (place?.ranges[0] ? [{ id, start: place.ranges[0] }] : []))
    .sort((a, b) => a.start.compareBoundaryPoints(Range.START_TO_START, b.start));
  const made = new Map(starts.map(({ id }, rank) => [id, rank]));
  ranks.set(found, made);
  return made;
}

/** Notes on the page as a whole first, then by place, then those that are lost; within one place the older first. */
export function inOrder(annotations: ReadonlyMap<string, Annotation>, found: Places): readonly Annotation[] {
  const ranked = ranksOf(found);
  const rank = ({ id, segments }: Annotation): number =>
    segments.length === 0 ? -1 : (ranked.get(id) ?? Number.MAX_SAFE_INTEGER);
  return [...annotations.values()].sort((a, b) => rank(a) - rank(b) || a.created - b.created);
}

export type FoundState = "found" | "changed" | "lost";

/** How an annotation stands in the article that is shown; a note on the page as a whole is always found. */
export function stateOf({ id, segments }: Annotation, found: Places): FoundState {
  const place = found.get(id);
  if (segments.length === 0 || place === undefined) return "found";
  return place === null ? "lost" : place.changed ? "changed" : "found";
}
