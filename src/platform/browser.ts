/** The WebExtensions API, by promise in both browsers. Only this folder names it. */
import browser from "webextension-polyfill";

export { browser };
