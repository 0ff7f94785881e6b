/** The content script: put into a page when the reader asks for it, and only then. */
import { cleanPage } from "./clean/index.ts";
import { joinParts } from "./clean/parts.ts";
import { keepRule, removeRule } from "./clean/rules.ts";
import { fetchPage } from "./platform/fetch.ts";
import { answer, background, isAlive, type Page } from "./platform/messages.ts";
import { readerLanguage, say } from "./platform/words.ts";
import { openReader } from "./room/reader.ts";

const reader = openReader(document, {
  clean: cleanPage,
  ruleMaking: (page) => ({
    keep: ({ where }) => keepRule(page, where, location.href, Date.now()),
    remove: (block) => removeRule(page, block, location.href, Date.now()),
  }),
  join: (first, signal, progress) =>
    joinParts(first, {
      fetchPart: fetchPage,
      clean: (part, url) => cleanPage(part, { url, anyway: true }),
      signal,
      progress,
    }),
  rules: { list: background.rules, save: background.saveRule },
  say,
  locale: readerLanguage(),
  shelf: {
    save: background.save,
    remove: background.remove,
    bin: background.bin,
    complete: background.complete,
    habit: background.habit,
    reached: background.reached,
    isReachable: isAlive,
  },
  open: background.open,
  closed: background.close,
  openTab: background.openTab,
});

answer<Page>({
  toggle: () => reader.toggle(),
  highlight: () => reader.highlight(),
  changed: (_, page, annotations) => reader.receive(page, annotations),
});
addEventListener("pagehide", () => reader.flush());
document.addEventListener("visibilitychange", () => reader.flush());
