/** What the room knows: one small model of signals. Components draw it; nothing reads the DOM to know it. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Found } from "../anchor/index.ts";
import { type Annotation, type Colour, colours, type Segment } from "../model/annotation.ts";
import { defaultSettings, type Settings } from "../model/settings.ts";
import type { PageMeter } from "../model/travel.ts";
import { inOrder } from "./order.ts";

/** A selection that can become a highlight. */
export interface Pending {
  readonly segments: readonly Segment[];
  readonly text: string;
  /** Where it ends, in pixels of the room's document, and what of that is in view. */
  readonly place: {
    readonly left: number;
    readonly top: number;
    readonly bottom: number;
    readonly view: { readonly top: number; readonly bottom: number; readonly width: number };
  };
}

export interface Toast {
  readonly words: string;
  /** The way back; `null` when there is none. */
  readonly undo: (() => void) | null;
  /** The way back is a redo: the toast tells of an undo. */
  readonly again?: boolean;
}

/** How the last save went. */
export type Saving =
  | { readonly state: "idle" }
  | { readonly state: "saving" }
  | { readonly state: "failed"; readonly why: string };

/** What stands beside the article: one at a time. */
export type PanelName = "list" | "bin" | "outline" | "keys";

/** A part of the article, in pixels from its top. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

export interface RoomState {
  readonly annotations: Signal<ReadonlyMap<string, Annotation>>;
  /** Where each annotation is in the article that is shown; `null`: lost. */
  readonly found: Signal<ReadonlyMap<string, Found | null>>;
  /** The one that stands at its line. */
  readonly active: Signal<string | null>;
  /** The one that the pointer or the focus is on, in the text or in the margin. */
  readonly hovered: Signal<string | null>;
  readonly editing: Signal<string | null>;
  /** The annotation that waits to be put on what is selected next. */
  readonly attaching: Signal<string | null>;
  /** The one whose tags are being written. */
  readonly tagging: Signal<string | null>;
  /** The one whose copying is being chosen. */
  readonly copying: Signal<string | null>;
  readonly pending: Signal<Pending | null>;
  readonly toast: Signal<Toast | null>;
  readonly saving: Signal<Saving>;
  readonly settings: Signal<Settings>;
  /** In a private window, where what is written is forgotten with the last of these. */
  readonly isPrivate: Signal<boolean>;
  /** `null`: not known, or a private window. */
  readonly meter: Signal<PageMeter | null>;
  readonly panel: Signal<PanelName | null>;
  /** The room's width in CSS pixels. */
  readonly width: Signal<number>;
  /** Counts up when lines may have moved: a picture came, the window changed. */
  readonly layout: Signal<number>;
  /** Where the line of each annotation is, in pixels from the top of the article. */
  readonly lines: Signal<ReadonlyMap<string, number>>;
  /** How high each card was when it was last drawn, in pixels. */
  readonly heights: Signal<ReadonlyMap<string, number>>;
  /** What is in view, with a screen before and after it. */
  readonly band: Signal<Band>;
  /** How many there are. */
  readonly count: ReadonlySignal<number>;
  /** Their ids in the order of the article: notes on the page first, lost ones last. */
  readonly order: ReadonlySignal<readonly string[]>;
  /** In that order. */
  readonly ordered: ReadonlySignal<readonly Annotation[]>;
}

/** Below this width, in CSS pixels, there is no margin and a note stands in a sheet from below. */
export const marginWidth = 900;

/** A room's state, with the annotations that it opens with. */
export function roomState(annotations: readonly Annotation[], width: number): RoomState {
  const all = signal<ReadonlyMap<string, Annotation>>(
    new Map(annotations.map((annotation) => [annotation.id, annotation])),
  );
  const found = signal<ReadonlyMap<string, Found | null>>(new Map());
  // Typing in a note changes no order: it is asked for anew only when there are others, or other places.
  const ids = computed(() => [...all.value.keys()].join());
  const order = computed(() => {
    void ids.value;
    return inOrder(all.peek(), found.value).map(({ id }) => id);
  });
  return {
    annotations: all,
    found,
    active: signal(null),
    hovered: signal(null),
    editing: signal(null),
    attaching: signal(null),
    tagging: signal(null),
    copying: signal(null),
    pending: signal(null),
    toast: signal(null),
    saving: signal({ state: "idle" }),
    settings: signal(defaultSettings),
    isPrivate: signal(false),
    meter: signal(null),
    panel: signal(null),
    width: signal(width),
    layout: signal(0),
    lines: signal(new Map()),
    heights: signal(new Map()),
    band: signal({ top: 0, bottom: Number.POSITIVE_INFINITY }),
    count: computed(() => all.value.size),
    order,
    ordered: computed(() => order.value.flatMap((id) => all.value.get(id) ?? [])),
  };
}

/** Opens a panel, or closes it when it is the open one. */
export function togglePanel({ panel }: RoomState, name: PanelName): void {
  panel.value = panel.value === name ? null : name;
}

/** Whether an annotation is in this browser alone, as far as is known. */
export const isStaying = ({ meter }: RoomState, id: string): boolean => meter.value?.staying.includes(id) ?? false;

/** The colour that was used last. */
export const lastColour = (state: RoomState): Colour => state.settings.peek().recent[0] ?? colours[0];
