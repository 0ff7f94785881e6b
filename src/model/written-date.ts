/** A date as a page wrote it, told in the reader's language. */

const iso = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?)?)?/;

/**
 * An ISO 8601 date in the words of `locale` (BCP 47), no more exact than it is given; the time is the page's own wall clock.
 * What is no date comes back as it was.
 */
export function writtenDate(date: string, locale: string): string {
  const match = iso.exec(date);
  if (!match) return date;
  const [, year, month, day, hour, minute] = match.map(Number);
  const instant = Date.UTC(year ?? 0, (month ?? 1) - 1, day || 1, hour || 0, minute || 0);
  if (Number.isNaN(instant)) return date;
  const written = (part: string | undefined): boolean => part !== undefined;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
    ...(written(match[3]) ? { day: "numeric" } : {}),
    ...(written(match[4]) ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {}),
  });
  return format.format(instant);
}

/** Making a format takes longer than using it a hundred times, and every note has a date. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day of `time` (milliseconds since 1970 UTC) in the reader's own time zone, short: `May 8`, `5月8日`. */
export function dayOf(time: number, locale: string): string {
  const known = dayFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { month: "short", day: "numeric" });
  dayFormats.set(locale, known);
  return known.format(time);
}
