/** Test pages with the selection written into them: `‹` where it starts, `›` where it ends. */

/** Puts `html` into a fresh element of the document and takes the two marks out of it. */
export function marked(html: string): { root: HTMLElement; range: Range } {
  const root = document.createElement("div");
  root.innerHTML = html;
  document.body.replaceChildren(root);
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const mark of ["‹", "›"]) {
      const at = node.nodeValue?.indexOf(mark) ?? -1;
      if (!(node instanceof Text) || at < 0) continue;
      node.deleteData(at, 1);
      if (mark === "‹") range.setStart(node, at);
      else range.setEnd(node, at);
    }
  }
  return { root, range };
}
