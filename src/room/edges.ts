/**
 * Where highlights start and end, for those who hear the page: CSS highlights are silent, so an empty element stands at either end with
 * their words as its label. Empty, so that the text is the same with it and without.
 */
import { effect } from "@preact/signals";
import type { Found } from "../anchor/index.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Settings } from "../model/settings.ts";
import { colourName } from "./naming.ts";
import type { Parts, View } from "./parts.ts";

const edge = "galley-edge";
/** How long nothing changes before the edges are set, in milliseconds: they must not stand in the way of what is seen. */
const restMs = 250;
/** How many are set before what the reader does has its turn: each touches a paragraph, which is laid out anew. */
const perTurn = 16;

/** The edges of an annotation, and what they were made of. */
interface Marked {
  readonly start: HTMLElement;
  readonly end: HTMLElement;
  readonly place: Found;
  readonly annotation: Annotation;
  readonly settings: Settings;
}

function edgeFor(document: Document, label: string, id: string): HTMLElement {
  const element = document.createElement(edge);
  element.setAttribute("role", "img");
  element.ariaLabel = label;
  element.dataset["for"] = id;
  return element;
}

function insertAt(node: Node, offset: number, element: HTMLElement): void {
  const range = node.ownerDocument?.createRange();
  range?.setStart(node, offset);
  range?.insertNode(element);
}

/** What is said at the start: the colour's name, and that there is a note. */
function startWords({ state, say }: Pick<Parts, "state" | "say">, { colour, note }: Annotation): string {
  const name = colourName({ state, say }, colour);
  return say("edge_start", note ? say("edge_noted", name) : name);
}

/** Keeps the edges under `root` as the state has them, until `signal` aborts. */
export function markEdges(root: Element, parts: Pick<Parts, "state" | "say">, view: View, signal: AbortSignal): void {
  const { state, say } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const set = new Map<string, Marked>();

  function mark(): void {
    const [annotations, found, settings] = [state.annotations.peek(), state.found.peek(), state.settings.peek()];
    for (const [id, { start, end, place }] of set) {
      if (annotations.has(id) && found.get(id) === place && start.isConnected) continue;
      start.remove();
      end.remove();
      set.delete(id);
    }
    let left = perTurn;
    for (const [id, annotation] of annotations) {
      const known = set.get(id);
      if (known?.annotation === annotation && known.settings === settings) continue;
      const place = found.get(id);
      const [first, last] = [place?.ranges[0], place?.ranges.at(-1)];
      if (!place || !first || !last || !root.contains(first.startContainer)) continue;
      if (left-- === 0) {
        soon();
        return;
      }
      const label = startWords(parts, annotation);
      const start = known?.start ?? edgeFor(view.document, label, id);
      const end = known?.end ?? edgeFor(view.document, say("edge_end"), id);
      set.set(id, { start, end, place, annotation, settings });
      if (start.ariaLabel !== label) start.ariaLabel = label;
      if (known) continue;
      insertAt(last.endContainer, last.endOffset, end);
      insertAt(first.startContainer, first.startOffset, start);
      // The edges are no part of what they mark, nor is the empty end of the text that was split before it.
      first.setStartAfter(start);
      last.setEndBefore(end);
    }
  }

  // With a frame, which lays out at once what it changed: a press on a text that was split and not yet laid out begins elsewhere in Firefox.
  function soon(): void {
    frame = view.requestAnimationFrame(mark);
  }
  function stop(): void {
    clearTimeout(timer);
    view.cancelAnimationFrame(frame);
  }
  const end = effect(() => {
    void [state.annotations.value, state.found.value, state.settings.value];
    stop();
    timer = setTimeout(soon, restMs);
  });
  signal.addEventListener("abort", () => {
    stop();
    end();
  });
}
