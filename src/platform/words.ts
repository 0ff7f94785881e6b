/** The words that a reader sees, from `_locales`, in the browser's language. */
import type { Say } from "../model/words.ts";
import { browser } from "./browser.ts";

export const say: Say = (name, ...values) =>
  browser.i18n.getMessage(
    name,
    values.map((value) => String(value)),
  );

/**
 * The reader's language, BCP 47: the browser's own, as long as Galley speaks it, so that dates come as the reader has them (`en-GB`);
 * else the one that Galley's words are in.
 */
export function readerLanguage(): string {
  const [words, interfaceLanguage] = [say("language"), browser.i18n.getUILanguage()];
  return interfaceLanguage.split("-")[0] === words.split("-")[0] ? interfaceLanguage : words;
}
