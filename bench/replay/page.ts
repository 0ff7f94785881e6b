/** What is read in the page: the text that is seen of it, and that of its clean view. */
import { indexOf } from "../../src/anchor/index.ts";
import { clean } from "../anchor/cleaner.ts";

/** A line for each block; `null`: the page has no article. */
export interface Texts {
  readonly page: string;
  readonly clean: string;
}

export function readTexts(): Texts | null {
  const page = indexOf(document.body).text;
  const content = clean(document);
  return content && { page, clean: indexOf(content).text };
}
