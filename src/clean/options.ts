/** What a caller may ask of the cleaner. */
import type { SiteRule } from "../model/rule.ts";

export interface CleanOptions {
  /** The page's address, when the document does not know its own (a parsed file). */
  readonly url?: string;
  /** The reader's rules; those of other sites and those that are off are passed over. */
  readonly rules?: readonly SiteRule[];
  /** Give what there is, also for a page that is no article. */
  readonly anyway?: boolean;
}
