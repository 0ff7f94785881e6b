/** Sync in the settings: the switch, the honest meter, what waits and why, the devices, and the three ways to begin again. */
import type { Signal } from "@preact/signals";
import type { Waiting } from "../../model/travel.ts";
import { waitingWords } from "../../model/travel-words.ts";
import type { Calls } from "../../platform/messages.ts";
import { readerLanguage, say } from "../../platform/words.ts";
import type { Office } from "../../store/office.ts";
import type { SyncStatus } from "../../store/sync/status.ts";
import { Asking } from "./Asking.tsx";

interface SyncProps {
  readonly status: Signal<SyncStatus | null>;
  readonly office: Calls<Office>;
  /** Shows what comes, or says why it did not. */
  take(coming: Promise<SyncStatus>): void;
}

const locale = readerLanguage();
const number = new Intl.NumberFormat(locale);
const percent = new Intl.NumberFormat(locale, { style: "percent" });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const when = (time: number | null): string => (time === null || time === 0 ? say("sync_never") : moment.format(time));
/** Two phrases in one line: a full-width mark between them has its space in itself. */
const inOneLine = (first: string, second: string): string =>
  first + (/[\u3000-\u303f\uff00-\uffef]$/.test(first) ? "" : " ") + second;

function Waits({ waiting, office, take }: { waiting: Waiting } & Pick<SyncProps, "office" | "take">) {
  const { why } = waiting;
  return (
    <li class="seal">
      <span class="grow">{waitingWords(waiting, say, locale, Date.now())}</span>
      {why === "other-account" ? (
        <Asking
          label={say("sync_join")}
          words={say("sync_join_words")}
          agreed={() => take(office.joinOtherAccount())}
        />
      ) : null}
      {why === "deletions" ? (
        <>
          <button type="button" onClick={() => take(office.decideDeletions(true))}>
            {say("sync_delete_here")}
          </button>
          <button type="button" onClick={() => take(office.decideDeletions(false))}>
            {say("sync_keep_here")}
          </button>
        </>
      ) : null}
      {why === "erased" ? (
        <button type="button" onClick={() => take(office.setSync(true))}>
          {say("sync_go_on")}
        </button>
      ) : null}
    </li>
  );
}

function Devices({ status, office, take }: { status: SyncStatus } & Pick<SyncProps, "office" | "take">) {
  return (
    <ul aria-label={say("sync_devices")}>
      {status.devices.map(({ device, name, time, isThis }) => (
        <li key={device}>
          {isThis ? (
            <label class="grow">
              {say("sync_this_device")}
              <input
                value={name}
                maxLength={40}
                placeholder={device}
                onChange={(event) => take(office.nameDevice(event.currentTarget.value))}
              />
            </label>
          ) : (
            <span class="grow">{name || device}</span>
          )}
          <span class="soft">{when(time)}</span>
          <Asking
            label={say("sync_forget")}
            words={isThis ? say("sync_forget_this") : say("sync_forget_words", name || device)}
            agreed={() => take(office.forgetDevice(device))}
          />
        </li>
      ))}
    </ul>
  );
}

export function Sync({ status: shown, office, take }: SyncProps) {
  const status = shown.value;
  if (!status) return null;
  const { on, bytes, capacity, travelling, annotations, sent, received, waiting } = status;
  return (
    <section aria-labelledby="sync">
      <h2 id="sync">{say("sync_title")}</h2>
      <p class="soft">{say("sync_words")}</p>
      <p>
        <label>
          <input type="checkbox" checked={on} onChange={(event) => take(office.setSync(event.currentTarget.checked))} />
          {say("sync_switch")}
        </label>
      </p>
      <meter min={0} max={capacity} high={capacity * 0.9} value={bytes} aria-label={say("sync_space")} />
      <p>
        {inOneLine(say("sync_travelling", number.format(travelling)), say("sync_of_all", number.format(annotations)))}
        {"　"}
        <span class="soft">{say("sync_fullness", percent.format(bytes / capacity))}</span>
      </p>
      <p class="soft">
        {say("sync_sent", when(sent))}
        {"　"}
        {say("sync_received", when(received))}
      </p>
      <ul aria-live="polite">
        {waiting
          .filter(({ why }) => why !== "off")
          .map((one) => (
            <Waits key={one.why} waiting={one} office={office} take={take} />
          ))}
      </ul>
      <Devices status={status} office={office} take={take} />
      {on && status.devices.length === 1 ? <p class="soft">{say("sync_alone")}</p> : null}
      <div class="row">
        <button type="button" disabled={!on} onClick={() => take(office.syncNow())}>
          {say("sync_now")}
        </button>
        <Asking label={say("sync_erase")} words={say("sync_erase_words")} agreed={() => take(office.eraseSynced())} />
        <Asking
          label={say("sync_start_over")}
          words={say("sync_start_over_words")}
          agreed={() => take(office.startOver())}
        />
      </div>
    </section>
  );
}
