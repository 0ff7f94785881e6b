/** The settings: sync, site rules, colours and keys. */
import { signal } from "@preact/signals";
import { render } from "preact";
import type { SiteRule } from "../../model/rule.ts";
import type { Settings } from "../../model/settings.ts";
import { askBackground } from "../../platform/messages.ts";
import { readerLanguage, say } from "../../platform/words.ts";
import type { Office } from "../../store/office.ts";
import type { BackupSeen } from "../../store/sync/backup.ts";
import type { SyncStatus } from "../../store/sync/status.ts";
import { Backups } from "./Backups.tsx";
import { Rules } from "./Rules.tsx";
import { Sync } from "./Sync.tsx";
import { Writing } from "./Writing.tsx";

/** How often the status is asked for while the page is in sight, in milliseconds. */
const lookAgain = 3000;

const office = askBackground<Office>();
const status = signal<SyncStatus | null>(null);
const backups = signal<readonly BackupSeen[]>([]);
const rules = signal<readonly SiteRule[]>([]);
const settings = signal<Settings | null>(null);
const failure = signal("");

function into<Value>(target: { value: Value }): (coming: Promise<Value>) => void {
  return (coming) => {
    coming.then(
      (value) => {
        target.value = value;
        failure.value = "";
      },
      (error: unknown) => {
        failure.value = error instanceof Error ? error.message : String(error);
      },
    );
  };
}

function Page() {
  return (
    <main>
      <h1>
        <span aria-hidden="true">清</span>
        {say("settings_title")}
      </h1>
      <p class="seal" role="alert">
        {failure.value}
      </p>
      <Writing settings={settings} change={(next) => into(settings)(office.changeSettings(next))} />
      <Sync
        status={status}
        office={office}
        take={(coming) => {
          into(status)(coming);
          // What was asked for may have left a copy.
          into(backups)(coming.then(() => office.backups()));
        }}
      />
      <Backups backups={backups} office={office} take={into(backups)} />
      <Rules rules={rules} office={office} take={into(rules)} />
    </main>
  );
}

document.documentElement.lang = readerLanguage();
document.title = say("settings_title");
render(<Page />, document.body);
into(settings)(office.settings());
into(rules)(office.allRules());
into(status)(office.syncStatus());
into(backups)(office.backups());
setInterval(() => {
  if (!document.hidden) into(status)(office.syncStatus());
}, lookAgain);
