/** Predictors that know what news is made of before a shard has any text of its own. What they know is part of the wire's version. */
import { Predictor } from "./predictor.ts";
import { leadsOf, type Script, textToBytes } from "./text.ts";
import { commonWords, words } from "./words.ts";

const primed = new Map<Script, Predictor>();

/** A predictor for text in `script`, fresh from its words. There is one for each: the one given before is used up by this. */
export function predictorFor(script: Script): Predictor {
  const predictor = primed.get(script) ?? prime(script);
  primed.set(script, predictor);
  predictor.rewind();
  return predictor;
}

/** Words alone tell what follows what; only turns of several words tell how much that is worth. */
function prime(script: Script): Predictor {
  const predictor = new Predictor(leadsOf(script));
  if (script !== "any") for (const word of commonWords.split(" ")) predictor.learn(textToBytes(word, script));
  for (const byte of textToBytes(script === "any" ? words.any : words.chinese, script))
    for (let shift = 7; shift >= 0; shift--) {
      predictor.predict();
      predictor.update((byte >> shift) & 1);
    }
  predictor.keep();
  return predictor;
}
