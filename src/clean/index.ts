/** The cleaner: a page's document in, an article out. */
import type { Article } from "../model/article.ts";
import { type Main, mainContent } from "./main.ts";
import { leadImage, readFacts, readHead } from "./metadata/index.ts";
import type { Place } from "./metadata/printed.ts";
import { bare } from "./metadata/title.ts";
import type { CleanOptions } from "./options.ts";
import { sanitise } from "./sanitise.ts";
import { textOf } from "./text.ts";
import { trim } from "./trim.ts";

/** Under this many characters of text (a Han character counts for three) a page is no article. */
const leastText = 200;

/** The article of `doc`, which is never changed; `null`: the page is no article. Makes no request. */
export function cleanPage(doc: Document, options: CleanOptions = {}): Article | null {
  if (doc.body === null) return null;
  const url = options.url ?? doc.URL;
  const base = !options.url && URL.parse(doc.baseURI)?.protocol.startsWith("http") ? doc.baseURI : url;
  const head = readHead(doc, base);
  const main = mainContent(doc, head.title);
  if (main === null) return null;
  const trimmed = trim(main.element, head.title);
  const place = placeOf(main, head.title);
  const content = sanitise(main.element, base);
  const text = textOf(content);
  if (text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0) < leastText && options.anyway !== true)
    return null;
  return {
    url,
    ...readFacts(head, main.lines, place, text),
    leadImage: leadImage(head, content),
    content,
    text,
    removed: trimmed.map(({ pass, reason, line }) => ({
      pass: `${pass}/${reason}`,
      reason,
      text: line.text,
      where: "",
    })),
  };
}

/** Where the article, as it is after trimming, stands among the page's lines. */
function placeOf({ element, lines }: Main, title: string): Place {
  const inside = lines.map(({ texts }) => texts[0] !== undefined && element.contains(texts[0]));
  const start = Math.max(0, inside.indexOf(true));
  const end = inside.lastIndexOf(true);
  const wanted = bare(title);
  const headline = lines.slice(0, start).findLastIndex(({ text }) => bare(text) === wanted);
  return { headline, start, end: end < 0 ? lines.length - 1 : end, inside };
}
