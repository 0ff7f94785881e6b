/** The end of the browser, or of its background, in the middle of a push: nothing is lost, and the next run goes on from there. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { open } from "../../../src/store/sync/codec/shard.ts";
import type { SyncStatus } from "../../../src/store/sync/status.ts";
import { browserNames } from "../browser.ts";
import { ask, remoteArea } from "../extension.ts";
import { openPlace, type Place, quietPage } from "./carrier.ts";
import { fillLibrary, library, noteKeys } from "./library.ts";

const annotations = 120;
/** Milliseconds into a push: before it has read, while it packs, while it writes, after it. */
const moments = [0, 15, 40, 90, 180, 400];

/** Each kill starts a browser again: on a loaded machine that alone takes ten seconds. */
const patient = 120_000;

describe.each(browserNames)("a push in %s", (name) => {
  let place: Place;
  beforeEach(async () => {
    place = await openPlace(name);
  });
  afterEach(() => place.driver.close());

  /** The identifiers of the annotations in the area; fails on an item that cannot be read. */
  async function sent(): Promise<Set<string>> {
    const items = await remoteArea(place.own, "sync").get();
    const ids = new Set<string>();
    for (const [key, value] of Object.entries(items)) {
      if (!key.startsWith("n")) continue;
      const opened = open(value);
      if (typeof opened === "string") throw new Error(`${key} is ${opened}`);
      for (const { id } of opened.parcel.notes) ids.add(id);
    }
    return ids;
  }

  const kept = async (): Promise<number> => noteKeys(await remoteArea(place.own, "local").get()).length;

  it(
    "goes on after the browser was killed in it, with nothing lost",
    async () => {
      const killed = [40, 200];
      for (const [round, moment] of killed.entries()) {
        await fillLibrary(place.own, library(annotations, round * annotations));
        void ask(place.own, "syncNow").catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, moment));
        await place.driver.restart("kill");
        place = { ...place, own: await place.driver.openOwnPage(quietPage) };
        expect(await kept()).toBe((round + 1) * annotations);
        await sent();
      }
      const status = await ask<SyncStatus>(place.own, "syncNow");
      expect(status).toMatchObject({
        annotations: killed.length * annotations,
        travelling: killed.length * annotations,
      });
      expect((await sent()).size).toBe(killed.length * annotations);
    },
    patient,
  );

  it(
    "goes on after the background was stopped at any point of it",
    async () => {
      for (const [round, moment] of moments.entries()) {
        await fillLibrary(place.own, library(annotations / 2, (round * annotations) / 2));
        const asked = ask(place.own, "syncNow").catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, moment));
        await place.driver.stopBackground();
        await asked;
        expect(await kept()).toBe(((round + 1) * annotations) / 2);
        await sent();
      }
      const all = (moments.length * annotations) / 2;
      expect(await ask<SyncStatus>(place.own, "syncNow")).toMatchObject({
        annotations: all,
        travelling: all,
        waiting: [],
      });
      expect((await sent()).size).toBe(all);
    },
    patient,
  );
});
