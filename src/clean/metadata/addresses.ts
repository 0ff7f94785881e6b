/** Addresses that a page names: its own, and that of its lead picture. */
import type { Head } from "./index.ts";
import { firstTag, imageTags } from "./tags.ts";

/** Where the page's first `<link>` of this relation leads, as it is written. */
export function linkTo(doc: Document, relation: string): string | null {
  for (const link of doc.getElementsByTagName("link"))
    if (link.rel.toLowerCase().split(/\s+/).includes(relation)) return link.getAttribute("href");
  return null;
}

/** The page's own canonical address, absolute. */
export function canonical({ doc, tags, base }: Head): string | null {
  const address = linkTo(doc, "canonical") ?? tags.get("og:url");
  const url = address ? URL.parse(address, base) : null;
  return url?.protocol.startsWith("http") ? url.href : null;
}

/** The page's picture of the article, when `content` does not show it already. */
export function leadImage({ base, tags, stated }: Head, content: Element): string | null {
  const address = firstTag(tags, imageTags) ?? stated?.image ?? null;
  const url = address === null ? null : URL.parse(address, base);
  if (!url?.protocol.startsWith("http")) return null;
  const name = url.pathname.split("/").at(-1) ?? "";
  if (/logo|default|share[_-]?img|placeholder|favicon|avatar/i.test(name)) return null;
  const shown = [...content.getElementsByTagName("img")].some(
    (image) => (image.getAttribute("src") ?? "").includes(name) && name !== "",
  );
  return shown ? null : url.href;
}
