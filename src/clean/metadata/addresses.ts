/** The addresses that a page names: its own, and that of its picture. */
import type { Head } from "./index.ts";
import { firstTag, imageTags } from "./tags.ts";

/** The page's own canonical address, absolute; `null` when it names none. */
export function canonical(doc: Document, base: string): string | null {
  const address =
    doc.querySelector('link[rel~="canonical" i]')?.getAttribute("href") ??
    doc.querySelector('meta[property="og:url" i]')?.getAttribute("content");
  const url = address ? URL.parse(address, base) : null;
  return url?.protocol.startsWith("http") ? url.href : null;
}

/** The page's picture of the article, when `content` does not show it already. */
export function leadImage(
  { base, tags, stated }: Pick<Head, "base" | "tags" | "stated">,
  content: Element,
): string | null {
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
