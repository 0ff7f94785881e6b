/**
 * Where highlights start and end, for those who hear the page: CSS highlights are silent, so an empty element stands at either end with
 * their words as its label. Empty, so that the text is the same with it and without.
 */
import { effect } from "@preact/signals";
import type { Annotation } from "../model/annotation.ts";
import { colourName } from "./naming.ts";
import type { Parts, View } from "./parts.ts";

const edge = "galley-edge";
/** How long nothing changes before the edges are set, in milliseconds: they must not stand in the way of what is seen. */
const restMs = 250;

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

/** Keeps the edges under `root` as the state has them; returns its end. */
export function markEdges(root: Element, parts: Pick<Parts, "state" | "say">, view: View): () => void {
  const { state, say } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = new Map<string, { start: HTMLElement; end: HTMLElement }>();

  function mark(): void {
    const [annotations, found] = [state.annotations.peek(), state.found.peek()];
    for (const [id, { start, end }] of set) {
      if (annotations.has(id) && found.get(id)?.ranges.length && start.isConnected) continue;
      start.remove();
      end.remove();
      set.delete(id);
    }
    for (const [id, annotation] of annotations) {
      const label = startWords(parts, annotation);
      const known = set.get(id);
      if (known) {
        if (known.start.ariaLabel !== label) known.start.ariaLabel = label;
        continue;
      }
      const ranges = found.get(id)?.ranges ?? [];
      const [first, last] = [ranges[0], ranges.at(-1)];
      if (!first || !last || !root.contains(first.startContainer)) continue;
      const [start, end] = [edgeFor(view.document, label, id), edgeFor(view.document, say("edge_end"), id)];
      insertAt(last.endContainer, last.endOffset, end);
      insertAt(first.startContainer, first.startOffset, start);
      // The edges are no part of what they mark, nor is the empty end of the text that was split before it.
      first.setStartAfter(start);
      last.setEndBefore(end);
      set.set(id, { start, end });
    }
  }

  const end = effect(() => {
    void [state.annotations.value, state.found.value, state.settings.value];
    clearTimeout(timer);
    timer = setTimeout(mark, restMs);
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}
