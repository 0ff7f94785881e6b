/** How many annotations the sync space takes, over real news text, measured by a whole run of sync into an area with that browser's limits. */
import type { Annotation } from "../../src/model/annotation.ts";
import { browserLimits, countedBytes, itemBytes } from "../../src/store/sync/area.ts";
import { toText } from "../../src/store/sync/codec/alphabet.ts";
import { chromiumServer } from "../../tests/sync-sim/areas.ts";
import { deviceOn, mapArea, shelved } from "../../tests/sync-sim/device.ts";
import { seeded } from "../../tests/sync-sim/schedule.ts";
import { annotationsOver, type Language, type Library, measuredHalf, newsPages } from "./corpus.ts";
import type { Row } from "./run.ts";

/** More than fit, in either language. */
const written = 1_000;
const bars: Record<Language, number> = { en: 720, zh: 600 };
const bitsBar = 6.5;

export async function capacityRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const language of ["en", "zh"] as const) {
    const pages = measuredHalf(newsPages(language));
    const plain = annotationsOver(pages, language, written, false);
    const inContext = annotationsOver(pages, language, written, true);
    const travelling = await travellingOf(inContext);
    rows.push(
      { what: `${language}: one JSON item an annotation`, seen: `${naive(inContext)}`, bar: "", reached: true },
      {
        what: `${language}: annotations in 102,400 bytes, as they are sent`,
        seen: `${travelling}`,
        bar: `≥ ${bars[language]}`,
        reached: travelling >= bars[language],
      },
      {
        what: `${language}: without the context around each quote`,
        seen: `${await travellingOf(plain)}`,
        bar: "",
        reached: true,
      },
    );
  }
  const bits = bitsACharacter();
  rows.push({
    what: "payload bits a counted byte",
    seen: bits.toFixed(3),
    bar: `≥ ${bitsBar}`,
    reached: bits >= bitsBar,
  });
  return rows;
}

/** How many of the library travel after a browser that has it all synced for the first time. */
async function travellingOf({ notes, pages }: Library): Promise<number> {
  const area = chromiumServer().join(browserLimits);
  const disk = shelved([
    ...notes.map((note): [string, unknown] => [`note/${note.page}/${note.id}`, note]),
    ...pages.map((record): [string, unknown] => [`page/${record.page}`, record]),
  ]);
  const latest = Math.max(...notes.map(({ edited }) => edited));
  const device = deviceOn({
    name: "0a0b0c0d",
    area,
    limits: browserLimits,
    now: () => latest,
    random: seeded(1),
    disk: mapArea(disk),
  });
  const ran = await device.run();
  if (ran === null || countedBytes(area.items) > browserLimits.bytes)
    throw new Error("the run did not keep to the limits");
  for (const [key, value] of Object.entries(area.items))
    if (itemBytes(key, String(value)) > browserLimits.bytesPerItem) throw new Error(`${key} is too large`);
  return ran.memory.figures.travelling;
}

/** The same annotations as one JSON item each, everything written out, until the space is full. */
function naive({ notes, pages }: Library): number {
  const items: Record<string, unknown> = {};
  const facts = new Map(pages.map((record) => [record.page, record]));
  const whole = (note: Annotation): unknown => ({
    ...note,
    url: facts.get(note.page)?.url,
    title: facts.get(note.page)?.title,
  });
  for (const [index, note] of notes.entries()) {
    items[`note/${note.id}`] = whole(note);
    if (countedBytes(items) > browserLimits.bytes) return index;
  }
  return notes.length;
}

function bitsACharacter(): number {
  const random = seeded(7);
  const bytes = Uint8Array.from({ length: 60_000 }, () => Math.floor(random() * 256));
  return (bytes.length * 8) / JSON.stringify(toText(bytes)).length;
}
