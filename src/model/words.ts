/** The names of the words that a reader sees. The words themselves are in `_locales`. */
import type english from "../_locales/en/messages.json";

/** The name of a message; one that `_locales/en` lacks is a compile error. */
export type MessageName = keyof typeof english;

/** Says a message; `values` fill its placeholders in order. */
export type Say = (name: MessageName, ...values: readonly (string | number)[]) => string;

type Stem<Name, Ending extends string> = Name extends `${infer Rest}_${Ending}` ? Rest : never;
type Countable = Stem<MessageName, "one"> & Stem<MessageName, "other">;

/** Says how many: the message `<stem>_one` or `<stem>_other`, by the plural rules of `locale`; numbers written as it writes them. */
export function sayCount(say: Say, stem: Countable, count: number, locale: string): string {
  const one = new Intl.PluralRules(locale).select(count) === "one";
  return say(one ? `${stem}_one` : `${stem}_other`, new Intl.NumberFormat(locale).format(count));
}
