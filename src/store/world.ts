/** The world as the browser has it. */
import type { World } from "./annotations.ts";

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const world: World = {
  now: () => Date.now(),
  newDevice: () => hex(crypto.getRandomValues(new Uint8Array(4))),
  alone: (work) => navigator.locks.request("store", work),
};
