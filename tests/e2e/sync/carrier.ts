/**
 * The way between two browsers that have no account here: copies the sync area from one to the other by the rules that the engine itself
 * goes by when both sides changed, at start-up and after an uninstall; see `tests/sync-sim/areas.ts`.
 */
import type { Page } from "puppeteer-core";
import type { BrowserName } from "../../../scripts/browsers.ts";
import { browserLimits } from "../../../src/store/sync/area.ts";
import { chromiumServer, firefoxServer, type SimulatedArea } from "../../sync-sim/areas.ts";
import { type Driver, launch } from "../browser.ts";
import { ask, remoteArea } from "../extension.ts";

/** A reader's browser: its driver, and one of the extension's own pages in it. */
export interface Place {
  readonly driver: Driver;
  readonly own: Page;
}

/** The smallest of the extension's own pages: it asks the background for nothing by itself. */
export const quietPage = "pages/cannot/index.html";

export async function openPlace(name: BrowserName): Promise<Place> {
  const driver = await launch(name);
  return { driver, own: await driver.openOwnPage(quietPage) };
}

export interface Carrier {
  /** Sends what is new in each browser to the other, with a run of each in between, until both have all. */
  meet(): Promise<void>;
  /** Carries from and to one browser alone, and has it run. */
  call(place: Place): Promise<void>;
}

/** Rounds after which two browsers have each other's writes: there, back, and the answer to it. */
const rounds = 2;

export function carrierBetween(name: BrowserName, places: readonly Place[]): Carrier {
  const server = name === "chrome" ? chromiumServer() : firefoxServer();
  const ends = new Map<Place, SimulatedArea>(places.map((place) => [place, server.join(browserLimits)]));

  async function call(place: Place): Promise<void> {
    const end = ends.get(place);
    if (!end) throw new Error("not one of the browsers that the carrier knows");
    await ask(place.own, "syncNow");
    await carry(place, end);
    await ask(place.own, "syncNow");
    await carry(place, end);
  }

  return {
    call,
    async meet() {
      for (let round = 0; round < rounds; round++) for (const place of places) await call(place);
    },
  };
}

/** What the browser's area has that its end of the wire has not, and back. */
async function carry({ own }: Place, end: SimulatedArea): Promise<void> {
  const area = remoteArea(own, "sync");
  const here = await area.get();
  const differs = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(one).filter(([key, value]) => other[key] !== value));
  await end.set(differs(here, end.items));
  await end.remove(Object.keys(end.items).filter((key) => !(key in here)));
  end.exchange(() => true);
  const gone = Object.keys(here).filter((key) => !(key in end.items));
  if (gone.length > 0) await area.remove(gone);
  const come = differs(end.items, here);
  if (Object.keys(come).length === 0) return;
  const refused = await area.set(come);
  if (refused !== null) throw new Error(refused);
}
