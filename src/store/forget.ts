/** Forgetting: what was written in private windows goes with the last of them. */
import type { Area } from "../platform/storage.ts";

/** Empties `area`, but for the keys that begin with `prefix`. */
export async function forgetBut(area: Area, prefix: string): Promise<void> {
  await area.remove(Object.keys(await area.get(null)).filter((key) => !key.startsWith(prefix)));
}
