/** Which article a page shows now: a single-page app changes its address and leaves its canonical link behind. */
import { type PageKey, pageKey } from "../../model/page.ts";

function keyOf(address: string): PageKey | null {
  return URL.canParse(address) ? pageKey(address, null) : null;
}

/** The address that the document itself was loaded from, before any of its scripts changed it. */
function loadedFrom(view: Window): string {
  return view.performance.getEntriesByType("navigation")[0]?.name ?? view.location.href;
}

/**
 * The canonical address that a page claims, if it is one of the article shown now. Still the one of the address that was loaded, while the
 * address has become another: the app forgot it, and its claim would put this article's notes on the first one. An address that only
 * goes on from the loaded one (a title put behind a number) is the same article.
 */
export function canonicalNow(view: Window, claimed: string | null): string | null {
  if (claimed === null) return null;
  const [here, loaded] = [keyOf(view.location.href), keyOf(loadedFrom(view))];
  if (here === null || loaded === null || here.startsWith(loaded)) return claimed;
  const claim = URL.parse(claimed, view.location.href);
  return claim !== null && keyOf(claim.href) === loaded ? null : claimed;
}

/** Calls `moved` when the page's address becomes another one's without a load; another fragment is another address only where it is a route. */
export function watchAddress(view: Window, moved: () => void, signal: AbortSignal): { look(): void } {
  let before = keyOf(view.location.href);
  const look = (): void => {
    const now = keyOf(view.location.href);
    if (now === before) return;
    before = now;
    moved();
  };
  // Not in Firefox 146, where going back is seen and the rest is seen when the page changes.
  const { navigation }: { navigation?: EventTarget } = view;
  navigation?.addEventListener("currententrychange", look, { signal });
  view.addEventListener("popstate", look, { signal });
  view.addEventListener("hashchange", look, { signal });
  return { look };
}
