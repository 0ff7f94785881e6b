/** A quote with its source, ready to be pasted somewhere else. */
import type { Segment } from "./annotation.ts";
import { apa, gbt7714, mla, type Run, type Source, textOf } from "./citation.ts";
import { fragmentLink } from "./fragment.ts";
import type { CopyForm } from "./settings.ts";

/** What goes to the clipboard: `html` for where formatted words are pasted. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

export interface Quotation {
  readonly source: Source;
  /** Empty: a note on the page as a whole. */
  readonly segments: readonly Segment[];
  /** Markdown; empty when there is none. */
  readonly note: string;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
/** Signs that Markdown would read. */
const marked = (text: string): string => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

const runsHtml = (runs: readonly Run[]): string =>
  runs.map(({ text, italic }) => (italic ? `<i>${escaped(text)}</i>` : escaped(text))).join("");

/** Author, medium and day, as far as they are known. */
function facts({ authors, medium, published }: Source, separator: string): string {
  const names = authors.join(separator === "，" ? "、" : ", ");
  return [names, medium, published?.slice(0, 10)].filter(Boolean).join(separator);
}

const chinese = /\p{sc=Han}/u;

function asText(quotation: Quotation, link: string): string {
  const { source, segments, note } = quotation;
  const quote = segments.map((segment) => segment.exact).join("\n");
  const zh = chinese.test(source.title);
  const title = zh ? `《${source.title}》` : source.title;
  const from = [title, facts(source, zh ? "，" : ", ")].filter(Boolean).join(zh ? "，" : ", ");
  const quoted = quote === "" ? [] : [zh ? `“${quote}”` : `“${quote}”`];
  return [...quoted, ...(note ? [note] : []), `— ${from}`, link].join("\n");
}

function asMarkdown({ source, segments, note }: Quotation, link: string): string {
  const quote = segments.map((segment) => `> ${marked(segment.exact)}`).join("\n>\n");
  const known = facts(source, ", ");
  const from = `[${marked(source.title)}](${link.replace(/[()]/g, encodeURIComponent)})${known ? `, ${marked(known)}` : ""}`;
  return [quote, note, `— ${from}`].filter((part) => part !== "").join("\n\n");
}

function asHtml({ source, segments, note }: Quotation, link: string): string {
  const quote = segments.map((segment) => `<p>${escaped(segment.exact)}</p>`).join("");
  const known = facts(source, ", ");
  const from = `<a href="${escaped(link)}"><cite>${escaped(source.title)}</cite></a>${known ? `, ${escaped(known)}` : ""}`;
  const quoted = quote === "" ? "" : `<blockquote cite="${escaped(source.url)}">${quote}</blockquote>`;
  return `${quoted}${note ? `<p>${escaped(note).replace(/\n/g, "<br>")}</p>` : ""}<p>— ${from}</p>`;
}

/** Quotes in the form wanted; citations name their source once however many quotes there are. `accessed`: when the page was read. */
export function quotationsAs(form: CopyForm, quotations: readonly Quotation[], accessed: Date): Copied {
  const linked = quotations.map((quotation) => ({
    quotation,
    link: fragmentLink(quotation.source.url, quotation.segments),
  }));
  const cited = (cite: (source: Source) => readonly Run[]): Copied => {
    const runs = quotations.slice(0, 1).map(({ source }) => cite(source));
    return { text: runs.map(textOf).join("\n"), html: runs.map((run) => `<p>${runsHtml(run)}</p>`).join("") };
  };
  const html = linked.map(({ quotation, link }) => asHtml(quotation, link)).join("\n");
  const written: Record<CopyForm, () => Copied> = {
    text: () => ({ text: linked.map(({ quotation, link }) => asText(quotation, link)).join("\n\n"), html }),
    markdown: () => ({ text: linked.map(({ quotation, link }) => asMarkdown(quotation, link)).join("\n\n"), html: "" }),
    html: () => ({ text: html, html }),
    gbt7714: () => cited((source) => gbt7714(source, accessed)),
    apa: () => cited(apa),
    mla: () => cited((source) => mla(source, accessed)),
  };
  return written[form]();
}
