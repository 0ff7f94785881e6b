/** HTML as text, the same way for every extractor: blocks and `<br>` break the line, white space is folded. */

const unread = new Set(["script", "style", "noscript", "template", "svg", "iframe"]);
const blocks = new Set(
  (
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol option p pre section select summary table tbody td textarea tfoot " +
    "th thead tr ul"
  ).split(" "),
);

/** The text that a reader would see of `html`. */
export function plainText(html: string): string {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 3) parts.push((node.nodeValue ?? "").replace(/\s+/g, " "));
    const name = node.nodeName.toLowerCase();
    if (node.nodeType !== 1 || unread.has(name)) return;
    if (blocks.has(name)) parts.push("\n");
    for (const child of node.childNodes) walk(child);
    if (blocks.has(name)) parts.push("\n");
  };
  walk(body);
  return parts
    .join("")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
