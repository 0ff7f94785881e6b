/** Time in a background that the browser stops when it likes: timers for as long as it lives, alarms to wake it. */
import { browser } from "./browser.ts";

const soon = "soon";
const regular = "regular";
/** How often the worker is woken in any case, in minutes. */
const regularMinutes = 15;

/** What sync needs of time; see `store/sync/area.ts`. */
export interface WakingTimers {
  after(milliseconds: number, then: () => void): () => void;
  wakeAt(time: number): void;
  onWake(then: () => void, signal: AbortSignal): void;
}

export const wakingTimers: WakingTimers = {
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
  wakeAt: (time) => void browser.alarms.create(soon, { when: time }),
  onWake(then, signal) {
    const listener = ({ name }: { name: string }): void => {
      if (name === soon || name === regular) then();
    };
    browser.alarms.onAlarm.addListener(listener);
    signal.addEventListener("abort", () => browser.alarms.onAlarm.removeListener(listener));
    void keepRegular();
  },
};

/** Work goes on for so many milliseconds before it lets other work through. */
const longestWork = 30;
let worked = 0;

/** Lets messages that wait be answered, when the last such pause was a while ago. */
export async function pause(): Promise<void> {
  if (performance.now() - worked < longestWork) return;
  await new Promise<void>((resolve) => setTimeout(resolve));
  worked = performance.now();
}

/** Made once: an alarm that is made at each wake begins its time anew and never rings. Chromium drops alarms at an update. */
async function keepRegular(): Promise<void> {
  if (!(await browser.alarms.get(regular))) await browser.alarms.create(regular, { periodInMinutes: regularMinutes });
}
