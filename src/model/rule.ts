/** A site rule: what a reader put back into an article or took out of it, remembered for the next page of the site. */

/**
 * What the text of a block looks like without being that text: it tells whether a rule's selector still means the same block.
 * Lengths are in characters, white space folded.
 */
export interface TextShape {
  /** The label that the text begins with (`责任编辑：`), or empty when it has none. */
  readonly begins: string;
  readonly shortest: number;
  readonly longest: number;
}

/** Data only, never code: where the selector or the shape no longer matches anything, the rule does nothing. */
export interface SiteRule {
  /** 16 lower-case hexadecimal digits, random. */
  readonly id: string;
  /** The host name that it holds for, without `www.`. */
  readonly site: string;
  /** A CSS selector in the page's own document. */
  readonly selector: string;
  readonly shape: TextShape;
  readonly action: "keep" | "remove";
  /** The first words of the block it was made from, for the list in the settings. */
  readonly sample: string;
  /** A rule that is off is listed and not applied. */
  readonly on: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
}

/** The site that a page's rules are kept under: its host name without `www.`. */
export const ruleSite = (address: URL): string => address.hostname.replace(/^www\./, "");
