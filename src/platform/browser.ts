/** The WebExtensions API, by promise in both browsers. Only this folder names it. */
import type { Browser } from "webextension-polyfill";

/** Chromium's name for it, and Firefox's; both answer by promise in a Manifest V3 extension, so nothing has to be laid over them. */
const { browser: firefox, chrome: chromium } = globalThis as unknown as { browser?: Browser; chrome: Browser };

export const browser: Browser = firefox ?? chromium;
