/** What annotations and colours are called. */
import type { Annotation, Colour } from "../model/annotation.ts";
import type { Parts } from "./parts.ts";

/** How much of a quote names it, in characters. */
const quoteLength = 80;

/** The quoted words in one line, cut where they are long. */
export function quoteOf(annotation: Annotation): string {
  const quote = annotation.segments.map((segment) => segment.exact).join(" ");
  return quote.length > quoteLength ? `${quote.slice(0, quoteLength).trimEnd()}…` : quote;
}

/** The reader's own name for a colour, or the colour's. */
export function colourName({ state, say }: Pick<Parts, "state" | "say">, colour: Colour): string {
  return state.settings.value.names[colour] || say(`colour_${colour}`);
}

/** What a screen reader calls an annotation: its colour's name and its quote. */
export function nameOf(parts: Pick<Parts, "state" | "say">, annotation: Annotation): string {
  const what = annotation.segments.length === 0 ? parts.say("page_note") : `“${quoteOf(annotation)}”`;
  return `${colourName(parts, annotation.colour)}: ${what}`;
}
