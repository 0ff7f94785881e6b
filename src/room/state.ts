/** What the room knows: one small model of signals. Components draw it; nothing reads the DOM to know it. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Found } from "../anchor/index.ts";
import type { Annotation, Colour, Segment } from "../model/annotation.ts";

/** A selection that can become a highlight. */
export interface Pending {
  readonly segments: readonly Segment[];
  readonly text: string;
  /** Where it ends, in pixels of the room's document, and what of that is in view. */
  readonly place: {
    readonly left: number;
    readonly top: number;
    readonly bottom: number;
    readonly view: { readonly bottom: number; readonly width: number };
  };
}

export interface Toast {
  readonly words: string;
  readonly undo: (() => void) | null;
}

/** How the last save went. */
export type Saving =
  | { readonly state: "idle" }
  | { readonly state: "saving" }
  | { readonly state: "failed"; readonly why: string };

export interface RoomState {
  readonly annotations: Signal<ReadonlyMap<string, Annotation>>;
  /** Where each annotation is in the article that is shown; `null`: lost. */
  readonly found: Signal<ReadonlyMap<string, Found | null>>;
  readonly active: Signal<string | null>;
  readonly editing: Signal<string | null>;
  /** The annotation that waits to be put on what is selected next. */
  readonly attaching: Signal<string | null>;
  readonly pending: Signal<Pending | null>;
  readonly toast: Signal<Toast | null>;
  readonly saving: Signal<Saving>;
  readonly colour: Signal<Colour>;
  /** The room's width in CSS pixels. */
  readonly width: Signal<number>;
  /** Counts up when lines may have moved: a picture came, the window changed. */
  readonly layout: Signal<number>;
  /** In the order of the article, lost ones last. */
  readonly ordered: ReadonlySignal<readonly Annotation[]>;
}

/** Below this width, in CSS pixels, there is no margin and a note stands under its line. */
export const marginWidth = 900;

function inOrder(
  annotations: ReadonlyMap<string, Annotation>,
  found: ReadonlyMap<string, Found | null>,
): readonly Annotation[] {
  const first = (annotation: Annotation): Range | null => found.get(annotation.id)?.ranges[0] ?? null;
  return [...annotations.values()].sort((a, b) => {
    const [one, other] = [first(a), first(b)];
    if (!one || !other) return Number(!one) - Number(!other) || a.created - b.created;
    return one.compareBoundaryPoints(Range.START_TO_START, other) || a.created - b.created;
  });
}

/** A room's state, with the annotations that it opens with. */
export function roomState(annotations: readonly Annotation[], width: number): RoomState {
  const all = signal<ReadonlyMap<string, Annotation>>(
    new Map(annotations.map((annotation) => [annotation.id, annotation])),
  );
  const found = signal<ReadonlyMap<string, Found | null>>(new Map());
  return {
    annotations: all,
    found,
    active: signal(null),
    editing: signal(null),
    attaching: signal(null),
    pending: signal(null),
    toast: signal(null),
    saving: signal({ state: "idle" }),
    colour: signal("yellow"),
    width: signal(width),
    layout: signal(0),
    ordered: computed(() => inOrder(all.value, found.value)),
  };
}
