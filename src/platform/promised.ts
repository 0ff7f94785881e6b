/**
 * What stands for `webextension-polyfill` in a content script, where each press pays for every byte: there both browsers answer by
 * promise themselves, and errors travel in our own replies (`messages.ts`).
 */
import type { Browser } from "webextension-polyfill";

/** Firefox's name for it, and Chromium's. */
const { browser: firefox, chrome: chromium } = globalThis as unknown as { browser?: Browser; chrome: Browser };

export default firefox ?? chromium;
