/** The words that a reader sees, from `_locales`, in the browser's language. */
import type { Say } from "../model/words.ts";
import { browser } from "./browser.ts";

export const say: Say = (name, ...values) =>
  browser.i18n.getMessage(
    name,
    values.map((value) => String(value)),
  );

/** The language of the browser's own interface, BCP 47. */
export const readerLanguage = (): string => browser.i18n.getUILanguage();
