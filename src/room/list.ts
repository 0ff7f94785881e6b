/** The list of an article's notes: which are shown, in which order. */
import { type Signal, signal } from "@preact/signals";
import type { Found } from "../anchor/index.ts";
import type { Annotation, Colour } from "../model/annotation.ts";
import { sameTag } from "../model/tags.ts";
import { type FoundState, stateOf } from "./order.ts";

export const listOrders = ["place", "newest", "oldest"] as const;
export type ListOrder = (typeof listOrders)[number];

export interface ListFilter {
  /** Empty: every colour. */
  readonly colours: readonly Colour[];
  /** `null`: any. */
  readonly tag: string | null;
  readonly state: FoundState | null;
  /** `null`: with a note or without. */
  readonly noted: boolean | null;
  /** Sought in quotes, notes and tags; empty: everything. */
  readonly query: string;
  readonly order: ListOrder;
}

export const everything: ListFilter = { colours: [], tag: null, state: null, noted: null, query: "", order: "place" };

export interface ListState {
  readonly filter: Signal<ListFilter>;
  /** Ids of those selected. */
  readonly selected: Signal<ReadonlySet<string>>;
}

export const listState = (): ListState => ({ filter: signal(everything), selected: signal(new Set()) });

/** Width, case and accents do not matter to one who searches. */
const folded = (text: string): string => text.normalize("NFKD").replace(marks, "").toLowerCase();
const marks = /\p{M}+/gu;

/** What is searched in each annotation; typing must not fold five hundred quotes anew, nor at its first letter. */
const searched = new WeakMap<Annotation, string>();

function searchedIn(annotation: Annotation): string {
  const known = searched.get(annotation);
  if (known !== undefined) return known;
  const quotes = annotation.segments.map(({ exact }) => exact);
  const text = folded([...quotes, annotation.note, ...annotation.tags.map((tag) => `#${tag}`)].join("\n"));
  searched.set(annotation, text);
  return text;
}

/** Makes ready what is searched. */
export function readyToSearch(annotations: readonly Annotation[]): void {
  for (const annotation of annotations) searchedIn(annotation);
}

/** Those of `ordered` (in the order of the article) that the filter lets through, in its order. Every word sought must be there. */
export function listed(
  ordered: readonly Annotation[],
  found: ReadonlyMap<string, Found | null>,
  filter: ListFilter,
): readonly Annotation[] {
  const words = folded(filter.query).split(/\s+/).filter(Boolean);
  const { tag, state, noted, order } = filter;
  const shown = ordered.filter(
    (annotation) =>
      (filter.colours.length === 0 || filter.colours.includes(annotation.colour)) &&
      (tag === null || annotation.tags.some((own) => sameTag(own, tag))) &&
      (state === null || stateOf(annotation, found) === state) &&
      (noted === null || (annotation.note !== "") === noted) &&
      words.every((word) => searchedIn(annotation).includes(word)),
  );
  if (order === "place") return shown;
  return shown.sort((a, b) => (order === "newest" ? b.created - a.created : a.created - b.created));
}
