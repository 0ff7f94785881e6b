/** Text as it is matched: white space folded, invisible characters gone, quotes and dashes made alike. Strings only, no DOM. */

/**
 * Characters that nobody sees: soft hyphen, zero-width space and its kin, marks of direction. The joiners U+200C and U+200D
 * are dropped too, except where they shape what is seen: inside emoji, and in scripts that join (Arabic, Indic).
 */
const invisible =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|(?<![\u0600-\u1FFF]|\uFE0F|\p{Extended_Pictographic}|\p{Emoji_Modifier})[\u200C\u200D]/gu;
/** Cheap test for a text that needs work: anything invisible, or white space that is not one plain space. */
const irregular =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\t\n\v\f\r]| {2}/;
const whiteSpace = /\s+/g;
/** What each quote, dash and block end is matched as, by UTF-16 unit. */
const folds = new Map<number, string>([
  ...unitsOf("`´‘’‚‛′ʼ‹›＇").map((unit) => [unit, "'"] as const),
  ...unitsOf("“”„‟″«»「」『』﹁﹂﹃﹄〝〞＂").map((unit) => [unit, '"'] as const),
  ...unitsOf("‐‑‒–—―−⸺﹘﹣－").map((unit) => [unit, "-"] as const),
  [0x0a, " "],
]);
/** Nothing between these two is folded: nearly all ideographs, syllables and kana. */
const lastLow = 0x301e;
const firstHigh = 0xfe41;

function unitsOf(signs: string): number[] {
  return Array.from(signs, (sign) => sign.charCodeAt(0));
}

/** `raw` without invisible characters and with each run of white space as one space. */
export function collapse(raw: string): string {
  return irregular.test(raw) ? raw.replace(invisible, "").replace(whiteSpace, " ") : raw;
}

/** For each character of `collapse(raw)` its offset in `raw`. */
export function collapsedOffsets(raw: string): number[] {
  const dropped = new Set<number>();
  for (const match of raw.matchAll(invisible)) dropped.add(match.index);
  const offsets: number[] = [];
  let inSpace = false;
  for (let at = 0; at < raw.length; at++) {
    if (dropped.has(at)) continue;
    const space = isSpace(raw.charCodeAt(at));
    if (!(space && inSpace)) offsets.push(at);
    inSpace = space;
  }
  return offsets;
}

/** Whether the UTF-16 unit is white space, as `\s` has it. */
export function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0xa0) return false;
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/**
 * Collapsed text as it is compared: all quotes and all dashes alike, a block's end a space. Has the length of what goes in, so that
 * an offset in one is an offset in the other.
 */
export function fold(text: string): string {
  let folded = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Letters and digits, which most are, need no look-up.
    if ((unit > 0x60 && unit < 0xab) || (unit < 0x60 && unit !== 0x0a) || (unit > lastLow && unit < firstHigh))
      continue;
    const as = folds.get(unit);
    if (as === undefined) continue;
    folded += text.slice(from, at) + as;
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** `offset` moved out of the middle of a surrogate pair, to the pair's start or to its end. */
export function outsidePair(text: string, offset: number, to: "start" | "end"): number {
  const inside = isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1));
  if (!inside) return offset;
  return to === "start" ? offset - 1 : offset + 1;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
