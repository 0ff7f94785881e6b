/** The sheet: the article in its column, the margin beside it, what was removed at its foot. */
import type { ReadonlySignal } from "@preact/signals";
import type { Furniture } from "./furnish.tsx";
import { Head } from "./Head.tsx";
import type { Shown } from "./parts.ts";
import { type Cleaning, Removed, type RemovedState } from "./removed/Removed.tsx";
import { Whole, type WholeParts } from "./removed/Whole.tsx";

interface SheetProps {
  readonly shown: Shown;
  readonly body: HTMLElement;
  readonly removed: RemovedState;
  readonly cleaning: Cleaning;
  readonly whole: WholeParts;
  /** The margin and what goes with it; `null` until it is there. */
  readonly furniture: ReadonlySignal<Furniture | null>;
}

export function Sheet({ shown, body, removed, cleaning, whole, furniture }: SheetProps) {
  const { article, say } = shown;
  return (
    <>
      <div class="sheet" dir={article.direction}>
        <main lang={article.language ?? undefined} dir={article.direction}>
          <Head {...shown} />
          <div
            class="body"
            ref={(place: HTMLElement | null) => {
              if (place && body.parentNode !== place) place.replaceChildren(body);
            }}
          />
        </main>
        {furniture.value?.beside(shown)}
        <footer>
          <Whole {...whole} say={say} />
          <Removed {...shown} removed={article.removed} cleaning={cleaning} state={removed} />
        </footer>
      </div>
      {furniture.value?.over(shown)}
    </>
  );
}
