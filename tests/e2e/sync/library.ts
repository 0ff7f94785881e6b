/** A reader's library put straight into the browser's storage, as if written there over the years. */
import type { Page } from "puppeteer-core";
import { stampOf } from "../../../src/model/clock.ts";
import { catalogueOf } from "../../../src/store/catalogue.ts";
import { seeded } from "../../sync-sim/schedule.ts";
import { type Items, remoteArea } from "../extension.ts";

const device = "0a0b0c0d";
const start = Date.UTC(2026, 0, 1);
const minute = 60_000;
const words =
  "The harbour office said on Monday that the second berth will open before the ice does and that the older ferries stay".split(
    " ",
  );

/** Words that no packing makes much of: each with letters behind it that follow from nothing. */
function sentence(number: number, length: number): string {
  const random = seeded(number);
  const all = Array.from(
    { length },
    (_, index) => `${words[(number * 7 + index * 5) % words.length]}${Math.floor(random() * 2 ** 32).toString(36)}`,
  );
  return all.join(" ");
}

/** `count` annotations, three an article, and their articles; the later ones are newer. */
export function library(count: number, first = 0): Items {
  const items: Items = {};
  for (let number = first; number < first + count; number++) {
    const page = `paper${number % 3}.example/${Math.floor(number / 3)}`;
    const id = number.toString(16).padStart(16, "0");
    const time = start + number * minute;
    items[`note/${page}/${id}`] = {
      id,
      page,
      segments: [{ exact: sentence(number, 12), prefix: "", suffix: "", start: number }],
      colour: "green",
      note: sentence(number + 1, 5),
      tags: [],
      created: time,
      edited: time,
      deleted: null,
      stamp: stampOf({ time, count: 0, device }),
    };
    const title = sentence(number, 4);
    items[`page/${page}`] = {
      page,
      url: `https://${page}`,
      title,
      source: null,
      authors: [],
      published: null,
      print: null,
    };
  }
  return items;
}

/** Puts it there beside what is there, and has the store notice: as after an import, the clock has moved. */
export async function fillLibrary(page: Page, items: Items): Promise<void> {
  const local = remoteArea(page, "local");
  const before = await local.get();
  const clock = { device, ...(before["clock"] as object), time: Date.now(), count: 0 };
  const refused = await local.set({ ...items, ...catalogueOf({ ...before, ...items }), clock });
  if (refused !== null) throw new Error(refused);
}

export const noteKeys = (items: Items): string[] => Object.keys(items).filter((key) => key.startsWith("note/"));
