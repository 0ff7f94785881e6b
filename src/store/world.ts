/** The world as the browser has it. */
import type { World } from "./annotations.ts";

/** Runs one piece of work at a time under a name, in all contexts of the extension. */
export const aloneAs =
  (name: string): World["alone"] =>
  (work) =>
    navigator.locks.request(name, work);

export const world: World = {
  now: () => Date.now(),
  newDevice: () => crypto.getRandomValues(new Uint8Array(4)).toHex(),
  alone: aloneAs("store"),
};
