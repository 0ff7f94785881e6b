/** The world as the browser has it. */
import type { World } from "./annotations.ts";

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Runs one piece of work at a time under a name, in all contexts of the extension. */
export const aloneAs =
  (name: string): World["alone"] =>
  (work) =>
    navigator.locks.request(name, work);

export const world: World = {
  now: () => Date.now(),
  newDevice: () => hex(crypto.getRandomValues(new Uint8Array(4))),
  alone: aloneAs("store"),
};
