/** `npm run bench [-- NAME] [options]`: runs one bench, `clean` when none is named. Each is `bench/NAME/run.ts` and says its own options. */
import { readdirSync } from "node:fs";

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith("-");
const name = named ? first : "clean";
const benches = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
if (!benches.includes(name)) {
  console.error(`bench: there is no "${name}"; there are: ${benches.join(", ")}`);
  process.exit(2);
}
const bench: { run(options: string[]): Promise<void> } = await import(`./${name}/run.ts`);
await bench.run(named ? rest : process.argv.slice(2));
