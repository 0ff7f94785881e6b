/** The words that a reader sees, from `_locales`, in the browser's language. */
import type { MessageName, Say } from "../model/words.ts";
import { browser } from "./browser.ts";

/** Marks in the place of a message's values, from Unicode's private use. */
const firstMark = 0xe000;
const marks = Array.from({ length: 9 }, (_, at) => String.fromCharCode(firstMark + at));
const anyMark = /[\ue000-\ue008]/g;

/** Messages that were said before: after an update of the extension the browser says nothing to the pages that it leaves behind. */
const known = new Map<MessageName, string>();

function messageOf(name: MessageName): string {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  try {
    const message = browser.i18n.getMessage(name, marks);
    known.set(name, message);
    return message;
  } catch (error) {
    // Without the extension a page keeps what it shows, and can have no words that it never had.
    if (browser.runtime?.id === undefined) return "";
    throw error;
  }
}

export const say: Say = (name, ...values) =>
  messageOf(name).replace(anyMark, (mark) => String(values[mark.charCodeAt(0) - firstMark] ?? ""));

/**
 * The reader's language, BCP 47: the browser's own, as long as Galley speaks it, so that dates come as the reader has them (`en-GB`);
 * else the one that Galley's words are in.
 */
export function readerLanguage(): string {
  const [words, interfaceLanguage] = [say("language"), browser.i18n.getUILanguage()];
  return interfaceLanguage.split("-")[0] === words.split("-")[0] ? interfaceLanguage : words;
}
