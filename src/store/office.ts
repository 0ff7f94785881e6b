/** The office: what the extension's own pages may ask of the background. A content script is turned away. */
import type { SiteRule } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import type { Answers, Sender } from "../platform/messages.ts";
import type { RuleStore } from "./rules.ts";
import { readSettings, type SettingsStore } from "./settings.ts";
import type { BackupSeen } from "./sync/backup.ts";
import type { Sync } from "./sync/index.ts";
import type { SyncStatus } from "./sync/status.ts";

/** What an extension page may ask. */
export interface Office {
  syncStatus(): SyncStatus;
  syncNow(): SyncStatus;
  setSync(on: boolean): SyncStatus;
  nameDevice(name: string): SyncStatus;
  forgetDevice(device: string): SyncStatus;
  eraseSynced(): SyncStatus;
  startOver(): SyncStatus;
  joinOtherAccount(): SyncStatus;
  decideDeletions(agreed: boolean): SyncStatus;
  backups(): readonly BackupSeen[];
  /** Brings back what is in the backup of that time and no longer here. */
  bringBack(made: number): readonly BackupSeen[];
  allRules(): readonly SiteRule[];
  switchRule(id: string, on: boolean): readonly SiteRule[];
  removeRule(id: string): readonly SiteRule[];
  settings(): Settings;
  changeSettings(settings: Settings): Settings;
}

export interface OfficeRoom {
  readonly sync: Sync;
  readonly rules: RuleStore;
  readonly settings: SettingsStore;
}

/** The longest name of a device, in characters. */
const longestName = 40;

/** The answers to the extension's own pages. They reject when anyone else asks. */
export function officeOf({ sync, rules, settings }: OfficeRoom): Answers<Office> {
  const guarded =
    <Values extends readonly unknown[], Reply>(reply: (...values: Values) => Promise<Reply>) =>
    async (sender: Sender, ...values: Values): Promise<Reply> => {
      if (!sender.own) throw new Error("this is for Galley's own pages");
      return reply(...values);
    };
  const then = async (done: Promise<void>): Promise<SyncStatus> => {
    await done;
    return sync.status();
  };
  const all = (): Promise<readonly SiteRule[]> => rules.ofSite(null);
  return {
    syncStatus: guarded(() => sync.status()),
    syncNow: guarded(() => then(sync.syncNow())),
    setSync: guarded((on) => then(sync.setEnabled(on === true))),
    nameDevice: guarded((name) => then(sync.setName(String(name).trim().slice(0, longestName)))),
    forgetDevice: guarded((device) => then(sync.forgetDevice(String(device)))),
    eraseSynced: guarded(() => then(sync.eraseSynced())),
    startOver: guarded(() => then(sync.startOver())),
    joinOtherAccount: guarded(() => then(sync.joinOtherAccount())),
    decideDeletions: guarded((agreed) => then(sync.decideDeletions(agreed === true))),
    backups: guarded(() => sync.backups()),
    bringBack: guarded(async (made) => {
      await sync.bringBack(Number(made));
      return sync.backups();
    }),
    allRules: guarded(all),
    switchRule: guarded(async (id, on) => {
      const rule = (await all()).find((known) => known.id === id);
      if (rule) await rules.save({ ...rule, on: on === true });
      return all();
    }),
    removeRule: guarded(async (id) => {
      await rules.remove(String(id));
      return all();
    }),
    settings: guarded(() => settings.get()),
    changeSettings: guarded((value) => settings.change(() => readSettings(value))),
  };
}
