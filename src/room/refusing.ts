/** Saying why a page cannot be read as an article. */
import type { MessageName, Say } from "../model/words.ts";
import type { Notice } from "./notice.tsx";

/** Why there is nothing to read, in the name of its message; `tooLarge`: whether the cleaner would not begin a page. */
export function whyNot(page: Document, tooLarge: (page: Document) => boolean): MessageName {
  if (page.contentType === "application/pdf") return "cannot_pdf";
  if (tooLarge(page)) return "too_large";
  return (page.body?.textContent ?? "").trim() === "" ? "empty_page" : "no_article";
}

export interface Refusing {
  readonly say: Say;
  /** The reader's language, BCP 47. */
  readonly locale: string;
  /** Reads the page as it is. */
  anyway(): void;
  /** The notice was closed. */
  closed(): void;
}

/** Says it in the corner of the page; its code is a part that few pages need. */
export async function refuse(page: Document, why: MessageName, options: Refusing): Promise<Notice> {
  const { showNotice } = await import("./notice.tsx");
  const { say, locale, anyway, closed } = options;
  return showNotice(page, { words: say(why), say, locale, anyway: why === "no_article" ? anyway : null, closed });
}
