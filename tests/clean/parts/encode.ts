/** Text as bytes of an old charset, which browsers only read: the decoder's table, turned round. */

const tables = new Map<string, Map<string, readonly number[]>>();

function tableOf(charset: string): Map<string, readonly number[]> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 0x80; byte++) table.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== "\ufffd" && !table.has(text)) table.set(text, [lead, trail]);
    }
  }
  tables.set(charset, table);
  return table;
}

/** The bytes of `text`; throws for a character that the charset lacks. */
export function encode(charset: string, text: string): ArrayBuffer {
  if (charset === "utf-8") return new Uint8Array(new TextEncoder().encode(text)).buffer;
  const table = tableOf(charset);
  const bytes = [...text].flatMap((character) => {
    const found = table.get(character);
    if (found === undefined) throw new Error(`${charset} has no ${character}`);
    return found;
  });
  return new Uint8Array(bytes).buffer;
}
