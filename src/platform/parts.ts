/** Parts of the content script, asked for by the page and put into it by the background. */
import { type Answers, askBackground } from "./messages.ts";
import { injectParts } from "./tabs.ts";

/** What a content script may ask of the keeper of parts. */
export interface PartKeeper {
  /** Runs the files of parts in the sender's page. */
  parts(files: readonly string[]): void;
}

/** From now on parts that are not in this page yet are asked of the background. */
export function askForParts(): void {
  if (globalThis.galleyParts) globalThis.galleyParts.ask = askBackground<PartKeeper>().parts;
}

/** The name of a part's file as the build makes it: its subject and the hash of what it holds. */
const partFile = /^[A-Za-z-]+-[A-Z0-9]{8}\.js$/;
/** More files than this no part needs. */
const most = 20;

/** The answers to `PartKeeper`. They reject what is no part, and where the page has gone. */
export const partKeeper: Answers<PartKeeper> = {
  async parts({ tab }, files) {
    const named = Array.isArray(files) && files.length <= most && files.every((file) => partFile.test(String(file)));
    if (tab === null || !named) throw new Error("not a part");
    await injectParts(tab, files.map(String));
  },
};
