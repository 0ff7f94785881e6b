/** Two browsers of one reader that meet when the test says so. */
import type { PageKey } from "../../../src/model/page.ts";
import { browserLimits, type Limits } from "../../../src/store/sync/area.ts";
import { type SyncStatus, statusOf } from "../../../src/store/sync/status.ts";
import { chromiumServer, type Server } from "../../sync-sim/areas.ts";
import { type Device, deviceOn } from "../../sync-sim/device.ts";
import { seeded } from "../../sync-sim/schedule.ts";

export const page = "example.org/a" as PageKey;
export const id = (number: number): string => number.toString(16).padStart(16, "0");
export const day = 24 * 3_600_000;
export const random = seeded(1);

/** A time and a server of their own. */
export class Meeting {
  clock = Date.UTC(2026, 3, 1);
  readonly server: Server = chromiumServer();

  browser(name: string, limits: Limits = browserLimits, server = this.server): Device {
    return deviceOn({ name, area: server.join(limits), limits, now: () => this.clock, random });
  }

  /** The browsers exchange and run until none has anything to say. */
  async meet(...devices: Device[]): Promise<void> {
    for (let round = 0; round < 4; round++) {
      this.clock += 600_000;
      for (const device of devices) {
        device.area.exchange(() => true);
        await device.run();
        device.area.exchange(() => true);
      }
    }
  }
}

/** The notes that are live there, in the order of the alphabet. */
export const live = async (device: Device): Promise<string[]> =>
  (await device.notes())
    .filter(({ deleted }) => deleted === null)
    .map(({ note }) => note)
    .sort();

export async function status(device: Device): Promise<SyncStatus> {
  const ran = await device.run();
  if (!ran) throw new Error("killed");
  return statusOf(ran.memory, device.name, device.room.limits.bytes);
}

export const reasons = async (device: Device): Promise<string[]> =>
  (await status(device)).waiting.map(({ why }) => why);
