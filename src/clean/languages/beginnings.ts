/** What a phrase may begin with: a line is asked only for the phrases of its first character. */

const token = /\\p\{.+?\}|\\.|\[(?:\\.|[^\]])*\]|\((?:\?(?:[:=!]|<[=!]))?|(?:[?*+]|\{[\d,]+\})\??|./gsu;
const quantity = /^(?:[?*+]|\{\d)/;
const mayBeNone = /^(?:[?*]|\{0)/;

/**
 * The characters that a text may begin with which `source` matches at its start, in lower case; `null`: it may be any. Whatever is more
 * than letters, groups and plain classes counts as any.
 */
export function beginnings(source: string): string | null {
  const tokens = source.match(token) ?? [];
  let at = 0;
  let found = "";
  let any = false;
  const take = (sign: string) => {
    const letters = sign
      .replace(/^\[([^^].*)\]$/su, "$1")
      .replaceAll("\\d", "0123456789")
      .replace(/\\(?=\W)/g, "");
    if (/^[.^$(]|[\\^-]/.test(letters)) any = true;
    else found += letters;
  };
  /** Reads up to the end of a group; `begins`: nothing stands before it. Answers whether it may be empty. */
  const read = (begins: boolean): boolean => {
    let first = begins;
    let empty = false;
    for (let sign = tokens[at++]; sign !== undefined && sign !== ")"; sign = tokens[at++]) {
      if (sign === "|") {
        empty ||= first;
        first = begins;
        continue;
      }
      if (first && sign !== "(?:") take(sign);
      const passed = sign[0] !== "(" || !read(first);
      const many = quantity.test(tokens[at] ?? "") ? (tokens[at++] ?? "") : "";
      if (passed && !mayBeNone.test(many)) first = false;
    }
    return empty || first;
  };
  return read(true) || any ? null : found.toLowerCase();
}
