/** The words within a block of a note: bold, italic, code, links, tags. */
import { cleanTag, tagForm } from "./tags.ts";

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly address: string; readonly children: readonly Inline[] }
  | { readonly kind: "tag"; readonly name: string }
  | { readonly kind: "break" };

/** How far bold or italic reaches, in characters: a lone mark must not make the reader search the whole note. */
const reach = 2000;

/** Each way in which marked words can begin, tried in this order at each place. */
const forms = new RegExp(
  [
    String.raw`\\(?<escaped>[!-/:-@[-\x60{-~])`,
    String.raw`(?<ticks>\x60+)(?<code>[^\x60](?:.*?[^\x60])?)\k<ticks>(?!\x60)`,
    String.raw`\[(?<words>[^\]\n]{1,500})\]\((?<address>[^()\s]{1,2000}(?:\([^()\s]*\)[^()\s]*)*)\)`,
    String.raw`<(?<angled>(?:https?:\/\/|mailto:)[^\s<>]{1,2000})>`,
    String.raw`(?<bare>https?:\/\/[^\s<>"”’」』】）]{1,2000})`,
    String.raw`\*\*(?=[^\s*])(?<strong>(?:\\.|[^\\]){0,${reach}}?[^\s*])\*\*(?!\*)`,
    String.raw`(?<![\p{L}\p{N}_])__(?=[^\s_])(?<strong2>.{0,${reach}}?[^\s_])__(?![\p{L}\p{N}_])`,
    String.raw`\*(?=[^\s*])(?<emphasis>(?:\\.|\*\*[^*]+\*\*|[^\\*]){0,${reach}}?)(?<=[^\s])\*(?!\*)`,
    String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])(?<emphasis2>[^_]{0,${reach}}?[^\s_])_(?![\p{L}\p{N}_])`,
    `(?<tag>${tagForm.source})`,
    String.raw`(?<end>\n)`,
  ].join("|"),
  "gu",
);

/** Where a note may link to; anything else (`javascript:`, `data:`) stays the text it was. */
const safe = /^(https?:\/\/|mailto:)/i;

/** The words of one block, which may hold line ends. */
export function inlinesOf(text: string): readonly Inline[] {
  const inlines: Inline[] = [];
  let plain = "";
  const put = (inline: Inline): void => {
    if (plain !== "") inlines.push({ kind: "text", text: plain });
    plain = "";
    inlines.push(inline);
  };
  let at = 0;
  for (const match of text.matchAll(forms)) {
    plain += text.slice(at, match.index);
    at = match.index + match[0].length;
    const found = inlineOf(match.groups ?? {});
    if (typeof found === "string") plain += found;
    else if (found === null) plain += match[0];
    else {
      put(found.inline);
      plain = found.after;
    }
  }
  plain += text.slice(at);
  if (plain !== "") inlines.push({ kind: "text", text: plain });
  return inlines;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** What a match is: marked words (and text that turned out not to be theirs), plain text, or (`null`) nothing but itself. */
function inlineOf(groups: Groups): { inline: Inline; after: string } | string | null {
  const one = (inline: Inline) => ({ inline, after: "" });
  const { escaped, code, words, address, angled, bare, tag, end } = groups;
  if (escaped !== undefined) return escaped;
  if (code !== undefined) return one({ kind: "code", text: code.replace(/^ (.*\S.*) $/, "$1") });
  if (words !== undefined && address !== undefined)
    return safe.test(address) ? one({ kind: "link", address, children: inlinesOf(words) }) : null;
  if (angled !== undefined) return one({ kind: "link", address: angled, children: [{ kind: "text", text: angled }] });
  if (bare !== undefined) return bareLink(bare);
  const strong = groups["strong"] ?? groups["strong2"];
  if (strong !== undefined) return one({ kind: "strong", children: inlinesOf(strong) });
  const emphasis = groups["emphasis"] ?? groups["emphasis2"];
  if (emphasis !== undefined) return one({ kind: "emphasis", children: inlinesOf(emphasis) });
  if (tag !== undefined) return one({ kind: "tag", name: cleanTag(tag) });
  return end === undefined ? null : one({ kind: "break" });
}

/** An address in running text does not hold the sentence's own punctuation. */
function bareLink(address: string): { inline: Inline; after: string } {
  const own = address.replace(/[.,;:!?'*_。，、；：！？…]+$/u, "");
  const bracketed = own.endsWith(")") && !own.includes("(") ? own.slice(0, -1) : own;
  return {
    inline: { kind: "link", address: bracketed, children: [{ kind: "text", text: bracketed }] },
    after: address.slice(bracketed.length),
  };
}
