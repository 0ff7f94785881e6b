/** The copies that sync's operations left here, each to be brought back from. */
import type { Signal } from "@preact/signals";
import { type MessageName, sayCount } from "../../model/words.ts";
import type { Calls } from "../../platform/messages.ts";
import { readerLanguage, say } from "../../platform/words.ts";
import type { Office } from "../../store/office.ts";
import type { BackupSeen, BackupWhy } from "../../store/sync/backup.ts";
import { Asking } from "./Asking.tsx";

interface BackupsProps {
  readonly backups: Signal<readonly BackupSeen[]>;
  readonly office: Calls<Office>;
  take(coming: Promise<readonly BackupSeen[]>): void;
}

const locale = readerLanguage();
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

const reasons: Record<BackupWhy, MessageName> = {
  erased: "backup_erased",
  "started-over": "backup_started_over",
  joined: "backup_joined",
  deletions: "backup_deletions",
  forgot: "backup_forgot",
};

export function Backups({ backups, office, take }: BackupsProps) {
  if (backups.value.length === 0) return null;
  return (
    <section aria-labelledby="backups">
      <h2 id="backups">{say("backups_title")}</h2>
      <p class="soft">{say("backups_words")}</p>
      <ul>
        {backups.value.map(({ made, why, annotations }) => (
          <li key={made}>
            <span class="grow">
              {say(reasons[why])} <span class="soft">{sayCount(say, "notes_count", annotations, locale)}</span>
            </span>
            <span class="soft">{moment.format(made)}</span>
            <Asking
              label={say("backup_bring")}
              words={say("backup_bring_words")}
              agreed={() => take(office.bringBack(made))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
