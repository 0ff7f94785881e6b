/** The background: the one writer. */
import { isBrowsersOwn, whyRefused } from "./model/cannot.ts";
import { answer, type Background, pageIn } from "./platform/messages.ts";
import { onPress, onShortcut } from "./platform/press.ts";
import { closeStorageToPages, storageArea } from "./platform/storage.ts";
import { injectContentScript, onTabClosed, openTab, sayCannot } from "./platform/tabs.ts";
import { annotationsIn } from "./store/annotations.ts";
import { articleKeyIn } from "./store/articles.ts";
import { deskOf } from "./store/desk.ts";
import { rulesIn } from "./store/rules.ts";
import { settingsIn } from "./store/settings.ts";
import { watchersIn } from "./store/watchers.ts";
import { world } from "./store/world.ts";

const kept = annotationsIn(storageArea("local"), world);
const untilClosed = annotationsIn(storageArea("session"), world);
const settings = settingsIn(storageArea("local"), world);
const placesUntilClosed = settingsIn(storageArea("session"), world);
const rules = rulesIn(storageArea("local"));
const rulesUntilClosed = rulesIn(storageArea("session"));
const watchers = watchersIn(storageArea("session"));

answer<Background>(
  deskOf({
    store: (incognito) => (incognito ? untilClosed : kept),
    settings: (incognito) => (incognito ? placesUntilClosed : settings),
    articleKey: (incognito, traits, canonical) =>
      articleKeyIn(storageArea(incognito ? "session" : "local"), traits, canonical),
    rules: (incognito) => (incognito ? rulesUntilClosed : rules),
    watchers,
    tell: (tab, page, annotations) => pageIn(tab).changed(page, annotations),
    openTab,
  }),
);

/** Has the content script of the reader's tab do something, and puts it there first when there is none. */
async function inTab({ id, url }: { id?: number; url?: string }, wish: "toggle" | "highlight"): Promise<void> {
  if (id === undefined) return;
  if (isBrowsersOwn(url ?? null)) return sayCannot(id, "browser");
  const there = await pageIn(id)
    [wish]()
    .then(() => true)
    .catch(() => false);
  if (there) return;
  try {
    await injectContentScript(id);
  } catch {
    return sayCannot(id, whyRefused(url ?? null));
  }
  await pageIn(id)[wish]();
}

onPress((tab) => inTab(tab, "toggle"));
onShortcut("highlight", (tab) => inTab(tab, "highlight"));

onTabClosed((tab) => watchers.remove(tab));
closeStorageToPages();
