/** How often sync may write, and when to try again after a refusal. */
import type { Memory } from "./memory.ts";

/**
 * Chromium's sync engine gives all extensions of a profile 100 commits and one more each 100 s (data_type_tracker.cc,
 * kInitialTokensForExtensionTypes); when they are used up incoming changes wait too. A fifth of that is ours.
 */
const mostTokens = 20;
const millisecondsPerToken = 100_000;
/** `MAX_WRITE_OPERATIONS_PER_MINUTE` counts whole minutes; refused writes count too. */
const afterTooMany = 60_000;
const firstPause = 30_000;
const longestPause = 3_600_000;
/** Bytes more to leave free after each refusal of what should have fitted. */
const spareStep = 1_024;
const mostSpare = 16_384;

/** The memory with its tokens counted at `now`. */
export function refilled(memory: Memory, now: number): Memory {
  const passed = Math.max(0, now - memory.counted);
  const gained = Math.floor(passed / millisecondsPerToken);
  if (memory.tokens + gained >= mostTokens) return { ...memory, tokens: mostTokens, counted: now };
  return { ...memory, tokens: memory.tokens + gained, counted: now - (passed % millisecondsPerToken) };
}

/** When a write may be made at the earliest, milliseconds since 1970. */
export function writableAt(memory: Memory, now: number): number {
  const next = memory.tokens > 0 ? now : memory.counted + millisecondsPerToken;
  return Math.max(next, memory.again);
}

/** The memory after a write that went well, with a token less. */
export const afterWrite = (memory: Memory): Memory => ({
  ...memory,
  tokens: memory.tokens - 1,
  failures: 0,
  failure: null,
  detail: "",
  again: 0,
});

/** The memory after a refusal. The browsers' texts differ by version, so only what they have in common is looked at. `random` spreads. */
export function afterFailure(memory: Memory, reason: unknown, now: number, random: number): Memory {
  const detail = reason instanceof Error ? reason.message : String(reason);
  const failures = memory.failures + 1;
  const isRate = /MAX_WRITE_OPERATIONS|too many/i.test(detail);
  const isFull = !isRate && /quota/i.test(detail);
  const pause = isRate ? afterTooMany : Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 10));
  return {
    ...memory,
    tokens: Math.max(0, memory.tokens - 1),
    failures,
    failure: isRate ? "rate" : isFull ? "full" : "error",
    detail,
    again: now + Math.round(pause * (1 + random / 4)),
    spare: isFull ? Math.min(mostSpare, memory.spare + spareStep) : memory.spare,
  };
}
