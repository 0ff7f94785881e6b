/** The sheet: the article in its column, the margin beside it, what was removed at its foot. */

import { Head } from "./Head.tsx";
import type { ListState } from "./list.ts";
import { Margin } from "./Margin.tsx";
import { Panels } from "./Panels.tsx";
import type { Parts } from "./parts.ts";
import { type Cleaning, Removed, type RemovedState } from "./removed/Removed.tsx";
import { Whole, type WholeParts } from "./removed/Whole.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { Toast as ToastLine } from "./Toast.tsx";

interface SheetProps {
  readonly parts: Parts;
  readonly body: HTMLElement;
  readonly removed: RemovedState;
  readonly cleaning: Cleaning;
  readonly whole: WholeParts;
  readonly list: ListState;
}

export function Sheet({ parts, body, removed, cleaning, whole, list }: SheetProps) {
  return (
    <>
      <div class="sheet" dir={parts.article.direction}>
        <main lang={parts.article.language ?? undefined} dir={parts.article.direction}>
          <Head {...parts} />
          <div
            class="body"
            ref={(place: HTMLElement | null) => {
              if (place && body.parentNode !== place) place.replaceChildren(body);
            }}
          />
        </main>
        <Margin parts={parts} />
        <footer>
          <Whole {...whole} say={parts.say} />
          <Removed {...parts} removed={parts.article.removed} cleaning={cleaning} state={removed} />
        </footer>
      </div>
      <Panels parts={parts} list={list} />
      <SelectionBar {...parts} />
      <ToastLine {...parts} />
    </>
  );
}
