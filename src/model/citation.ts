/** Citations of a news page in GB/T 7714—2015, APA (7th edition) and MLA (9th edition). */

export interface Source {
  readonly title: string;
  /** The medium credited, or the site. */
  readonly medium: string | null;
  /** As their bylines have them. */
  readonly authors: readonly string[];
  /** ISO 8601, as exact as the page says; `null` when it says nothing. */
  readonly published: string | null;
  readonly url: string;
}

/** A run of a citation's words. */
export interface Run {
  readonly text: string;
  readonly italic: boolean;
}

const plain = (text: string): Run => ({ text, italic: false });
const italic = (text: string): Run => ({ text, italic: true });

/** Runs as plain text. */
export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join("");

const cjk = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

interface Day {
  readonly year: string;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
}

function dayOf(published: string | null): Day | null {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(published ?? "");
  if (!match?.[1]) return null;
  return { year: match[1], month: match[2] ? Number(match[2]) : null, day: match[3] ? Number(match[3]) : null };
}

/** A person's name in two: the last word is the family's, unless the name is written in Chinese, Japanese or Korean, or is one word. */
function nameOf(author: string): { family: string; given: string } {
  const words = author.trim().split(/\s+/);
  if (cjk.test(author) || words.length < 2) return { family: author.trim(), given: "" };
  // `van`, `de` and the like belong to the family's name.
  const particle = words.findIndex(
    (word, index) => index > 0 && /^(van|von|de|der|den|di|da|la|le|bin|al)$/.test(word),
  );
  const at = particle > 0 ? particle : words.length - 1;
  return { family: words.slice(at).join(" "), given: words.slice(0, at).join(" ") };
}

const initials = (given: string): string =>
  given
    .split(/\s+/)
    .map((word) =>
      word
        .split("-")
        .map((part) => `${[...part][0] ?? ""}.`)
        .join("-"),
    )
    .join(" ");

/** The end of a sentence, unless the words end one themselves. */
const stop = (words: string): string => (/[.?!。？！…]["”’」』]?$/u.test(words) ? words : `${words}.`);

/** How many names GB/T 7714 gives before 等 (8.1.2). */
const gbNames = 3;

/**
 * GB/T 7714—2015, 8.5 and 8.8: `责任者. 题名[EB/OL]. 出版者, 年(更新日期)[引用日期]. 地址.`
 * `accessed`: the day it was read, in the reader's time zone.
 */
export function gbt7714(source: Source, accessed: Date): readonly Run[] {
  const day = dayOf(source.published);
  const some = source.authors.slice(0, gbNames).map((author) => {
    const { family, given } = nameOf(author);
    return given
      ? `${family.toUpperCase()} ${given
          .split(/[\s-]+/)
          .map((word) => [...word][0] ?? "")
          .join(" ")}`
      : family;
  });
  const more = source.authors.length > gbNames ? [cjk.test(source.title + some.join("")) ? "等" : "et al"] : [];
  const names = [...some, ...more].join(", ");
  const updated = source.published?.slice(0, 10);
  const where = [source.medium, day?.year].filter(Boolean).join(", ");
  const written = `${where}${updated ? `(${updated})` : ""}[${localDay(accessed)}]`;
  return [plain(`${names ? `${names}. ` : ""}${source.title}[EB/OL]. ${written}. ${source.url}.`)];
}

const monthNames = "January February March April May June July August September October November December".split(" ");
const monthsShort = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

/** How many names APA gives before the dots (9.8). */
const apaNames = 20;

/** APA 7, 10.16: a page on a news site. `Family, G., & Family, G. (year, Month day). *Title*. Medium. address` */
export function apa(source: Source): readonly Run[] {
  const names = source.authors.map((author) => {
    const { family, given } = nameOf(author);
    return given ? `${family}, ${initials(given)}` : family;
  });
  const day = dayOf(source.published);
  const month = day?.month ? `, ${monthNames[day.month - 1]}${day.day ? ` ${day.day}` : ""}` : "";
  const when = `(${day ? `${day.year}${month}` : "n.d."}).`;
  const end = plain(
    ` ${source.medium && source.medium !== textOfNames(names) ? `${stop(source.medium)} ` : ""}${source.url}`,
  );
  if (names.length === 0) return [italic(stop(source.title)), plain(` ${when}`), end];
  return [plain(`${stop(apaList(names))} ${when} `), italic(stop(source.title)), end];
}

const textOfNames = (names: readonly string[]): string => names.join(", ");

function apaList(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  if (names.length > apaNames) return `${names.slice(0, apaNames - 1).join(", ")}, . . . ${last}`;
  return names.length > 1 ? `${names.slice(0, -1).join(", ")}, & ${last}` : last;
}

/** MLA 9, 5.3 to 5.99: `Family, Given, and Given Family. "Title." *Medium*, day Month year, address. Accessed day Month year.` */
export function mla(source: Source, accessed: Date): readonly Run[] {
  const day = dayOf(source.published);
  const [first, second] = source.authors;
  const { family, given } = nameOf(first ?? "");
  const leading = given ? `${family}, ${given}` : family;
  const others = source.authors.length > 2 ? ", et al" : second ? `, and ${second}` : "";
  const names = first ? `${stop(leading + others)} ` : "";
  const when = day
    ? [day.day, day.month ? monthsShort[day.month - 1] : null, day.year].filter(Boolean).join(" ")
    : null;
  const read = `${accessed.getDate()} ${monthsShort[accessed.getMonth()]} ${accessed.getFullYear()}`;
  const medium = source.medium ? [italic(source.medium), plain(", ")] : [];
  return [
    plain(`${names}“${stop(source.title)}” `),
    ...medium,
    plain(`${when ? `${when}, ` : ""}${source.url.replace(/^https?:\/\//, "")}. Accessed ${read}.`),
  ];
}

function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
