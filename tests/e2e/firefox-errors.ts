/** What Firefox shows as errors, in any of its processes. */
import type { Browser } from "puppeteer-core";
import type { ConsoleError } from "./browser.ts";

/** A script for Firefox's own window, where script errors of every process arrive; afterwards `window.galleyErrors(extension)` lists them. */
export const listenForErrors = `
  const errors = [];
  const ours = (extension, ...sources) => sources.some((source) => source?.includes(extension.uuid));
  Services.console.registerListener({ observe(message) {
    if (!(message instanceof Ci.nsIScriptError) || message.flags & Ci.nsIScriptError.warningFlag) return;
    // Firefox's own window has errors too, and they are nobody's here.
    if (/^(chrome|resource):/.test(message.sourceName) && !message.errorMessage.includes("moz-extension:")) return;
    errors.push({ text: message.errorMessage, sources: [message.sourceName, message.errorMessage] });
  } });
  window.galleyErrors = (extension) =>
    errors.map(({ text, sources }) => ({ text, from: ours(extension, ...sources) ? "galley" : "page" }));
`;

/** What is said by `console.error`: by a page's event where it is a page, and by what Firefox prints for the extension's background. */
export function listenForConsole(browser: Browser): () => ConsoleError[] {
  const onPages: ConsoleError[] = [];
  let printed = "";
  browser
    .process()
    ?.stdout?.setEncoding("utf8")
    .on("data", (text: string) => {
      printed += text;
    });
  browser.on("targetcreated", async (target) => {
    // A page's worker is a target too, and has no page to ask for.
    const page = target.type() === "page" ? await target.page() : null;
    page?.on("console", (message) => {
      if (message.type() !== "error") return;
      const ours = message.stackTrace().some(({ url }) => url?.startsWith("moz-extension:"));
      onPages.push({ from: ours ? "galley" : "page", text: message.text() });
    });
  });
  return () => {
    // Strings are printed in quotes, and errors as what made them; Firefox's own complaints begin with a bare name.
    const lines = printed
      .split("\n")
      .flatMap(
        (line) => /^console\.error: (?:"(.*)"|(\(new .*moz-extension:.*))$/.exec(line)?.slice(1).find(Boolean) ?? [],
      );
    const background = lines.filter((line) => !onPages.some(({ text }) => line.includes(text) || text.includes(line)));
    return [...onPages, ...background.map((text) => ({ from: "galley" as const, text }))];
  };
}

/** Reads what `window.galleyErrors` gave. Throws when it is no list. */
export function readErrors(text: string): ConsoleError[] {
  const read: unknown = JSON.parse(text);
  if (!Array.isArray(read)) throw new Error("Firefox gave no list of errors");
  return read.map((entry: { from: unknown; text: unknown }) => ({
    from: entry.from === "galley" ? "galley" : "page",
    text: String(entry.text),
  }));
}
