/** Words that news is made of: what the deflater may refer to before a shard has any text of its own. Part of the wire's version. */
import { type Script, textToBytes } from "./text.ts";
import { words } from "./words.ts";

const made = new Map<Script, Uint8Array>();

/** The preset dictionary for a way of writing text. */
export function dictionaryOf(script: Script): Uint8Array {
  const known = made.get(script) ?? textToBytes(script === "any" ? words.any : words.chinese, script);
  made.set(script, known);
  return known;
}
