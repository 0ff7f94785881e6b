/** The content script: put into a page when the reader asks for it, and only then. */
import { learnLanguages } from "./clean/languages/learn.ts";
import { answer, background, isAlive, type Page } from "./platform/messages.ts";
import { askForParts } from "./platform/parts.ts";
import { readerLanguage, say } from "./platform/words.ts";
import { openReader } from "./room/reader.ts";

askForParts();
// Said now, to be known when it is needed: after an update the browser has no words any more for this page.
say("updated_away");
let cleaner: typeof import("./clean/index.ts");

const reader = openReader(document, {
  async ready(page) {
    await learnLanguages(page);
    // Only now: it makes its expressions of the languages that it knows.
    cleaner = await import("./clean/index.ts");
  },
  clean: (page, options) => cleaner.cleanPage(page, options),
  tooLarge: (page) => cleaner.tooLarge(page),
  ruleMaking: (page) => ({
    async keep({ where }) {
      const { keepRule } = await import("./clean/rule-making.ts");
      return keepRule(page, where, location.href, Date.now());
    },
    async remove(block) {
      const { removeRule } = await import("./clean/rule-making.ts");
      return removeRule(page, block, location.href, Date.now());
    },
  }),
  join: async (first, signal, progress) => {
    const [{ joinParts }, { fetchPage }] = await Promise.all([
      import("./clean/parts.ts"),
      import("./platform/fetch.ts"),
    ]);
    const clean = (part: Document, url: string) => cleaner.cleanPage(part, { url, anyway: true });
    return joinParts(first, { fetchPart: fetchPage, clean, signal, progress });
  },
  rules: { list: background.rules, save: background.saveRule },
  say,
  locale: readerLanguage(),
  shelf: {
    save: background.save,
    remove: background.remove,
    bin: background.bin,
    meter: background.meter,
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
