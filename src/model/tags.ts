/** Tags: words of the reader's own to find notes by. */

/**
 * A tag in a note: `#` and a word. Chinese writes no space before it, so only what could be part of an address or of code may not
 * stand there; a second `#` closes it, as on Weibo. A number alone is no tag: `#1` counts something.
 */
export const tagForm = /(?<![A-Za-z0-9_/#&])#(?!\d+(?![\p{L}\p{N}_]))([\p{L}\p{N}_][\p{L}\p{N}\p{M}_/-]*)#?/gu;

/** How long a tag can be, in characters: beyond that it is a sentence. */
const longest = 50;

/** A tag as it is kept: without `#`, white space folded to `-`, cut; empty when nothing is left. */
export function cleanTag(typed: string): string {
  const words = typed
    .trim()
    .replace(/^#+|#+$/g, "")
    .replace(/[,，、;；]/g, " ");
  return [...words.trim().replace(/\s+/g, "-")].slice(0, longest).join("");
}

/** The same tag, whatever its case. */
export const sameTag = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** `tags` with `added`, each once. */
export function withTags(tags: readonly string[], added: readonly string[]): readonly string[] {
  const all = [...tags];
  for (const tag of added) if (!all.some((known) => sameTag(known, tag))) all.push(tag);
  return all;
}

/** `tags` without `removed`. */
export const withoutTags = (tags: readonly string[], removed: readonly string[]): readonly string[] =>
  tags.filter((tag) => !removed.some((other) => sameTag(tag, other)));

/** The tags that stand in a note; code and addresses hold none. */
export function tagsIn(note: string): readonly string[] {
  const words = note.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+|\]\([^)\s]*\)/g, " ");
  return withTags(
    [],
    Array.from(words.matchAll(tagForm), (match) => cleanTag(match[1] ?? "")),
  );
}

/** The tags of an annotation whose note was `before` and is `after`: those typed in the note come and go with it. */
export function tagsAfter(tags: readonly string[], before: string, after: string): readonly string[] {
  const [old, now] = [tagsIn(before), tagsIn(after)];
  return withTags(withoutTags(tags, withoutTags(old, now)), now);
}

/** Those of `tags` (most used first) that complete `typed`: first those that begin with it, then those that hold it. */
export function completions(tags: readonly string[], typed: string, most: number): readonly string[] {
  const sought = cleanTag(typed).toLowerCase();
  if (sought === "") return [];
  const holding = tags.filter((tag) => tag.toLowerCase().includes(sought) && tag.toLowerCase() !== sought);
  const begins = (tag: string): boolean => tag.toLowerCase().startsWith(sought);
  return [...holding.filter(begins), ...holding.filter((tag) => !begins(tag))].slice(0, most);
}
