/** Numbers tell items of a list or a table apart. Strings only. */

/** What became of the numbers of `exact` in `found`: one that is only gone may have gone with the words around it; where all are others it is another item. */
export function numbersOf(exact: string, found: string): "kept" | "gone" | "other" | "all other" {
  const others: string[] = found.match(/\d+/g) ?? [];
  const numbers: readonly string[] = exact.match(/\d+/g) ?? [];
  let gone = 0;
  for (const number of numbers) {
    const at = others.indexOf(number);
    if (at < 0) gone++;
    else others.splice(at, 1);
  }
  if (gone === 0) return "kept";
  if (others.length === 0) return "gone";
  return gone > 1 && gone === numbers.length ? "all other" : "other";
}
