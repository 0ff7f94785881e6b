/** An element as plain text, one line a block. */

const unread = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "IFRAME", "SVG", "svg", "RP", "RT", "HEAD"]);

export const blockNames: ReadonlySet<string> = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
    "H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" "),
);

/** Runs of white space that are not a single space: the spaces between words are left alone, for they are most of a text. */
const runs = /(?:[^\S ]|\u200b)[\s\u200b]*| [\s\u200b]+/g;

/** White space folded to single spaces, ends cut. */
export function fold(text: string): string {
  return text.replace(runs, " ").trim();
}

/** The text of `root`, one line a block or `<br>`, white space folded, no empty lines. Walks without recursion. */
export function textOf(root: Node): string {
  const lines: string[] = [];
  let line = "";
  const end = () => {
    const folded = fold(line);
    if (folded !== "") lines.push(folded);
    line = "";
  };
  let node: Node | null = root;
  while (node !== null) {
    const name = node.nodeName;
    const block = blockNames.has(name);
    if (node.nodeType === 3) line += node.nodeValue ?? "";
    else if (block || name === "BR") end();
    if (node.firstChild !== null && !unread.has(name)) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && blockNames.has(node.nodeName)) end();
    }
    if (node === null || node === root) break;
    if (blockNames.has(node.nodeName)) end();
    node = node.nextSibling;
  }
  end();
  return lines.join("\n");
}
