/** Makes paragraphs where a page only broke lines, and cuts what trimming left empty. */
import { blockNames } from "./text.ts";

const media = "img,picture,table,hr,math,pre,ul,ol,dl,figure,blockquote";
const indent = /^[\s]*[\u3000\u00a0]{2,}/;
const sentenceEnd = /[。！？…”」』.!?"’)）：:；;]\s*$/;

/** Whether the lines of a block are paragraphs: full-width indents, or most lines end like sentences. */
function areParagraphs(lines: readonly string[]): boolean {
  const full = lines.filter((line) => line.trim() !== "");
  if (full.length < 2) return false;
  if (full.filter((line) => indent.test(line)).length >= full.length / 3) return true;
  const long = full.filter((line) => line.length > 24);
  return long.length >= 2 && full.filter((line) => sentenceEnd.test(line)).length >= full.length * 0.6;
}

/** The children of `block`, cut at each `<br>` or block. */
function pieces(block: Element): Node[][] {
  const all: Node[][] = [[]];
  for (const child of block.childNodes) {
    if (child.nodeName === "BR" || blockNames.has(child.nodeName)) all.push(child.nodeName === "BR" ? [] : [child], []);
    else all.at(-1)?.push(child);
  }
  return all.filter((piece) => piece.length > 0);
}

/** Old pages set all of a text in one `<font>`: its lines are the block's. */
function unwrapLines(breaks: Iterable<Element>): void {
  const boxes = [...breaks].flatMap(({ parentElement: box, previousElementSibling: before }) =>
    box?.matches(before?.localName === "br" ? "font,span,b,strong" : "font") ? box : [],
  );
  for (const box of new Set(boxes))
    if (box.closest("pre,li,h1,h2,h3,h4,h5,h6,a") === null) box.replaceWith(...box.childNodes);
}

function splitLines(root: Element): void {
  unwrapLines(root.getElementsByTagName("br"));
  const blocks = new Set([...root.getElementsByTagName("br")].flatMap((line) => line.parentElement ?? []));
  for (const block of blocks) {
    if (!/^(?:P|DIV|SECTION|ARTICLE|CENTER|TD)$/.test(block.nodeName) || block.closest("pre") !== null) continue;
    const parts = pieces(block);
    const texts = parts.map((piece) => piece.map((node) => node.textContent ?? "").join(""));
    if (!areParagraphs(texts)) continue;
    const doc = block.ownerDocument;
    const made = parts.flatMap((piece, index) => {
      if (piece.length === 1 && piece[0] !== undefined && blockNames.has(piece[0].nodeName)) return piece;
      const empty =
        (texts[index] ?? "").trim() === "" && !piece.some((node) => node.nodeName === "IMG" || node.nodeName === "A");
      if (empty) return [];
      const paragraph = doc.createElement("p");
      paragraph.append(...piece);
      return [paragraph];
    });
    if (block.nodeName === "P" && block !== root) block.replaceWith(...made);
    else block.replaceChildren(...made);
  }
}

/** Most blocks begin with a word: their text need not be put together. */
function isEmpty(block: Element): boolean {
  if (block.firstChild?.nodeType === 3 && /\S/.test(block.firstChild.nodeValue ?? "")) return false;
  return (block.textContent ?? "").trim() === "" && block.querySelector(media) === null;
}

/** Private-use characters by themselves are icons, which only a font of the page can draw; in a line they may be an old page's words. */
const icon = /^\s*[\uE000-\uF8FF]+\s*$/;

function cutIcons(root: Element): void {
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const icons: Node[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (icon.test(text.nodeValue ?? "")) icons.push(text);
  for (const text of icons) text.parentNode?.removeChild(text);
}

/** Full-width indents are the room's business, and so is the space between paragraphs and between a picture and its caption. */
function cutEdges(root: Element): void {
  for (const block of root.querySelectorAll("p,li,h2,h3,h4,h5,h6,figcaption")) {
    const first = block.firstChild;
    if (first?.nodeType === 3 && first.nodeValue !== null && indent.test(first.nodeValue))
      first.nodeValue = first.nodeValue.replace(/^[\s\u3000\u00a0]+/, "");
    while (block.firstChild?.nodeName === "BR") block.firstChild.remove();
    while (block.lastChild?.nodeName === "BR") block.lastChild.remove();
    if (first?.nodeName === "IMG" && first.nextSibling?.nodeName === "BR") first.nextSibling.remove();
    if (isEmpty(block)) block.remove();
  }
}

/** Tables that only lay out a page give up their cells. */
function openLayouts(root: Element, layouts: ReadonlySet<Element>): void {
  for (const table of [...layouts].reverse()) {
    if (!root.contains(table)) continue;
    const cells = [...table.querySelectorAll("td,th")].filter((cell) => cell.closest("table") === table);
    const doc = root.ownerDocument;
    const made = cells.map((cell) => {
      const box = doc.createElement("div");
      box.append(...cell.childNodes);
      return box;
    });
    table.replaceWith(...made.filter((box) => !isEmpty(box)));
  }
}

/** Rows and cells without a table are boxes. */
function openOrphans(root: Element): void {
  for (const part of [...root.querySelectorAll("tbody,thead,tfoot,tr,td,th")].reverse()) {
    if (part.closest("table") !== null) continue;
    const box = root.ownerDocument.createElement("div");
    box.append(...part.childNodes);
    part.replaceWith(box);
  }
}

/** Changes `root` in place; `layouts`: its tables that show no data. */
export function mend(root: Element, layouts: ReadonlySet<Element>): void {
  openLayouts(root, layouts);
  openOrphans(root);
  cutIcons(root);
  if (root.querySelector("br") !== null) splitLines(root);
  cutEdges(root);
  let last = root.lastElementChild;
  while (last !== null && /^(?:BR|HR|H[1-6])$/.test(last.nodeName) && last.nextSibling === null) {
    last.remove();
    last = root.lastElementChild;
  }
}
