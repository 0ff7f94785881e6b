/** Copying: quotes with their source go to the clipboard. */
import type { Annotation } from "../model/annotation.ts";
import { quotationsAs } from "../model/quotation.ts";
import type { CopyForm } from "../model/settings.ts";
import type { Parts } from "./parts.ts";
import { toast } from "./toast.ts";

type Quoted = Pick<Annotation, "segments" | "note">;

/**
 * Puts text, and HTML where it is not empty, on the clipboard; whether the browser let us. Through the room's own `copy` event,
 * since `navigator.clipboard` is missing on pages without HTTPS, and unheard by the page, whose document is another.
 */
function toClipboard(room: Document, text: string, html: string): boolean {
  let written = false;
  const write = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html !== "") event.clipboardData.setData("text/html", html);
    written = true;
  };
  room.addEventListener("copy", write, { once: true, capture: true });
  try {
    return room.execCommand("copy") && written;
  } finally {
    room.removeEventListener("copy", write, { capture: true });
  }
}

/** Copies `quoted` with the article as their source, and says so. */
export function copyOut({ article, state, say, view }: Parts, form: CopyForm, quoted: readonly Quoted[]): void {
  const { title, authors, published, url, canonicalUrl } = article;
  const medium = article.source ?? article.siteName;
  const source = { title, medium, authors, published, url: canonicalUrl ?? url };
  const { text, html } = quotationsAs(
    form,
    quoted.map(({ segments, note }) => ({ source, segments, note })),
    new Date(),
  );
  const words = toClipboard(view.document, text, html) ? say("copied", say(`copy_${form}`)) : say("copy_failed");
  toast(state, { words, undo: null });
}
