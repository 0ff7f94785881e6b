/** What the cleaner knows of a language: data, one file a language. All strings are sources of regular expressions. */
import type { RemovalReason } from "../../model/article.ts";

export type Phrases = { readonly [reason in RemovalReason]?: readonly string[] };

export interface Language {
  /** A line that is this and nothing else, its decoration (brackets, arrows, colons) cut. */
  readonly lines: Phrases;
  /** How a short line begins that is nothing else, wherever it goes on. */
  readonly starts: Phrases;
  /** A heading: it and the links, short lines and pictures under it are not of the article. */
  readonly headings: Phrases;
  /** How a paragraph at an edge of the text begins that speaks of the medium, the author or the reader's purse. */
  readonly edges: Phrases;
  /** Words before a name or a date: `责任编辑：`, `By`. */
  readonly labels: {
    readonly author: readonly string[];
    readonly editor: readonly string[];
    /** Others of the staff (proof-readers, supervisors): signed, but neither author nor editor. */
    readonly staff: readonly string[];
    readonly source: readonly string[];
    readonly published: readonly string[];
    readonly modified: readonly string[];
  };
  /** Twelve, January first: each may have several spellings, split by `|`. */
  readonly months: readonly string[];
  /** The words of a link to the next part of an article. */
  readonly next: readonly string[];
}
