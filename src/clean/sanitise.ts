/** The one choke point: whatever path content took, it leaves the cleaner through here. */
import DOMPurify from "dompurify";

const elements = (
  "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption " +
  "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li main mark ol p picture pre q rp rt ruby s samp section small source span strong sub " +
  "summary sup table tbody td tfoot th thead time tr u ul var wbr " +
  "math mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mstyle mpadded mphantom"
).split(" ");
const attributes = (
  "href src srcset sizes alt title width height colspan rowspan scope datetime dir lang start reversed value type cite " +
  "open media mathvariant display"
).split(" ");

/** Made at the first use: importing this file must not need a window. */
let purifier: ReturnType<typeof DOMPurify> | null = null;

/** A clean copy of `content` in a document of its own, without ids, classes, styles, scripts; addresses are absolute. */
export function sanitise(content: Element, base: string): HTMLElement {
  purifier ??= DOMPurify(window);
  // A `<body>` cannot be taken out of its document, so the sanitiser would refuse it.
  const holder = content.ownerDocument.createElement("div");
  holder.append(...content.childNodes);
  const fragment = purifier.sanitize(holder, {
    ALLOWED_TAGS: elements,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  const root = content.ownerDocument.createElement("article");
  root.append(fragment);
  for (const element of root.querySelectorAll("[href],[src],[srcset]")) {
    const { localName } = element;
    // Readability gives a box the attributes of the link that it was made from.
    if (localName === "a") absolute(element, "href", base, /^https?:/i);
    else element.removeAttribute("href");
    if (localName === "img") absolute(element, "src", base, /^(https?:|data:image\/(?!svg))/i);
    else element.removeAttribute("src");
    if (localName === "img" || localName === "source") absoluteSet(element, base);
    else element.removeAttribute("srcset");
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
    /(\S*[^\s,])(?:\s+([\d.]+[xw]))?(?:,|$)/g,
  )) {
    const url = URL.parse(address ?? "", base);
    if (url?.protocol.startsWith("http")) sources.push(size ? `${url.href} ${size}` : url.href);
  }
  if (sources.length > 0) element.setAttribute("srcset", sources.join(", "));
  else element.removeAttribute("srcset");
}
