/** Bytes of a page to text: by byte order mark, header, `<meta>`, and last by what reads best. */

const marks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** A `<meta>` that names the charset stands in the first bytes (HTML asks for 1,024; old pages have it later). */
const headBytes = 4096;
/** Enough to tell one encoding from another. */
const sampleBytes = 20_000;
const guesses = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"] as const;

/** What a text in a wrong encoding is full of, and a right one is not: rare and private characters, half-width kana. */
const wrong = /[\ufffd\ue000-\uf8ff\uff61-\uff9f\u0080-\u009f]/g;
/** The most frequent characters of Chinese, Japanese and Korean. */
const frequent =
  /[的一是不了在人有我他这中大来上国個们到说时要就出会為會這來國說時のにはをたがでとしれさるいすてなくる이다는을를의에가한고지도로서]/g;

function known(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label.trim().toLowerCase()).encoding;
  } catch {
    // A page may name an encoding that does not exist; then it has named none.
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  // The sample may cut a character in two: its last three bytes say nothing.
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, sampleBytes), { stream: true });
    return true;
  } catch {
    // `fatal` answers "no" by throwing.
    return false;
  }
}

function guess(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, sampleBytes);
  let best = "windows-1252";
  let most = 0;
  for (const name of guesses) {
    const text = new TextDecoder(name).decode(sample);
    const score = (text.match(frequent)?.length ?? 0) - 4 * (text.match(wrong)?.length ?? 0);
    if (score > most) {
      best = name;
      most = score;
    }
  }
  return best;
}

/** The encoding of a page. What a header or `<meta>` calls UTF-8 and is not is guessed, since servers say it of all. */
export function encodingOf(bytes: Uint8Array, contentType: string | null): string {
  for (const [name, mark] of marks) if (mark.every((byte, index) => bytes[index] === byte)) return name;
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, headBytes));
  const stated =
    known(/charset\s*=\s*["']?([\w:-]+)/i.exec(contentType ?? "")?.[1]) ??
    known(/<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1]);
  const utf8 = isUtf8(bytes);
  if (stated !== null && (stated !== "utf-8" || utf8)) return stated === "gbk" ? "gb18030" : stated;
  return utf8 ? "utf-8" : guess(bytes);
}

/** The text of a page. */
export function decode(bytes: Uint8Array, contentType: string | null): string {
  return new TextDecoder(encodingOf(bytes, contentType)).decode(bytes);
}
