/** Sync in the settings, as a reader sees it: the meter, and the three ways to begin again, each of which asks first. */
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserNames } from "../browser.ts";
import { ask, remoteArea } from "../extension.ts";
import { until } from "../reader.ts";
import { openPlace, type Place } from "./carrier.ts";
import { fillLibrary, library, noteKeys } from "./library.ts";

const count = 30;

describe.each(browserNames)("sync in the settings of %s", (name) => {
  let place: Place;
  let settings: Page;
  beforeAll(async () => {
    place = await openPlace(name);
    await fillLibrary(place.own, library(count));
    await ask(place.own, "syncNow");
    settings = await place.driver.openOwnPage("pages/options/index.html");
  });
  afterAll(() => place.driver.close());

  const synced = async () => Object.keys(await remoteArea(place.own, "sync").get()).length;
  const kept = async () => noteKeys(await remoteArea(place.own, "local").get()).length;
  const words = () => settings.evaluate(() => document.body.innerText);
  const says = (part: string) => until(`the settings say “${part}”`, async () => (await words()).includes(part));
  const asking = "[role=alertdialog]";

  /** The first button with that label, in the question or, without one, on the page. */
  async function button(label: string, within = ""): Promise<ElementHandle<Element>> {
    return until(`the button “${label}”`, async () => {
      for (const one of await settings.$$(`${within} button`))
        if ((await one.evaluate((element) => element.textContent)) === label) return one;
      return null;
    });
  }

  /** Presses the button, reads the question, and answers it by the button of that label. */
  async function answer(label: string, by: string): Promise<string> {
    await (await button(label)).click();
    const question = await until("the question", () => settings.$(asking));
    const said = await question.evaluate((element) => element.textContent);
    await (await button(by, asking)).click();
    await until("the question goes", async () => (await settings.$(asking)) === null);
    return said;
  }

  it("says how many of how many travel, how full the space is, and when it was sent", async () => {
    await says(`${count} annotations travel, of ${count} in all.`);
    expect(await words()).toMatch(/sync space is \d+% full/);
    expect(await words()).toMatch(/Last sent: [A-Z][a-z]{2} \d/);
    expect(await settings.$eval("meter", ({ value }) => value)).toBeGreaterThan(0);
    await says("This browser");
  });

  const ways = [
    ["Start over from this browser", "written anew with what is in this browser", "Before starting over"],
    ["Erase what is synced", "emptied and sync is switched off here", "Before what was synced was erased"],
    ["Forget", "This browser leaves the list and sync is switched off", "Before forgetting a browser"],
  ] as const;
  it.each(ways)("%s: asks, says what will happen, and keeps a copy", async (label, saying, copy) => {
    if (!(await settings.$eval("input[type=checkbox]", ({ checked }) => checked))) {
      await settings.click("input[type=checkbox]");
      await (await button("Sync now")).click();
      await says(`${count} annotations travel`);
      // They are counted as travelling before all is written: one round more ends when it is.
      await ask(place.own, "syncNow");
    }
    const before = await synced();
    expect(before).toBeGreaterThan(0);
    expect(await answer(label, "Cancel")).toContain(saying);
    expect(await words()).not.toContain(copy);
    expect(await synced()).toBe(before);
    await answer(label, label);
    await says(copy);
    expect(await kept()).toBe(count);
    if (label.startsWith("Erase"))
      await until("the space is empty of annotations", async () => (await synced()) < before);
  });

  it("brings back a copy, which changes nothing that is still here", async () => {
    await answer("Bring back", "Bring back");
    await says("Copies kept here");
    expect(await kept()).toBe(count);
  });
});
