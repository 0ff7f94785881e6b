/** Random stories of three browsers: is anything lost, revived, disagreed on; do they fall silent? */
import { type Engine, play, storyOf } from "../../tests/sync-sim/schedule.ts";
import type { Row } from "./run.ts";

const mostRounds = 6;
const progressEvery = 1_000;

/** Plays `runs` stories of each engine, or of `engine` alone, from `seed` on. */
export async function storyRows(runs: number, seed: number, engine: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const each of ["chromium", "firefox"] as const)
    if (engine === "" || engine === each) rows.push(...(await rowsOf(each, runs, seed)));
  return rows;
}

async function rowsOf(engine: Engine, runs: number, first: number): Promise<Row[]> {
  let [bad, rounds, writes, full] = [0, 0, 0, 0];
  for (let seed = first; seed < first + runs; seed++) {
    const verdict = await play(storyOf(engine, seed));
    if (verdict.wrongs.length > 0) {
      bad++;
      console.error(`${engine}, seed ${seed}: ${verdict.wrongs.join("; ")}`);
    }
    if (verdict.rounds > mostRounds) console.error(`${engine}, seed ${seed}: quiet after ${verdict.rounds} rounds`);
    rounds = Math.max(rounds, verdict.rounds);
    writes += verdict.writes;
    if (verdict.full) full++;
    if ((seed - first + 1) % progressEvery === 0) process.stderr.write(`${engine} ${seed - first + 1}\n`);
  }
  return [
    {
      what: `${engine}: stories in which something went wrong`,
      seen: `${bad} of ${runs} (${full} full)`,
      bar: "0",
      reached: bad === 0,
    },
    {
      what: `${engine}: rounds until quiet, at most`,
      seen: `${rounds} (${(writes / runs).toFixed(1)} writes a story)`,
      bar: `≤ ${mostRounds}, then 0 writes`,
      reached: rounds <= mostRounds,
    },
  ];
}
