/** Dates as pages write them, to ISO 8601 with no more precision than was written. */
import { languages } from "../languages/index.ts";

/** Between a date and its time; the half of the day stands there in Chinese, Japanese and Korean. */
const between =
  "(?:[T,，、\\s]|&nbsp;|at|um|à|a las|às|в|klo|星期.|周.|週.|\\(.\\)|[（(][日月火水木金土一二三四五六월화수목금토일][)）]|[-–|•·])*";
const clock = `${between}(오전|오후|午前|午後|上午|下午)?\\s*(\\d{1,2})\\s?[:：时時点點시h]\\s?(\\d{2})(?:[:：分]\\s?(\\d{2})(?:\\.\\d+)?)?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?\\s*(Z|GMT|UTC|[+-]\\d{2}:?\\d{2})?`;
const numeric = new RegExp(
  `(?<!\\d)((?:19|20)\\d{2})\\s?[-/.年년]\\s?(\\d{1,2})\\s?[-/.月월]\\s?(\\d{1,2})(?!\\d{3})\\s?[日일.]?(?:${clock})?`,
  "iu",
);
const glued = /(?<!\d)(\d{2})-(\d{2})-(\d{2})\s?(\d{2}):(\d{2})(?::(\d{2}))?/u;
const dayFirst = new RegExp(`(?<![\\d.])(\\d{1,2})([./-])(\\d{1,2})\\2((?:19|20)\\d{2})(?!\\d)(?:${clock})?`, "iu");
const yearMonth = /^\D{0,16}((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?月?\D{0,4}$/u;

interface Worded {
  /** Any name of any month: a year stands in many lines, a month beside it in few. */
  readonly any: RegExp;
  readonly months: readonly { readonly month: number; readonly expression: RegExp }[];
}

let worded: Worded | null = null;

/** `31 July 2017`, `July 31st, 2017`, `31 de julio de 2017`, in every language that we have months of. */
function withMonthNames(): Worded {
  if (worded !== null) return worded;
  const all = Array.from({ length: 12 }, (_, index) =>
    languages.flatMap(({ months }) => months[index] ?? []).filter((name) => !/^\d|[一二三四五六七八九十]/.test(name)),
  );
  const months = all.map((names, index) => {
    const name = `(?<!\\p{L})(?:${names.join("|")})\\.?(?!\\p{L})`;
    const day = "(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?";
    const year = "((?:19|20)\\d{2})";
    const source = `(?:(?<!\\d)${day}\\s*(?:of |de )?${name},?\\s*(?:de |del )?${year}|${name}\\s*${day},?\\s*${year})(?:${clock})?`;
    return { month: index + 1, expression: new RegExp(source, "iu") };
  });
  worded = { any: new RegExp(all.flat().join("|") || "(?!)", "iu"), months };
  return worded;
}

const two = (value: number) => String(value).padStart(2, "0");

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: readonly (string | undefined)[];
}

/** No article is older than printing on the web and none is from more than two days ahead of the reader's clock. */
function iso({ year, month, day, time }: Parts): string | null {
  const [before, hour, minute, second, after, zone] = time;
  const half = before ?? after;
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1980) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (Date.parse(date) > Date.now() + 2 * 86_400_000) return null;
  if (hour === undefined || minute === undefined) return date;
  const afternoon = /^p|오후|後|下/i.test(half ?? "") && Number(hour) < 12;
  const hours = /^a|오전|前|上/i.test(half ?? "") && Number(hour) === 12 ? 0 : Number(hour) + (afternoon ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return date;
  const offset = zone === undefined ? "" : /^[zgu]/i.test(zone) ? "Z" : zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  return `${date}T${two(hours)}:${minute}${second === undefined ? "" : `:${second}`}${offset}`;
}

/** The first date in `text`; `null`: none. `american`: `1/2/2020` is the second of January. */
export function readDate(text: string, american = false): string | null {
  const east = numeric.exec(text);
  if (east !== null) {
    const [, year, month, day, ...time] = east;
    const found = iso({ year: Number(year), month: Number(month), day: Number(day), time });
    if (found !== null) return found;
  }
  // No name of a month is without one of these letters.
  const names = /[a-z\u0400-\u06ff]/i.test(text) && /(?:19|20)\d{2}/.test(text) ? withMonthNames() : null;
  if (names?.any.test(text)) {
    for (const { month, expression } of names.months) {
      const match = expression.exec(text);
      if (match === null) continue;
      const [, day, year, otherDay, otherYear, ...time] = match;
      const found = iso({ year: Number(year ?? otherYear), month, day: Number(day ?? otherDay), time });
      if (found !== null) return found;
    }
  }
  const west = dayFirst.exec(text);
  if (west !== null) {
    const [, first, mark, second, year, ...time] = west;
    const monthFirst = mark === "/" && american ? Number(first) <= 12 : Number(second) > 12;
    const [month, day] = monthFirst ? [Number(first), Number(second)] : [Number(second), Number(first)];
    return iso({ year: Number(year), month, day, time });
  }
  const short = glued.exec(text);
  if (short !== null) {
    const [, year, month, day, ...time] = short;
    return iso({ year: 2000 + Number(year), month: Number(month), day: Number(day), time: [undefined, ...time] });
  }
  const partial = yearMonth.exec(text);
  return partial !== null && Number(partial[2]) >= 1 && Number(partial[2]) <= 12
    ? `${partial[1]}-${two(Number(partial[2]))}`
    : null;
}

const monthAndDay = new RegExp(`(?<![-\\d/.年])(\\d{1,2})[-/月](\\d{1,2})日?(?:${clock})`, "iu");

/** A date without its year (`10-08 12:00`, `8月5日 09:00`), with the year that the page names elsewhere. */
export function readDateOfYear(text: string, year: number): string | null {
  const match = monthAndDay.exec(text);
  if (match === null) return null;
  const [, month, day, ...time] = match;
  return iso({ year, month: Number(month), day: Number(day), time });
}

const relative = /(昨天|昨日|今天|今日|前天|yesterday|today)(?:\s*(\d{1,2}):(\d{2}))?/i;
const daysBack: Readonly<Record<string, number>> = { 昨天: 1, 昨日: 1, yesterday: 1, 前天: 2 };

/** `昨天 12:30` seen at `now`. */
export function readRelativeDate(text: string, now: Date): string | null {
  const match = relative.exec(text);
  if (match === null) return null;
  const date = new Date(
    now.getFullYear(),
    now.getMonth(),
    now.getDate() - (daysBack[(match[1] ?? "").toLowerCase()] ?? 0),
  );
  return iso({
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    time: [undefined, match[2], match[3]],
  });
}

/** Seconds or milliseconds since 1970, as a date in the zone of the page's language. */
export function fromTimestamp(digits: string, hoursEast: number): string | null {
  const milliseconds = digits.length === 10 ? Number(digits) * 1000 : Number(digits);
  const shifted = new Date(milliseconds + hoursEast * 3_600_000);
  if (Number.isNaN(shifted.getTime()) || shifted.getUTCFullYear() < 1995 || milliseconds > Date.now() + 2 * 86_400_000)
    return null;
  const zone = hoursEast === 0 ? "Z" : `+${two(hoursEast)}:00`;
  return `${shifted.toISOString().slice(0, 19)}${zone}`;
}
