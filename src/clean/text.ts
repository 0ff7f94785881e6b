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
    if (line === "") return;
    const folded = fold(line);
    if (folded !== "") lines.push(folded);
    line = "";
  };
  // What is open around the node, and whether it is a block.
  const open: Node[] = [];
  const blocks: boolean[] = [];
  let node: Node | null = root.firstChild;
  for (;;) {
    if (node === null) {
      const closed = open.pop();
      if (closed === undefined) break;
      if (blocks.pop()) end();
      node = closed.nextSibling;
    } else if (node.nodeType === 3) {
      line += node.nodeValue ?? "";
      node = node.nextSibling;
    } else {
      const name = node.nodeName;
      const block = blockNames.has(name);
      if (block || name === "BR") end();
      const child: ChildNode | null = unread.has(name) ? null : node.firstChild;
      if (child === null) node = node.nextSibling;
      else {
        open.push(node);
        blocks.push(block);
        node = child;
      }
    }
  }
  end();
  return lines.join("\n");
}
