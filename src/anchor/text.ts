/** The text index of a page: one normalised text, and where each of its characters stands in the DOM. */
import { firstThat } from "./bisect.ts";
import { collapse, collapsedOffsets, isSpace, outsidePair } from "./fold.ts";
import { type Haystack, haystackOf } from "./haystack.ts";
import { readingOf } from "./visible.ts";

export interface TextIndex {
  readonly root: Element;
  /** What is seen, white space folded; a block's end is `\n`, everything else a space. */
  readonly text: string;
  /** The same to search in. */
  readonly haystack: Haystack;
  /** The text nodes that have a character in `text`, in document order. */
  readonly nodes: readonly Text[];
  /** For each node the offset in `text` of its first character. */
  readonly starts: Int32Array;
  /** For each node the offset in its data of that first character. */
  readonly leads: Int32Array;
  /** For the other nodes, as soon as they are asked for: where each character in `text` stands in the node's data after the lead. */
  readonly offsets: Map<number, number[]>;
  /** For each node 1 when its characters in `text` follow one another as in its data. */
  readonly plain: Uint8Array;
}

/** A letter or sign: not white space and not invisible. Finds the first and the last of a node. */
const seen = /[^\s\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/;

/** Reads the text of `root` in one pass. Never changes the DOM. */
export function readText(root: Element): TextIndex {
  const view = root.isConnected ? root.ownerDocument.defaultView : null;
  const parts: string[] = [];
  const nodes: Text[] = [];
  const starts: number[] = [];
  const leads: number[] = [];
  const plain: number[] = [];
  let length = 0;
  /** White space read but not yet written: it is written before the next character, so none stands at either end of the text. */
  let pending: "" | " " | "\n" = "";

  const readNode = (node: Text) => {
    const data = node.data;
    const lead = data.search(seen);
    if (lead < 0 || lead > 0) {
      const before = lead < 0 ? data : data.slice(0, lead);
      if (pending === "" && hasSpace(before)) pending = " ";
      if (lead < 0) return;
    }
    let end = data.length;
    while (!seen.test(data.charAt(end - 1))) end--;
    if (pending !== "" && length > 0) {
      parts.push(pending);
      length++;
    }
    const body = lead === 0 && end === data.length ? data : data.slice(lead, end);
    const normal = collapse(body);
    nodes.push(node);
    starts.push(length);
    leads.push(lead);
    plain.push(normal.length === body.length ? 1 : 0);
    parts.push(normal);
    length += normal.length;
    pending = end < data.length && hasSpace(data.slice(end)) ? " " : "";
  };

  const readChildren = (parent: Element, unseen: boolean) => {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) {
        if (!unseen) readNode(node);
      } else if (isElement(node)) {
        if (node.localName === "br") {
          if (pending === "") pending = " ";
          continue;
        }
        const reading = readingOf(node, view);
        if (reading === "none") continue;
        if (reading === "block") pending = "\n";
        readChildren(node, reading === "unseen");
        if (reading === "block") pending = "\n";
      }
    }
  };
  readChildren(root, false);
  const text = parts.join("");
  return {
    root,
    text,
    haystack: haystackOf(text),
    nodes,
    starts: Int32Array.from(starts),
    leads: Int32Array.from(leads),
    plain: Uint8Array.from(plain),
    offsets: new Map(),
  };
}

/** The characters `start` to `end` of the index as a range. Neither may stand on white space, and `start` < `end`. */
export function rangeAt(index: TextIndex, start: number, end: number): Range {
  const range = index.root.ownerDocument.createRange();
  const first = nodeAt(index, start);
  // Most highlights stand in one node.
  const next = index.starts[first + 1];
  const last = next === undefined || end <= next ? first : nodeAt(index, end - 1);
  const firstNode = index.nodes[first];
  const lastNode = index.nodes[last];
  if (firstNode === undefined || lastNode === undefined) throw new RangeError(`no text at ${start} to ${end}`);
  // The page may have cut a node short since it was read.
  range.setStart(firstNode, Math.min(firstNode.length, rawOffset(index, first, start)));
  range.setEnd(lastNode, Math.min(lastNode.length, rawOffset(index, last, end - 1) + 1));
  return range;
}

/** Where the text of `range` starts and ends in the index, white space at the ends left out; `null` when it holds none. */
export function offsetsOf(index: TextIndex, range: Range): { start: number; end: number } | null {
  const { nodes, text } = index;
  if (range.startContainer.getRootNode() !== index.root.getRootNode()) return null;
  const first = firstThat(nodes.length, (at) => !isBefore(range, nodes[at]));
  const last = firstThat(nodes.length, (at) => isAfter(range, nodes[at])) - 1;
  if (first > last) return null;
  let start = normalOffset(index, first, nodes[first] === range.startContainer ? range.startOffset : 0);
  let end = normalOffset(index, last, nodes[last] === range.endContainer ? range.endOffset : Number.POSITIVE_INFINITY);
  start = outsidePair(text, start, "start");
  end = outsidePair(text, end, "end");
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** Whether all of `node` ends at or before the range's start. */
function isBefore(range: Range, node: Text | undefined): boolean {
  return node !== undefined && range.comparePoint(node, node.length) < 0;
}

/** Whether `node` starts after the range's end. */
function isAfter(range: Range, node: Text | undefined): boolean {
  return node !== undefined && range.comparePoint(node, 0) > 0;
}

/** The number of the node that holds the character at `offset`, or that comes before the white space there. */
function nodeAt(index: TextIndex, offset: number): number {
  const { starts } = index;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function rawOffset(index: TextIndex, at: number, offset: number): number {
  const lead = index.leads[at] ?? 0;
  const within = offset - (index.starts[at] ?? 0);
  if (index.plain[at] === 1) return lead + within;
  return lead + (offsetsIn(index, at)[within] ?? 0);
}

function offsetsIn(index: TextIndex, at: number): number[] {
  let offsets = index.offsets.get(at);
  if (offsets === undefined) {
    offsets = collapsedOffsets((index.nodes[at]?.data ?? "").slice(index.leads[at]));
    index.offsets.set(at, offsets);
  }
  return offsets;
}

/** How many characters of the index stand before the point `raw` in node `at`. */
function normalOffset(index: TextIndex, at: number, raw: number): number {
  const { text, starts, leads } = index;
  const start = starts[at] ?? 0;
  const lead = leads[at] ?? 0;
  const end = starts[at + 1] ?? text.length;
  if (raw <= lead) return start;
  if (index.plain[at] === 1) return Math.min(start + raw - lead, end);
  const offsets = offsetsIn(index, at);
  return Math.min(start + firstThat(offsets.length, (i) => (offsets[i] ?? 0) >= raw - lead), end);
}

function hasSpace(data: string): boolean {
  for (let at = 0; at < data.length; at++) {
    const unit = data.charCodeAt(at);
    // U+FEFF counts as white space in JavaScript and is nothing on a page.
    if (isSpace(unit) && unit !== 0xfeff) return true;
  }
  return false;
}

// By node type, not by `instanceof`: a node of a frame is no instance of this window's classes.
function isText(node: Node): node is Text {
  return node.nodeType === 3 || node.nodeType === 4;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
