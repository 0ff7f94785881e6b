/** The sentence that says why a page cannot be read. */
import { reasons } from "../../model/cannot.ts";
import { readerLanguage, say } from "../../platform/words.ts";

const asked = new URLSearchParams(location.search).get("why");
const why = reasons.find((reason) => reason === asked) ?? "other";

function write(id: string, words: string): void {
  const element = document.getElementById(id);
  if (element) element.textContent = words;
}

document.documentElement.lang = readerLanguage();
document.title = say("cannot_title");
write("title", say("cannot_title"));
write("why", say(`cannot_${why}`));
