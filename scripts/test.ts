/** `npm test`: every check there is, one after the other; the last line is `N passed, N failed`. Arguments go to vitest. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureCjkFont, findBrowser } from "./browsers.ts";

const root = join(import.meta.dirname, "..");
const tool = (name: string): string => join(root, "node_modules", ".bin", name);

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Runs a program with its output shown; a check of one. */
function check(title: string, command: string, args: readonly string[]): Counts {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) console.log(`== ${title} failed`);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs one of vitest's projects; a run that ends without a report, or that fails beside its tests, counts as one failure. */
async function tests(project: string, title: string): Promise<Counts> {
  const report = join(root, "dist", "reports", `${project}.json`);
  await mkdir(join(report, ".."), { recursive: true });
  await rm(report, { force: true });
  const { failed } = check(title, tool("vitest"), [
    ...["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ...["--passWithNoTests", ...process.argv.slice(2)],
  ]);
  if (!existsSync(report)) return { passed: 0, failed: Math.max(failed, 1) };
  const counts = readReport(JSON.parse(await readFile(report, "utf8")));
  return { passed: counts.passed, failed: Math.max(counts.failed, failed) };
}

/** A test that is skipped or left to do has not passed. */
function readReport(report: unknown): Counts {
  const count = (name: string): number => {
    const value = typeof report === "object" && report !== null ? Reflect.get(report, name) : undefined;
    if (typeof value !== "number") throw new Error(`vitest's report has no ${name}`);
    return value;
  };
  const passed = count("numPassedTests");
  return { passed, failed: count("numTotalTests") - passed };
}

await findBrowser("chrome");
await findBrowser("firefox");
ensureCjkFont();
const node = process.execPath;
const checks = [
  check("typecheck", tool("tsc"), ["--noEmit"]),
  check("lint", tool("biome"), ["check", "--error-on-warnings", "."]),
  check("build", node, ["scripts/build.ts"]),
  check("package and web-ext lint", node, ["scripts/package.ts"]),
];
const runs = [
  await tests("unit", "unit tests"),
  await tests("dom", "DOM tests in Chromium"),
  await tests("e2e", "end-to-end tests in Chromium and Firefox"),
];
const sum = (key: keyof Counts, list: readonly Counts[]): number =>
  list.reduce((total, counts) => total + counts[key], 0);
const failed = sum("failed", [...checks, ...runs]);
if (sum("passed", runs) === 0) console.log("\nno test has passed");
process.exitCode = failed === 0 && sum("passed", runs) > 0 ? 0 : 1;
console.log(`\n${sum("passed", [...checks, ...runs])} passed, ${failed} failed`);
