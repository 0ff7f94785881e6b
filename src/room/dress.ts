/** Style sheets of a room: made with the frame's own class, since no other is accepted by its document; no CSP of the page speaks against them. */
import type { View } from "./parts.ts";

/** Which sheets a document has already, by their text. */
const worn = new WeakMap<Document, Set<string>>();

/** Puts a sheet on the room of `view`, after those that it has; one that it has already is not put on again. */
export function dress(view: View, css: string): void {
  const { document } = view;
  const known = worn.get(document) ?? new Set();
  worn.set(document, known);
  if (known.has(css)) return;
  known.add(css);
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
