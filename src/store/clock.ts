/** This browser's clock at rest: one for all that is stamped here. */
import type { Clock } from "../model/clock.ts";
import type { Area } from "../platform/storage.ts";
import type { World } from "./annotations.ts";

export const clockKey = "clock";

/** This browser's clock as it lies in storage; anything else starts a new one. */
export async function readClock(area: Area, world: World): Promise<Clock> {
  const value = (await area.get([clockKey]))[clockKey];
  if (typeof value === "object" && value !== null && "time" in value && "count" in value && "device" in value) {
    const { time, count, device } = value;
    if (typeof time === "number" && typeof count === "number" && typeof device === "string")
      return { time, count, device };
  }
  return { time: 0, count: 0, device: world.newDevice() };
}
