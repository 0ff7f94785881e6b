/** The hybrid logical clock: stamps that order every change of every device the same way everywhere, even when clocks are wrong. */

/** After Kulkarni et al., "Logical Physical Clocks" (2014): wall time, a counter for what the wall time cannot tell apart, and a name. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  /** Tells changes of one millisecond apart. */
  readonly count: number;
  /** 8 lower-case hexadecimal digits, random, one a browser profile. */
  readonly device: string;
}

/** How far a clock of another device may pull ours ahead, in milliseconds: a day covers every wrongly set time zone. */
export const farthestAhead = 24 * 60 * 60 * 1000;

/** The last millisecond of the year 9999: what lies beyond is no time that a clock shows. */
const latestTime = 253_402_300_799_999;
const latestCount = 0xffff;
const timeDigits = 12;
const countDigits = 4;
const stampForm = /^[0-9a-f]{24}$/;

/** Length of every stamp, in characters. */
export const stampLength = 24;

/** The clock one change later: never before `now` (milliseconds since 1970), never before or equal to what it was. */
export function tick(clock: Clock, now: number): Clock {
  const time = wallTime(now);
  if (time > clock.time) return { time, count: 0, device: clock.device };
  return next(clock);
}

/**
 * The clock after a stamp of another device was seen, so that the next `tick` is later than it. A stamp more than a day ahead of `now`
 * pulls the clock a day ahead and no further: one device with a wrong clock does not set the others' clocks. A stamp that cannot be
 * read changes nothing.
 */
export function observe(clock: Clock, stamp: string, now: number): Clock {
  const seen = readStamp(stamp);
  if (seen === null) return clock;
  const limit = wallTime(now) + farthestAhead;
  const pulled = seen.time > limit ? { time: limit, count: 0 } : seen;
  const ahead = pulled.time - clock.time || pulled.count - clock.count;
  return ahead > 0 ? { time: pulled.time, count: pulled.count, device: clock.device } : clock;
}

/** A clock as 24 characters that sort as the clocks do: by time, then count, then device. */
export function stampOf(clock: Clock): string {
  return hexadecimal(clock.time, timeDigits) + hexadecimal(clock.count, countDigits) + clock.device;
}

/**
 * The stamp of a change to something that carries the stamp `previous` (`null`: it is new): the clock's own, or, where `previous` lies
 * ahead of the clock (another device's clock is far wrong), the one right after `previous`. Without this such a thing could
 * never be changed again.
 */
export function stampAfter(clock: Clock, previous: string | null): string {
  const own = stampOf(clock);
  if (previous === null || own > previous) return own;
  const seen = readStamp(previous);
  return seen === null ? own : stampOf(next({ ...seen, device: clock.device }));
}

/** The clock that a stamp was made from; `null` when it is not a stamp. */
export function readStamp(stamp: string): Clock | null {
  if (!stampForm.test(stamp)) return null;
  const time = Number.parseInt(stamp.slice(0, timeDigits), 16);
  if (time > latestTime) return null;
  const count = Number.parseInt(stamp.slice(timeDigits, timeDigits + countDigits), 16);
  return { time, count, device: stamp.slice(timeDigits + countDigits) };
}

function next(clock: Clock): Clock {
  if (clock.count < latestCount) return { ...clock, count: clock.count + 1 };
  return { ...clock, time: clock.time + 1, count: 0 };
}

function wallTime(now: number): number {
  return Math.min(Math.max(Math.trunc(now), 0), latestTime);
}

function hexadecimal(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
