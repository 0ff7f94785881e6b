/** Makes the two store packages, `dist/galley-chrome-VERSION.zip` and `dist/galley-firefox-VERSION.zip`, and checks Firefox's with web-ext. */
import { spawnSync } from "node:child_process";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { build, filesIn } from "./build.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** What a manifest is here: each store's own part is taken out of it by name, all else is passed on unread. */
interface Manifest {
  version: string;
  background: { service_worker?: string; scripts?: string[] };
  browser_specific_settings?: unknown;
  minimum_chrome_version?: string;
}

/** Each store warns of the other's keys. */
const forStore = {
  chrome({ browser_specific_settings: _, background, ...rest }: Manifest): object {
    const { scripts: __, ...worker } = background;
    return { ...rest, background: worker };
  },
  firefox({ minimum_chrome_version: _, background, ...rest }: Manifest): object {
    const { service_worker: __, ...scripts } = background;
    return { ...rest, background: scripts };
  },
} as const;

/** The time that every file in a package has, so that the same source makes the same bytes; zip knows no earlier one. */
const fileTime = new Date(1980, 0, 1);

const { folder } = await build();
const manifest = readManifest(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
for (const store of ["chrome", "firefox"] as const) {
  const unpacked = join(dist, store);
  await rm(unpacked, { recursive: true, force: true });
  await cp(folder, unpacked, { recursive: true });
  await writeFile(join(unpacked, "manifest.json"), `${JSON.stringify(forStore[store](manifest), null, 2)}\n`);
  const files: Zippable = {};
  for (const file of (await filesIn(unpacked)).sort()) files[file] = await readFile(join(unpacked, file));
  const zip = zipSync(files, { level: 9, mtime: fileTime, os: 0 });
  const path = join(dist, `galley-${store}-${manifest.version}.zip`);
  await writeFile(path, zip);
  console.log(`${path}  ${zip.length} bytes, ${Object.keys(files).length} files`);
}
process.exitCode = lint(join(dist, "firefox"));

/** The manifest's keys that are read here. Throws when one is missing. */
function readManifest(value: unknown): Manifest {
  const isManifest = (read: unknown): read is Manifest =>
    typeof read === "object" &&
    read !== null &&
    "version" in read &&
    typeof read.version === "string" &&
    "background" in read &&
    typeof read.background === "object";
  if (!isManifest(value)) throw new Error("manifest.json has no version or no background");
  return value;
}

/** Runs `web-ext lint`; returns its exit code, which is not 0 when there is an error. */
function lint(source: string): number {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, "node_modules", "web-ext", "bin", "web-ext.js"),
      "lint",
      "--source-dir",
      source,
      "--no-config-discovery",
    ],
    { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, NO_UPDATE_NOTIFIER: "1" } },
  );
  return status ?? 1;
}
