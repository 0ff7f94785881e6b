/** One random story of several browsers, and what is wrong at its end. */
import type { Annotation } from "../../src/model/annotation.ts";
import { join } from "../../src/model/merge.ts";
import type { PageKey } from "../../src/model/page.ts";
import { countedBytes, type Limits } from "../../src/store/sync/area.ts";
import { chromiumServer, firefoxServer, type Server } from "./areas.ts";
import { type Device, deviceOn } from "./device.ts";

export type Engine = "chromium" | "firefox";
const servers: Readonly<Record<Engine, () => Server>> = { chromium: chromiumServer, firefox: firefoxServer };

export interface Story {
  readonly engine: Engine;
  readonly seed: number;
  readonly steps: number;
  readonly limits: Limits;
  /** How many annotations there may be. */
  readonly annotations: number;
}

export interface Verdict {
  /** Empty: all is well. Each entry says what is wrong. */
  readonly wrongs: readonly string[];
  /** Rounds of runs and exchanges until nothing changed. */
  readonly rounds: number;
  readonly writes: number;
  /** Whether not all annotations fitted. */
  readonly full: boolean;
}

/** The three sizes in which stories are told: with room for all, in many small items, and with room for a few only. */
export const sizes: readonly Pick<Story, "limits" | "annotations" | "steps">[] = [
  { limits: { bytes: 102_400, bytesPerItem: 8_192 }, annotations: 12, steps: 40 },
  { limits: { bytes: 8_000, bytesPerItem: 600 }, annotations: 20, steps: 50 },
  { limits: { bytes: 1_500, bytesPerItem: 600 }, annotations: 40, steps: 50 },
];

/** The story that belongs to a seed; each third is of one size. */
export function storyOf(engine: Engine, seed: number): Story {
  const size = sizes[seed % sizes.length];
  if (!size) throw new RangeError(`no story for ${seed}`);
  return { engine, seed, ...size };
}

/** A seeded generator of numbers below 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const start = Date.UTC(2026, 0, 5);
const devices = 3;
const widestSkew = 500_000;
const longestPause = 400_000;
const mostSteps = 30;
/** More rounds than any story may need; the bar is far below. */
const mostRounds = 40;
/** Between two rounds, in milliseconds: long enough that no pause for the engine's write limits is left. */
const roundTime = 4_000_000;

/** Plays a story to its end, then lets all browsers meet until nothing changes, and looks. */
export async function play(story: Story): Promise<Verdict> {
  const random = seeded(story.seed);
  const pick = (below: number): number => Math.floor(random() * below);
  const server = servers[story.engine]();
  let clock = start;
  const all: Device[] = Array.from({ length: devices }, (_, index) => {
    const skew = Math.round((random() - 0.5) * 2 * widestSkew);
    const now = (): number => clock + skew;
    return deviceOn({ name: `${index}`.repeat(8), area: server.join(story.limits), limits: story.limits, now, random });
  });
  /** What each browser has said to be saved, by annotation: nothing here may be lost. */
  const acknowledged = new Map<string, Annotation>();
  const some = (): Device => all[pick(devices)] as Device;
  // All three are set up within an hour, at once or one after the other: each has made a vault of its own before it hears of another's.
  for (let meeting = 0; meeting < 3; meeting++) {
    for (const device of all) {
      if (random() < 0.5 || meeting === 2) device.area.exchange(() => true);
      await device.run();
      device.area.exchange(() => true);
    }
  }
  for (let step = 0; step < story.steps; step++) {
    clock += pick(longestPause);
    const device = some();
    const kind = random();
    if (kind < 0.4) {
      const number = pick(story.annotations);
      const page = `example.org/${number % 7}` as PageKey;
      const change =
        random() < 0.2 ? ("delete" as const) : { note: `${device.name[0]}.${step} ${"abcdefgh".slice(pick(8))}` };
      const saved = await device.edit(number.toString(16).padStart(16, "0"), page, change);
      if (saved) acknowledged.set(saved.id, joined(acknowledged.get(saved.id), saved));
      // The worker hears of the edit, or is stopped before it could.
      if (random() < 0.7) await device.run(random() < 0.2 ? 1 + pick(mostSteps) : undefined);
    } else if (kind < 0.75) {
      const part = random() < 0.3 ? (): boolean => random() < 0.5 : (): boolean => true;
      const changed = device.area.exchange(part);
      // The event is lost, or comes, or comes twice.
      const events = changed ? pick(3) : random() < 0.1 ? 1 : 0;
      for (let event = 0; event < events; event++) await device.run();
    } else if (kind < 0.87) await device.run(random() < 0.5 ? 1 + pick(mostSteps) : undefined);
    else if (kind < 0.97) {
      device.area.restart();
      if (random() < 0.5) await device.run();
    } else server.uninstallElsewhere();
  }
  return judge(story, server, all, acknowledged, async () => {
    clock += roundTime;
    let full = false;
    for (const device of all) {
      device.area.exchange(() => true);
      const { figures } = (await device.run())?.memory ?? {};
      if (figures && figures.travelling < figures.annotations) full = true;
    }
    return full;
  });
}

const joined = (known: Annotation | undefined, note: Annotation): Annotation => (known ? join(known, note) : note);

async function judge(
  story: Story,
  server: Server,
  all: readonly Device[],
  acknowledged: ReadonlyMap<string, Annotation>,
  round: () => Promise<boolean>,
): Promise<Verdict> {
  const writes = (): number => all.reduce((sum, device) => sum + device.writes(), 0);
  const state = (): string => JSON.stringify([server.version(), writes(), ...all.map(({ area }) => area.items)]);
  let rounds = 0;
  let full = false;
  for (let before = ""; rounds < mostRounds && before !== state(); rounds++) {
    before = state();
    full = await round();
  }
  const wrongs: string[] = rounds === mostRounds ? ["never quiet"] : [];
  const held = await Promise.all(all.map(async (device) => byId(await device.notes())));
  for (const [id, truth] of acknowledged) {
    for (const [index, notes] of held.entries()) {
      const note = notes.get(id);
      if (note === undefined) {
        // What did not fit is in the browser where it was written; `acknowledged` below finds it if it is nowhere.
        if (!full) wrongs.push(`${id} is not on ${index}`);
      } else if (!full && look(note) !== look(truth))
        wrongs.push(`${id} on ${index}: ${look(note)} for ${look(truth)}`);
    }
    const everywhere = held.flatMap((notes) => notes.get(id) ?? []).reduce<Annotation | undefined>(joined, undefined);
    if (everywhere === undefined || look(everywhere) !== look(truth)) wrongs.push(`${id} is lost`);
  }
  for (const { area } of all) if (countedBytes(area.items) > story.limits.bytes) wrongs.push("more than the limit");
  return { wrongs, rounds: rounds - 1, writes: writes(), full };
}

function byId(notes: readonly Annotation[]): Map<string, Annotation> {
  const map = new Map<string, Annotation>();
  for (const note of notes) map.set(note.id, joined(map.get(note.id), note));
  return map;
}

/** What a reader sees of an annotation. */
function look({ note, deleted, stamp, versions = [] }: Annotation): string {
  return JSON.stringify([stamp, deleted === null ? note : null, versions]);
}
