/** What a run costs when there is nothing new, and when one annotation came, with a large library. */
import { browserLimits } from "../../src/store/sync/area.ts";
import { chromiumServer } from "../../tests/sync-sim/areas.ts";
import { deviceOn, mapArea, shelved } from "../../tests/sync-sim/device.ts";
import { seeded } from "../../tests/sync-sim/schedule.ts";
import { annotationsOver, measuredHalf, newsPages } from "./corpus.ts";
import type { Row } from "./run.ts";

const annotations = 10_000;
const bar = 5;
const runs = 50;

export async function speedRows(): Promise<Row[]> {
  const { notes, pages } = annotationsOver(measuredHalf(newsPages("en")), "en", annotations, true);
  const disk = shelved([
    ...notes.map((note): [string, unknown] => [`note/${note.page}/${note.id}`, note]),
    ...pages.map((record): [string, unknown] => [`page/${record.page}`, record]),
  ]);
  const area = chromiumServer().join(browserLimits);
  const latest = Math.max(...notes.map(({ edited }) => edited));
  const device = deviceOn({
    name: "0a0b0c0d",
    area,
    limits: browserLimits,
    now: () => latest,
    random: seeded(1),
    disk: mapArea(disk),
  });
  const first = await timed(() => device.run());
  for (let warm = 0; warm < 5; warm++) await device.run();
  const before = device.writes();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timed(() => device.run()));
  const median = times.sort((a, b) => a - b)[runs / 2] ?? 0;
  const writes = device.writes() - before;
  const [note] = notes;
  if (!note) throw new Error("no annotations");
  await device.edit(note.id, note.page, { note: "changed" });
  const one = await timed(() => device.run());
  return [
    {
      what: "10,000 annotations: nothing new",
      seen: `${median.toFixed(2)} ms, ${writes} writes`,
      bar: `< ${bar} ms, 0 writes`,
      reached: median < bar && writes === 0,
    },
    { what: "10,000 annotations: one changed", seen: `${one.toFixed(0)} ms`, bar: "", reached: true },
    { what: "10,000 annotations: the first run", seen: `${first.toFixed(0)} ms`, bar: "", reached: true },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
