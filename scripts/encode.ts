/** Text as the bytes of an old Chinese charset: test pages are kept as UTF-8 and served as portals serve them. */

export type Charset = "gbk" | "big5";

const tables = new Map<Charset, ReadonlyMap<string, number>>();

/** `text` in that charset. Throws at a character that the charset has not: a page that says so has to be right. */
export function encode(text: string, charset: Charset): Uint8Array {
  const table = tables.get(charset) ?? readTable(charset);
  tables.set(charset, table);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < firstLead) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else throw new Error(`${charset} has no "${character}"`);
  }
  return Uint8Array.from(bytes);
}

/** The charset that a page's `<meta>` names, when it is one of these. */
export function declaredCharset(html: string): Charset | null {
  const [, named] = /<meta[^>]*charset=["']?(gbk|gb2312|big5)/i.exec(html) ?? [];
  if (!named) return null;
  return named.toLowerCase() === "big5" ? "big5" : "gbk";
}

/** Both charsets keep ASCII, and write all else in two bytes, the first from 0x81, the second from 0x40. */
const firstLead = 0x80;
const pairs = { lead: [0x81, 0xfe], trail: [0x40, 0xfe] } as const;

/** The charset turned round: the platform decodes every pair, and the first pair of a character is its own. */
function readTable(charset: Charset): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(charset);
  const table = new Map<string, number>();
  for (let lead: number = pairs.lead[0]; lead <= pairs.lead[1]; lead++) {
    for (let trail: number = pairs.trail[0]; trail <= pairs.trail[1]; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      const one = [...character].length === 1 && character !== "\ufffd";
      if (one && !table.has(character)) table.set(character, (lead << 8) | trail);
    }
  }
  return table;
}
