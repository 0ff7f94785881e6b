/** Why a page cannot be read. */

export const reasons = ["browser", "store", "pdf", "file", "other"] as const;
export type CannotReason = (typeof reasons)[number];

const stores =
  /^https:\/\/(chrome\.google\.com\/webstore|chromewebstore\.google\.com|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/;

/**
 * The likeliest reason why the browser refused a page.
 * `address` is `null` where the browser did not tell it, which it does for its own pages only.
 */
export function whyRefused(address: string | null): CannotReason {
  if (address === null || address === "") return "browser";
  if (stores.test(address)) return "store";
  if (/^file:/.test(address)) return "file";
  if (/\.pdf(?:[?#]|$)/i.test(address)) return "pdf";
  return /^https?:/.test(address) ? "other" : "browser";
}

/** Whether an address is surely the browser's own, so that there is no use in trying. */
export const isBrowsersOwn = (address: string | null): boolean => address === null || !/^(https?|file):/.test(address);
