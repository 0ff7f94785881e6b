/** What the reader is told of how annotations travel to their other browsers. */

/** Why nothing, or not all, is sent. */
export type Why =
  /** Too large for an item of the browser's sync. */
  | "too-large"
  /** The oldest have no room. */
  | "full"
  /** Too many writes for the browser. */
  | "rate"
  /** The browser refused for a reason of its own. */
  | "error"
  /** Very many deletions came at once from elsewhere and wait for the reader's word. */
  | "deletions"
  /** Items that nobody can have written so: left alone. */
  | "damaged"
  | "off"
  | "other-account"
  | "erased"
  | "newer-version"
  | "unreadable";

export interface Waiting {
  readonly why: Why;
  /** How many annotations, deletions or items it is about; `null`: all. */
  readonly count: number | null;
  /** When it is tried again, milliseconds since 1970; `null`: when something changes, or the reader decides. */
  readonly until: number | null;
  /** The browser's own words for it, when it has any. */
  readonly detail: string;
}

/** The meter: how full the sync space is, how many annotations travel, what waits. */
export interface Meter {
  /** Counted bytes of the browser's sync space: taken, and all. */
  readonly bytes: number;
  readonly capacity: number;
  /** Live annotations in their present state in the sync space, and in this browser. */
  readonly travelling: number;
  readonly annotations: number;
  /** Milliseconds since 1970; `null`: never. */
  readonly sent: number | null;
  readonly received: number | null;
  readonly waiting: readonly Waiting[];
}

/** The meter as an article's page gets it. */
export interface PageMeter extends Meter {
  /** Annotations of the article that stay in this browser alone, for now. */
  readonly staying: readonly string[];
}
