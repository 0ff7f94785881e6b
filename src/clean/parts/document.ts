/** A fetched page as a document whose addresses come out absolute. */
import { decodePage } from "./decode.ts";

/** An inert document of `bytes` that knows where it came from. Nothing in it loads or runs. */
export function documentOf(bytes: ArrayBuffer, contentType: string | null, url: string): Document {
  const doc = new DOMParser().parseFromString(decodePage(bytes, contentType), "text/html");
  const own = doc.querySelector("base[href]");
  const href = URL.parse(own?.getAttribute("href") ?? "", url)?.href ?? url;
  const base = own ?? doc.createElement("base");
  base.setAttribute("href", href);
  doc.head.prepend(base);
  return doc;
}
