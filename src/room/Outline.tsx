/** The outline of the article: its headings, when there are three or more. */
import { bringIntoView } from "./going.ts";
import { fewest, headingsOf, levelOf } from "./headings.ts";
import { Panel } from "./Panel.tsx";
import type { Parts } from "./parts.ts";
import { marginWidth } from "./state.ts";

export function Outline({ parts }: { parts: Parts }) {
  const { article, state, view, say } = parts;
  const headings = headingsOf(article.content);
  const top = Math.min(...headings.map(levelOf));
  return (
    <Panel parts={parts} title={say("outline")}>
      <nav class="rows" aria-label={say("outline")}>
        {headings.length < fewest ? <p class="empty">{say("no_outline")}</p> : null}
        <ol class="outline" lang={article.language ?? undefined} dir={article.direction}>
          {headings.map((heading, index) => (
            <li key={`${index} ${heading.textContent}`} class={`level-${levelOf(heading) - top + 1}`}>
              <button
                type="button"
                onClick={() => {
                  const shown = view.document.querySelector("article");
                  const place = shown ? headingsOf(shown)[index] : undefined;
                  if (!place) return;
                  if (state.width.value < marginWidth) state.panel.value = null;
                  bringIntoView(view, new view.DOMRect(0, place.getBoundingClientRect().top, 0, view.innerHeight));
                  // Tab, a screen reader and the walk by sentences go on from there.
                  place.tabIndex = -1;
                  place.focus({ preventScroll: true });
                  view.getSelection()?.collapse(place, 0);
                }}
              >
                {heading.textContent.trim()}
              </button>
            </li>
          ))}
        </ol>
      </nav>
    </Panel>
  );
}
