/** What a reader has set: names for the colours, keys, and the habits that Galley remembers by itself. */
import { type Colour, colours } from "./annotation.ts";

/** What a key can do in the room, in the order in which the keys are shown. */
export const commands = [
  "highlight",
  "colour_1",
  "colour_2",
  "colour_3",
  "colour_4",
  "colour_5",
  "note",
  "tag",
  "copy",
  "next_sentence",
  "previous_sentence",
  "next_note",
  "previous_note",
  "edit",
  "delete",
  "page_note",
  "list",
  "outline",
  "keys",
] as const;
export type Command = (typeof commands)[number];

/** How a quote is copied. */
export const copyForms = ["text", "markdown", "html", "gbt7714", "apa", "mla"] as const;
export type CopyForm = (typeof copyForms)[number];

export interface Settings {
  /** The reader's own name for each colour; empty: the colour's name. */
  readonly names: Readonly<Record<Colour, string>>;
  /** One character each, as `KeyboardEvent.key` gives it without Shift; empty: no key. */
  readonly keys: Readonly<Record<Command, string>>;
  /** Last used first. */
  readonly recent: readonly Colour[];
  /** The form that was copied last. */
  readonly copy: CopyForm;
}

/** None is a browser's own: Firefox keeps `'` and `/` for its find bar, and whatever has Ctrl, Alt or Meta is not ours. */
export const defaultKeys: Settings["keys"] = {
  highlight: "h",
  colour_1: "1",
  colour_2: "2",
  colour_3: "3",
  colour_4: "4",
  colour_5: "5",
  note: "n",
  tag: "t",
  copy: "c",
  next_sentence: "j",
  previous_sentence: "k",
  next_note: "]",
  previous_note: "[",
  edit: "e",
  delete: "x",
  page_note: "p",
  list: "l",
  outline: "o",
  keys: "?",
};

export const defaultSettings: Settings = {
  names: { yellow: "", green: "", blue: "", pink: "", violet: "" },
  keys: defaultKeys,
  recent: colours,
  copy: "text",
};

/** The longest name of a colour, in characters: it stands on a button. */
export const longestName = 24;

/** Keys that a browser answers by itself, and so may not be set. */
const browsersOwn = new Set(["'", "/", " "]);

/** Whether `key` may be set: one character that is seen and that no browser answers. */
export const isSettableKey = (key: string): boolean =>
  [...key].length === 1 && !browsersOwn.has(key) && /\S/u.test(key);

/** The settings with `key` on `command`; the command that had it before has none then. Throws a RangeError when no key can be that. */
export function withKey(settings: Settings, command: Command, key: string): Settings {
  if (key !== "" && !isSettableKey(key)) throw new RangeError(`not a key of ours: ${key}`);
  const lower = key.toLowerCase();
  const taken = commands.filter((other) => lower !== "" && settings.keys[other] === lower);
  const freed = Object.fromEntries(taken.map((other) => [other, ""]));
  return { ...settings, keys: { ...settings.keys, ...freed, [command]: lower } };
}

/** The settings after `colour` was used: it is offered first from then on. */
export function withUsed(settings: Settings, colour: Colour): Settings {
  return { ...settings, recent: [colour, ...settings.recent.filter((other) => other !== colour)] };
}
