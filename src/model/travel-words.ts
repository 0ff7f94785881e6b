/** How annotations travel, in the reader's words: for the settings and for the list of an article's notes. */
import type { Waiting, Why } from "./travel.ts";
import type { MessageName, Say } from "./words.ts";

const reasons: Record<Why, MessageName> = {
  "too-large": "sync_too_large",
  full: "sync_full",
  rate: "sync_rate",
  error: "sync_error",
  deletions: "sync_deletions",
  damaged: "sync_damaged",
  off: "sync_off",
  "other-account": "sync_account",
  erased: "sync_erased",
  "newer-version": "sync_newer",
  unreadable: "sync_unreadable",
};

const second = 1000;
const minute = 60 * second;
/** From here on minutes say enough. */
const fewSeconds = 2 * minute;

/** What waits, why, and when it is tried again; times are milliseconds since 1970. */
export function waitingWords({ why, count, until, detail }: Waiting, say: Say, locale: string, now: number): string {
  const reason = say(reasons[why], count === null ? "" : new Intl.NumberFormat(locale).format(count));
  const words = detail === "" ? reason : `${reason} (${detail})`;
  if (until === null || until === 0) return words;
  const left = Math.max(0, until - now);
  const relative = new Intl.RelativeTimeFormat(locale, { style: "short" });
  const time =
    left < fewSeconds
      ? relative.format(Math.ceil(left / second), "second")
      : relative.format(Math.ceil(left / minute), "minute");
  return `${words} ${say("sync_again_at", time)}`;
}
