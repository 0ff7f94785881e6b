/** `npm run bench -- sync`: how much fits, how fast, and whether anything is ever lost. */
import { parseArgs } from "node:util";
import { capacityRows } from "./capacity.ts";
import { speedRows } from "./speed.ts";
import { startupRows } from "./startup.ts";
import { storyRows } from "./stories.ts";

/** One line of the table: what, what was seen, what it has to be. */
export interface Row {
  readonly what: string;
  readonly seen: string;
  readonly bar: string;
  readonly reached: boolean;
}

const usage = `npm run bench -- sync [options]
  --only ROW      one of capacity, speed, startup, stories
  --runs N        stories of each browser (default 20000: an hour on a slow machine)
  --seed N        the first story
  --engine NAME   stories of one browser alone`;

export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      runs: { type: "string", default: "20000" },
      seed: { type: "string", default: "0" },
      engine: { type: "string", default: "" },
      only: { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const wanted = (name: string): boolean => values.only === "" || values.only === name;
  const rows: Row[] = [];
  if (wanted("capacity")) rows.push(...(await capacityRows()));
  if (wanted("speed")) rows.push(...(await speedRows()));
  if (wanted("startup")) rows.push(...(await startupRows()));
  if (wanted("stories")) rows.push(...(await storyRows(Number(values.runs), Number(values.seed), values.engine)));
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, seen, bar, reached } of rows)
    console.log(`${reached ? "  " : "✗ "}${what.padEnd(width)}  ${seen.padEnd(34)}  ${bar}`);
  if (rows.some(({ reached }) => !reached)) process.exitCode = 1;
}
