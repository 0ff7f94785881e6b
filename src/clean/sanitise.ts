/** The one choke point: whatever path content took, it leaves the cleaner through here. */

const html = (
  "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption " +
  "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li main mark ol p picture pre q rp rt ruby s samp section small source span strong sub " +
  "summary sup table tbody td tfoot th thead time tr u ul var wbr"
).split(" ");
const maths =
  "math mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mstyle mpadded mphantom".split(
    " ",
  );
const attributes = (
  "href src srcset sizes alt title width height colspan rowspan scope datetime dir lang start reversed value type cite " +
  "open media mathvariant display"
).split(" ");
/** Elements that take what they hold with them; of all others that are not allowed the content stays. */
const withContent = new Set(
  (
    "annotation-xml audio desc foreignobject frameset head iframe noembed noframes noscript object plaintext script selectedcontent style " +
    "svg template textarea title video xmp"
  ).split(" "),
);
const allowedElements: ReadonlySet<string> = new Set([...html, ...maths]);
const allowedAttributes: ReadonlySet<string> = new Set(attributes);

// The types of TypeScript 7.0 know the sanitizer, and not yet the method that takes it.
declare global {
  interface Element {
    setHTML(html: string, options: { sanitizer: Sanitizer }): void;
  }
}

/** Made at the first use: importing this file must not need a window. */
let sanitizer: Sanitizer | null = null;

function allowList(): Sanitizer {
  const namespace = "http://www.w3.org/1998/Math/MathML";
  return new Sanitizer({
    elements: [...html, ...maths.map((name) => ({ name, namespace }))],
    attributes,
    comments: false,
    dataAttributes: false,
  });
}

/**
 * Opens what is not on the list, so that its content stays, and takes off what no element may have: parsed again, a handler or a style
 * would be reported to a page with a content security policy, and through that to its server.
 */
function strip(content: Element): void {
  for (const element of content.querySelectorAll("*")) {
    const name = element.localName;
    if (allowedElements.has(name)) {
      for (const attribute of element.getAttributeNames())
        if (!allowedAttributes.has(attribute)) element.removeAttribute(attribute);
    } else if (withContent.has(name.toLowerCase())) element.remove();
    else element.replaceWith(...element.childNodes);
  }
}

/**
 * A clean copy of `content` in a document of its own, without ids, classes, styles, scripts; addresses are absolute. Changes `content`.
 *
 * The browser's own sanitizer parses the copy and drops what is not on the list, so no node of the page gets through.
 */
export function sanitise(content: Element, base: string): HTMLElement {
  sanitizer ??= allowList();
  strip(content);
  const root = content.ownerDocument.createElement("article");
  root.setHTML(content.innerHTML, { sanitizer });
  // Parsing closes a paragraph before a block that stood in it, and leaves an empty one behind it.
  for (const empty of root.querySelectorAll("p:empty")) empty.remove();
  for (const element of root.querySelectorAll("[href],[src],[srcset],[cite]")) {
    const { localName } = element;
    // Readability gives a box the attributes of the link that it was made from.
    if (localName === "a") absolute(element, "href", base, /^https?:/i);
    else element.removeAttribute("href");
    if (localName === "img") absolute(element, "src", base, /^(https?:|data:image\/(?!svg))/i);
    else element.removeAttribute("src");
    if (localName === "img" || localName === "source") absoluteSet(element, base);
    else element.removeAttribute("srcset");
    absolute(element, "cite", base, /^https?:/i);
  }
  return root;
}

function absolute(element: Element, name: string, base: string, allowed: RegExp): void {
  if (!element.hasAttribute(name)) return;
  const url = URL.parse(element.getAttribute(name) ?? "", base)?.href;
  if (url !== undefined && allowed.test(url)) element.setAttribute(name, url);
  else element.removeAttribute(name);
}

function absoluteSet(element: Element, base: string): void {
  if (!element.hasAttribute("srcset")) return;
  const sources: string[] = [];
  for (const [, address, size] of (element.getAttribute("srcset") ?? "").matchAll(
    /(\S*[^\s,])(?:\s+([\d.]+[xw]))?\s*(?:,|$)/g,
  )) {
    const url = URL.parse(address ?? "", base);
    if (url?.protocol.startsWith("http")) sources.push(size ? `${url.href} ${size}` : url.href);
  }
  if (sources.length > 0) element.setAttribute("srcset", sources.join(", "));
  else element.removeAttribute("srcset");
}
