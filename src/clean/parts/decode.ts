/** Bytes of a page as text: in the charset that a byte order mark, the server, the page, or the bytes themselves name. */

/** The page's own word for its charset stands in its first bytes (HTML standard: 1024; older pages put more before it). */
const declarationReach = 4096;
/** A text with more broken characters than this share is in another charset than it says. */
const mostBroken = 0.002;

/** The text of `bytes`; `contentType` is the server's header. Never throws: what cannot be read becomes U+FFFD. */
export function decodePage(bytes: ArrayBuffer, contentType: string | null): string {
  const view = new Uint8Array(bytes);
  const mark = byteOrderMark(view);
  if (mark !== null) return new TextDecoder(mark).decode(view);
  const head = new TextDecoder("latin1").decode(view.subarray(0, declarationReach));
  for (const label of [charsetIn(contentType ?? ""), declaredIn(head)]) {
    const text = label === null ? null : decodeAs(label, view);
    if (text !== null && broken(text) <= text.length * mostBroken) return text;
  }
  return guess(view);
}

function byteOrderMark(view: Uint8Array): string | null {
  if (view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf) return "utf-8";
  if (view[0] === 0xff && view[1] === 0xfe) return "utf-16le";
  return view[0] === 0xfe && view[1] === 0xff ? "utf-16be" : null;
}

/** The charset in `text/html; charset="gbk"`; `null`: it names none. */
function charsetIn(header: string): string | null {
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(header)?.[1] ?? null;
}

function declaredIn(head: string): string | null {
  for (const [tag] of head.matchAll(/<(?:meta|\?xml)\s[^>]*>/gi)) {
    const label = charsetIn(tag) ?? /encoding\s*=\s*["']([\w-]+)/i.exec(tag)?.[1];
    if (label) return label;
  }
  return null;
}

/** The text of `view` in the charset of that label; `null`: there is no such charset. */
function decodeAs(label: string, view: Uint8Array): string | null {
  // Pages that say gb2312 or gbk use characters beyond it; gb18030 holds both.
  const name = /^(?:x-)?gb/i.test(label) ? "gb18030" : label;
  try {
    return new TextDecoder(name).decode(view);
  } catch (error) {
    // A label that the standard does not know (`charset=none`) says nothing.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function broken(text: string): number {
  return text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
}

/** Charsets that pages are in without saying so, each with the characters by which text in it is known. */
const candidates: readonly (readonly [string, RegExp])[] = [
  ["utf-8", /[\u0080-\uffef]/g],
  [
    "gb18030",
    /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里]/g,
  ],
  ["big5", /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡]/g],
  ["shift_jis", /[\u3041-\u3096\u30a1-\u30fc]/g],
  ["euc-jp", /[\u3041-\u3096\u30a1-\u30fc]/g],
  ["euc-kr", /[이다의는에을를가은고로하한도지사기서인자대어그리시나정아일해]/g],
  ["windows-1251", /[оеаинтсрвлкмдпу]/g],
];

function guess(view: Uint8Array): string {
  let best = "";
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [name, common] of candidates) {
    const text = new TextDecoder(name).decode(view);
    const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
    if (foreign === 0) return text;
    const score = ((text.match(common)?.length ?? 0) - strangeness * broken(text)) / foreign;
    if (name === "utf-8" && broken(text) <= text.length * mostBroken) return text;
    if (score > bestScore) {
      best = text;
      bestScore = score;
    }
  }
  return best;
}

/** One broken character speaks against a charset as much as so many common ones speak for it. */
const strangeness = 10;
