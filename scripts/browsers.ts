/** Where the browsers and the Chinese fonts are, and how to get them. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export type BrowserName = "chrome" | "firefox";

const windowsFolders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((name) => process.env[name] ?? []);

const places: Record<BrowserName, readonly string[]> = {
  chrome: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    join(homedir(), "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ...windowsFolders.map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe")),
    ...windowsFolders.map((folder) => join(folder, "Chromium", "Application", "chrome.exe")),
  ],
  firefox: [
    "/usr/bin/firefox-esr",
    "/usr/bin/firefox",
    "/usr/lib/firefox/firefox",
    "/opt/firefox/firefox",
    "/snap/bin/firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    join(homedir(), "Applications/Firefox.app/Contents/MacOS/firefox"),
    ...windowsFolders.map((folder) => join(folder, "Mozilla Firefox", "firefox.exe")),
  ],
};

const packages: Record<BrowserName, string> = { chrome: "chromium", firefox: "firefox-esr" };

/**
 * The path of the browser's binary: `GALLEY_CHROME` / `GALLEY_FIREFOX`, else the first known place that can be run, else, on Debian as
 * root, what apt installs. Throws with the command to run when there is none.
 */
export async function findBrowser(name: BrowserName): Promise<string> {
  const variable = `GALLEY_${name.toUpperCase()}`;
  const chosen = process.env[variable];
  if (chosen) {
    if (!canRun(chosen)) throw new Error(`${variable} names ${chosen}, which cannot be run`);
    return chosen;
  }
  const found = firstKnown(name);
  if (found) return found;
  if (canInstall()) {
    install(packages[name], `no ${name} found`);
    const installed = firstKnown(name);
    if (installed) return installed;
  }
  throw new Error(`no ${name} found. ${advice(packages[name])}\nor say where it is: ${variable}=/path/to/it`);
}

/** Makes sure that Chinese text is drawn as Chinese on Linux (a bare server shows boxes). Throws with the command to run. */
export function ensureCjkFont(): void {
  if (process.platform !== "linux" || hasCjkFont()) return;
  if (canInstall()) {
    install("fonts-noto-cjk", "no Chinese font found");
    if (hasCjkFont()) return;
  }
  throw new Error(`no Chinese font found. ${advice("fonts-noto-cjk")}`);
}

function firstKnown(name: BrowserName): string | undefined {
  return places[name].find(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // `accessSync` answers "no" by throwing; there is nothing else to learn from it.
    return false;
  }
}

function hasCjkFont(): boolean {
  const listed = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  if (!listed.error) return listed.stdout.trim() !== "";
  return existsSync("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc");
}

function canInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && canRun("/usr/bin/apt-get");
}

/** Installs one Debian package, saying so; lists are refreshed first, since a fresh image has none. */
function install(name: string, why: string): void {
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", name],
  ]) {
    console.error(`${why}: apt-get ${args.join(" ")}`);
    const { status } = spawnSync("apt-get", args, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (status !== 0) throw new Error(`apt-get ${args.join(" ")} failed with ${status}. ${advice(name)}`);
  }
}

function advice(name: string): string {
  if (process.platform === "darwin")
    return `Run: brew install --cask ${name === "chromium" ? "google-chrome" : "firefox"}`;
  if (process.platform === "win32")
    return `Run: winget install ${name === "chromium" ? "Google.Chrome" : "Mozilla.Firefox"}`;
  return `Run: sudo apt-get update && sudo apt-get install -y ${name}`;
}
