/** Links that lead to the quoted words themselves: https://wicg.github.io/scroll-to-text-fragment/ */
import type { Segment } from "./annotation.ts";

/** Quotes up to this length are given whole, longer ones by their two ends; in characters. */
const wholeUpTo = 120;
/** How much of each end, and of the text around, in characters: enough to be told apart, short enough to be pasted. */
const endLength = 24;

const chinese = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

/** Browsers match whole words only: what was cut within a word loses the rest of it. */
function firstWords(text: string): string {
  const cut = text.slice(0, endLength);
  if (cut.length === text.length || chinese.test(cut) || /\s/.test(text.charAt(endLength))) return cut.trim();
  return cut.replace(/\s+\S*$/, "").trim();
}

function lastWords(text: string): string {
  const cut = text.slice(-endLength);
  if (cut.length === text.length || chinese.test(cut) || /\s/.test(text.charAt(text.length - endLength - 1)))
    return cut.trim();
  return cut.replace(/^\S*\s+/, "").trim();
}

/** Context is stored cut to bytes, so its outer word may be a part of one; across a block's end browsers match nothing. */
function contextBefore(prefix: string): string {
  const line = prefix.slice(prefix.lastIndexOf("\n") + 1);
  return (chinese.test(line) ? line.slice(-endLength) : line.replace(line === prefix ? /^\S*\s+/ : /^/, "")).trim();
}

function contextAfter(suffix: string): string {
  const line = suffix.split("\n")[0] ?? "";
  return (chinese.test(line) ? line.slice(0, endLength) : line.replace(line === suffix ? /\s+\S*$/ : /$/, "")).trim();
}

/** `-` and `,` are the directive's own signs; `encodeURIComponent` leaves the first. */
const encoded = (text: string): string => encodeURIComponent(text).replace(/-/g, "%2D");

/** `address` with a text fragment for `segments` (in document order); without one when there are none. */
export function fragmentLink(address: string, segments: readonly Segment[]): string {
  const [first, last] = [segments[0], segments.at(-1)];
  const plain = address.replace(/:~:.*$/, "").replace(/#$/, "");
  if (!first || !last) return plain;
  const whole = segments.length === 1 && first.exact.length <= wholeUpTo;
  const words = whole ? encoded(first.exact) : `${encoded(firstWords(first.exact))},${encoded(lastWords(last.exact))}`;
  const [before, after] = [contextBefore(first.prefix), contextAfter(last.suffix)];
  // Long quotes are told apart by themselves.
  const around = whole && first.exact.length <= endLength;
  const prefix = around && before ? `${encoded(before)}-,` : "";
  const suffix = around && after ? `,-${encoded(after)}` : "";
  return `${plain}${plain.includes("#") ? "" : "#"}:~:text=${prefix}${words}${suffix}`;
}
