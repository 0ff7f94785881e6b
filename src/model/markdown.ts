/**
 * Notes in Markdown: a note's text as a tree of plain data. The subset that a note needs (bold, italic, links, lists, quotes, code),
 * as CommonMark reads it, but for two habits of notes: a line's end is a line's end, and `#word` is a tag, not a heading.
 * Whole parsers that yield tokens cost 15 KB gzipped (marked 18, micromark 4), a sixth of what a page may be given.
 */
import { type Inline, inlinesOf } from "./markdown-inline.ts";

export type { Inline };

export type Block =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "quote"; readonly children: readonly Block[] }
  | { readonly kind: "list"; readonly first: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "code"; readonly text: string };

const fence = /^ {0,3}(`{3,}|~{3,})/;
const quoteMark = /^ {0,3}> ?/;
const itemMark = /^( {0,3})([-*+•]|\d{1,9}[.)、])( +|(?<=、))(?=\S)/;
/** How deep quotes and lists may stand in each other: what lies deeper is text. */
const deepest = 6;

/** A note's blocks. Every string is a note; nothing throws. */
export function blocksOf(note: string): readonly Block[] {
  return read(note.replace(/\r\n?/g, "\n").split("\n"), 0);
}

function read(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    if (line.trim() === "") {
      at++;
      continue;
    }
    const special =
      readFence(lines, at) ?? (depth < deepest ? (readQuote(lines, at, depth) ?? readList(lines, at, depth)) : null);
    const { block, next } = special ?? readParagraph(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

/** A note's words without its marks, in one line. */
export function plainOf(note: string): string {
  const inline = (node: Inline): string => {
    if ("text" in node) return node.text;
    if (node.kind === "tag") return `#${node.name}`;
    return node.kind === "break" ? " " : node.children.map(inline).join("");
  };
  const block = (node: Block): string => {
    if (node.kind === "code") return node.text;
    if (node.kind === "paragraph") return node.children.map(inline).join("");
    return (node.kind === "quote" ? node.children : node.items.flat()).map(block).join(" ");
  };
  return blocksOf(note).map(block).join(" ").trim();
}

interface Read {
  readonly block: Block;
  /** The first line after it. */
  readonly next: number;
}

function readFence(lines: readonly string[], at: number): Read | null {
  const mark = fence.exec(lines[at] ?? "")?.[1];
  if (mark === undefined) return null;
  let end = at + 1;
  while (end < lines.length && !(lines[end] ?? "").trim().startsWith(mark)) end++;
  return { block: { kind: "code", text: lines.slice(at + 1, end).join("\n") }, next: end + 1 };
}

function readQuote(lines: readonly string[], at: number, depth: number): Read | null {
  let end = at;
  while (end < lines.length && quoteMark.test(lines[end] ?? "")) end++;
  if (end === at) return null;
  const inner = lines.slice(at, end).map((line) => line.replace(quoteMark, ""));
  return { block: { kind: "quote", children: read(inner, depth + 1) }, next: end };
}

/** What an item's own lines begin with: the mark's width in spaces. */
const within = (line: string, width: number): boolean => line.slice(0, width).trim() === "" && line.trim() !== "";

function readList(lines: readonly string[], at: number, depth: number): Read | null {
  const opening = itemMark.exec(lines[at] ?? "")?.[2];
  if (opening === undefined) return null;
  const ordered = /\d/.test(opening);
  const items: (readonly Block[])[] = [];
  let next = at;
  while (next < lines.length) {
    const mark = itemMark.exec(lines[next] ?? "");
    if (mark === null || /\d/.test(mark[2] ?? "") !== ordered) break;
    const inner = [(lines[next] ?? "").slice(mark[0].length)];
    // Two spaces are enough: that is what people type under a mark of any width.
    const width = Math.min(mark[0].length, 2);
    for (next++; next < lines.length && within(lines[next] ?? "", width); next++)
      inner.push((lines[next] ?? "").slice(width));
    items.push(read(inner, depth + 1));
    const blank = (lines[next] ?? "").trim() === "";
    if (blank && itemMark.test(lines[next + 1] ?? "")) next++;
  }
  return { block: { kind: "list", first: ordered ? Number.parseInt(opening, 10) : null, items }, next };
}

function readParagraph(lines: readonly string[], at: number, depth: number): Read {
  const ends = (line: string): boolean =>
    line.trim() === "" || fence.test(line) || (depth < deepest && (quoteMark.test(line) || itemMark.test(line)));
  let end = at + 1;
  while (end < lines.length && !ends(lines[end] ?? "")) end++;
  const text = lines.slice(at, end).map((line) => line.trim());
  return { block: { kind: "paragraph", children: inlinesOf(text.join("\n")) }, next: end };
}
