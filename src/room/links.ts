/** Links in a sealed room: its frame may open nothing, so the content script does. */

/** How a link was pressed: as a plain press, or for a new tab. */
export type Following = "here" | "tab" | "background-tab";

function followingOf(event: MouseEvent): Following {
  if (event.button === 1 || event.ctrlKey || event.metaKey) return event.shiftKey ? "tab" : "background-tab";
  return event.shiftKey ? "tab" : "here";
}

/** Calls `follow` for each link pressed under `root`, until `signal` aborts. */
export function followLinks(
  root: Element,
  follow: (address: string, how: Following) => void,
  signal: AbortSignal,
): void {
  const pressed = (event: Event): void => {
    const press = event as MouseEvent;
    if (press.button > 1) return;
    const link = (press.target as Element | null)?.closest?.("a[href]");
    const address = link?.getAttribute("href");
    if (!link || !address) return;
    press.preventDefault();
    follow(address, followingOf(press));
  };
  root.addEventListener("click", pressed, { signal });
  root.addEventListener("auxclick", pressed, { signal });
}
