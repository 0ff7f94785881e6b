/** The list of all notes of the article: found, filtered, gone to, and changed several at once. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { sayCount } from "../model/words.ts";
import { doing } from "./doing.ts";
import { ListFilters } from "./ListFilters.tsx";
import { ListRow } from "./ListRow.tsx";
import { ListSelection } from "./ListSelection.tsx";
import { everything, type ListState, listed, readyToSearch } from "./list.ts";
import { Panel } from "./Panel.tsx";
import type { Parts } from "./parts.ts";
import { Travelling } from "./Travelling.tsx";

/** How many rows are drawn at each letter of a search, and once the reader rests: a window full, and two, as many more when their end comes near. */
const [atOnce, page] = [12, 24];
/** How long nothing changes before the second window is drawn, in milliseconds: longer than from letter to letter. */
const restMs = 300;
/** How near the end must come, in pixels. */
const nearEnd = 800;

export function List({ parts, list }: { parts: Parts; list: ListState }) {
  const { state, say, locale } = parts;
  const [drawn, setDrawn] = useState(atOnce);
  const rows = useRef<HTMLDivElement>(null);
  const scrolled = useRef(false);
  const filter = list.filter.value;
  const ordered = state.ordered.value;
  const found = state.found.value;
  const shown = useMemo(() => listed(ordered, found, filter), [ordered, found, filter]);
  useEffect(() => readyToSearch(ordered), [ordered]);
  useEffect(() => {
    const rest = setTimeout(() => setDrawn((now) => Math.max(now, page)), restMs);
    return () => clearTimeout(rest);
  }, [shown]);
  const numbers = useMemo(() => new Intl.NumberFormat(locale), [locale]);
  const filtered = filter !== everything;
  const words = filtered
    ? say("list_shown", numbers.format(shown.length), numbers.format(ordered.length))
    : sayCount(say, "notes_count", ordered.length, locale);
  return (
    <Panel
      parts={parts}
      title={say("list_title")}
      head={
        <span class="about" role="status">
          {words}
        </span>
      }
    >
      <ListFilters
        parts={parts}
        list={list}
        changed={() => {
          setDrawn(atOnce);
          // Only where it was scrolled: to be told so at each letter, the browser would lay out the list.
          if (scrolled.current) rows.current?.scrollTo({ top: 0 });
          scrolled.current = false;
        }}
      />
      <div
        class="rows"
        ref={rows}
        onScroll={({ currentTarget: box }) => {
          scrolled.current = box.scrollTop > 0;
          if (box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd && drawn < shown.length)
            setDrawn(drawn + page);
        }}
      >
        {shown.length > 0 ? (
          <ol>
            {/* Without keys: a letter in the search changes the words of the rows that are there, and makes none. */}
            {shown.slice(0, drawn).map((annotation) => (
              <ListRow annotation={annotation} parts={parts} list={list} />
            ))}
          </ol>
        ) : (
          <p class="empty">{say(ordered.length === 0 ? "no_notes" : "nothing_found")}</p>
        )}
      </div>
      <ListSelection parts={parts} list={list} shown={shown} />
      <Travelling {...parts} />
      <div class="panel-foot">
        <button type="button" class="word" onClick={doing(parts).pageNote}>
          {say("page_note")}
        </button>
        <span class="grow" />
        <button type="button" class="word" onClick={() => doing(parts).panel("bin")}>
          {say("bin")}
        </button>
      </div>
    </Panel>
  );
}
