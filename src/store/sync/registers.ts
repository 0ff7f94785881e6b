/** Registers in an area: settings and site rules, each stamped when it is written so that it travels. */
import { stampAfter, tick } from "../../model/clock.ts";
import type { Register } from "../../model/register.ts";
import type { World } from "../annotations.ts";
import type { CataloguedArea } from "../catalogue.ts";
import { clockKey, readClock } from "../clock.ts";
import { registerPrefix } from "./local.ts";
import { readRegister } from "./local-codec.ts";

export interface RegisterStore {
  /** The registers whose key begins with `prefix`, deleted ones left out. */
  list(prefix: string): Promise<Register[]>;
  put(key: string, value: Register["value"]): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The registers in `area`. */
export function registersIn(area: CataloguedArea, world: World): RegisterStore {
  const write = (key: string, value: Register["value"], deleted: boolean): Promise<void> =>
    world.alone(async () => {
      const clock = tick(await readClock(area, world), world.now());
      const before = readRegister((await area.get([registerPrefix + key]))[registerPrefix + key]);
      const register: Register = { key, value, deleted, stamp: stampAfter(clock, before?.stamp ?? null) };
      await area.set({ [registerPrefix + key]: register, [clockKey]: clock });
    });
  return {
    async list(prefix) {
      const keys = (await area.keysOf("register")).filter((key) => key.startsWith(registerPrefix + prefix));
      const registers = Object.values(await area.get(keys)).map(readRegister);
      return registers.filter((register) => register !== null).filter(({ deleted }) => !deleted);
    },
    put: (key, value) => write(key, value, false),
    remove: (key) => write(key, null, true),
  };
}
