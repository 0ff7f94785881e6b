/** The cleaner: a page's document in, an article out. */
import type { Article } from "../model/article.ts";
import { isProse, type Line } from "./lines.ts";
import { type Main, mainContent, wholePage } from "./main.ts";
import { mend } from "./mend.ts";
import { leadImage } from "./metadata/addresses.ts";
import { readFacts, readHead } from "./metadata/index.ts";
import type { Place } from "./metadata/printed.ts";
import { bare, isBare } from "./metadata/title.ts";
import type { CleanOptions } from "./options.ts";
import { pathOf } from "./page.ts";
import { putBack } from "./put-back.ts";
import { recover } from "./recover.ts";
import { removedBlocks } from "./removed.ts";
import { matches } from "./rules.ts";
import { sanitise } from "./sanitise.ts";
import { tooLargeToCopy } from "./size.ts";
import { takeStrays } from "./strays.ts";
import { textOf } from "./text.ts";
import { trim } from "./trim.ts";

/** Under this weight of text a page is no article. */
const leastText = 200;
/** More of the text in links than this is a list of other pages, unless there are paragraphs enough. */
const mostLinked = 0.5;
const enoughProse = 6;

export { tooLarge } from "./size.ts";

/** The article of `doc`, which is never changed; `null`: the page is no article, or it is `tooLarge`. Makes no request. */
export function cleanPage(doc: Document, options: CleanOptions = {}): Article | null {
  if (doc.body === null || tooLargeToCopy(doc)) return null;
  const url = options.url ?? doc.URL;
  const base = !options.url && URL.parse(doc.baseURI)?.protocol.startsWith("http") ? doc.baseURI : url;
  const head = readHead(doc, base);
  const rules = matches(doc, url, options.rules ?? []);
  const main =
    mainContent(doc, head.title, rules.remove) ?? (options.anyway === true ? wholePage(doc, rules.remove) : null);
  if (main === null) return null;
  const standfirst = recover(main, headlineOf(main, head.title));
  const trimmed = trim(main.element, head.title);
  const place = placeOf(main, head.title, standfirst);
  const strays = takeStrays(main);
  const removed = removedBlocks({ ...main, pruned: [...main.pruned, ...strays] }, trimmed.removed).filter(
    ({ where }) => !rules.keep.some((element) => pathOf(element) === where),
  );
  if (options.anyway !== true && !isArticle(main)) return null;
  putBack(main, rules.keep);
  mend(main.element, trimmed.layouts);
  const content = sanitise(main.element, base);
  const text = textOf(content);
  return {
    url,
    ...readFacts(head, main.lines, place, text),
    leadImage: leadImage(head, content),
    content,
    text,
    removed,
  };
}

/** Prose, and not a portal's front: a list of links may be long, it has no paragraphs. */
function isArticle({ element, lines }: Main): boolean {
  const kept = lines.filter(({ texts }) => texts[0] !== undefined && element.contains(texts[0]));
  let all = 0;
  let linked = 0;
  for (const line of kept) {
    all += line.weight;
    linked += line.weight * line.linked;
  }
  if (all < leastText || isListOfTeasers(kept)) return false;
  return linked <= all * mostLinked || kept.filter(isProse).length >= enoughProse;
}

/** Fewer linked headings than this may be an article's own. */
const leastTeasers = 5;

/** A search result, a channel: headings that are links, and not a paragraph to every fourth of them. */
function isListOfTeasers(kept: readonly Line[]): boolean {
  const headings = kept.filter(
    ({ linked, block }) => linked > mostLinked && block.closest("h1,h2,h3,h4,h5,h6") !== null,
  );
  return headings.length >= leastTeasers && kept.filter(isProse).length * 4 < headings.length;
}

/** The index of the line that the headline is; -1: it is not among them. */
function headlineOf({ lines }: Main, title: string): number {
  const wanted = bare(title);
  return lines.findIndex(({ text, block }) => block.closest("h1") !== null || isBare(text, wanted));
}

/** Where the article, as it is after trimming, stands among the page's lines. */
function placeOf({ element, lines }: Main, title: string, standfirst: ReadonlySet<Line>): Place {
  const inside = lines.map(
    (line) => line.texts[0] !== undefined && element.contains(line.texts[0]) && !standfirst.has(line),
  );
  const start = Math.max(0, inside.indexOf(true));
  const end = inside.lastIndexOf(true);
  const wanted = bare(title);
  const headline = lines.slice(0, start).findLastIndex(({ text }) => isBare(text, wanted));
  return { headline, start, end: end < 0 ? lines.length - 1 : end, inside };
}
