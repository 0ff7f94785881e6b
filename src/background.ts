/** The background: the one writer. */
import { isBrowsersOwn, whyRefused } from "./model/cannot.ts";
import { answer, type Background, pageIn } from "./platform/messages.ts";
import { type PartKeeper, partKeeper } from "./platform/parts.ts";
import { onPress, onShortcut } from "./platform/press.ts";
import { onPrivateEnd } from "./platform/private.ts";
import { closeStorageToPages, storageArea, tellingArea } from "./platform/storage.ts";
import { travellingArea } from "./platform/sync-area.ts";
import { injectContentScript, onTabClosed, openTab, sayCannot } from "./platform/tabs.ts";
import { pause, wakingTimers } from "./platform/timers.ts";
import { holdUpdates } from "./platform/update.ts";
import { annotationsIn } from "./store/annotations.ts";
import { articleKeyIn } from "./store/articles.ts";
import { catalogued } from "./store/catalogue.ts";
import { deskOf } from "./store/desk.ts";
import { forgetBut } from "./store/forget.ts";
import { migratedArea } from "./store/migrations/area.ts";
import { type Office, officeOf } from "./store/office.ts";
import { rulesIn, rulesOver } from "./store/rules.ts";
import { settingsIn } from "./store/settings.ts";
import { createSync } from "./store/sync/index.ts";
import { localStoreIn } from "./store/sync/local.ts";
import { registersIn } from "./store/sync/registers.ts";
import { tellWatchers, watchersIn } from "./store/watchers.ts";
import { aloneAs, world } from "./store/world.ts";

const local = catalogued(migratedArea(storageArea("local")), aloneAs("local"));
const memory = storageArea("session");
const session = catalogued(memory, aloneAs("session"));
const sync = createSync({
  area: travellingArea,
  local: localStoreIn(local, world),
  locks: navigator.locks,
  timers: wakingTimers,
  pause,
  now: Date.now,
  random: Math.random,
  changed: (annotations) => void tellWatchers(watchers, pageIn, annotations),
});
// At once: a waking event comes only to who listens before the first wait.
sync.start(new AbortController().signal);

const written = tellingArea(local, sync.localChanged);
const [registers, registersUntilClosed] = [registersIn(written, world), registersIn(session, world)];
const kept = annotationsIn(written, world);
const untilClosed = annotationsIn(session, world);
const settings = settingsIn(local, registers);
const settingsUntilClosed = settingsIn(session, registersUntilClosed);
const rules = rulesIn(registers);
const rulesUntilClosed = rulesOver(rules, rulesIn(registersUntilClosed));
const openPrefix = "open/";
const watchers = watchersIn(memory, openPrefix);
const watchersUntilClosed = watchersIn(memory, "private/");

answer<PartKeeper>(partKeeper);
answer<Office>(officeOf({ sync, rules, settings }));
answer<Background>(
  deskOf({
    store: (incognito) => (incognito ? untilClosed : kept),
    settings: (incognito) => (incognito ? settingsUntilClosed : settings),
    articleKey: (incognito, traits, canonical) => articleKeyIn(incognito ? session : local, traits, canonical),
    rules: (incognito) => (incognito ? rulesUntilClosed : rules),
    meter: sync.meter,
    watchers: (incognito) => (incognito ? watchersUntilClosed : watchers),
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
  // A page that has moved on meanwhile took its content script with it: the next press is for the page that came.
  await pageIn(id)
    [wish]()
    .catch(() => undefined);
}

onPress((tab) => inTab(tab, "toggle"));
onShortcut("highlight", (tab) => inTab(tab, "highlight"));

onTabClosed((tab) => Promise.all([watchers.remove(tab), watchersUntilClosed.remove(tab)]));
onPrivateEnd(() => void aloneAs("session")(() => forgetBut(memory, openPrefix)));
closeStorageToPages();
holdUpdates();
