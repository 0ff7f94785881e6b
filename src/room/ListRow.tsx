/** One note in the list: its quote, its words, and what is wrong with it. A press goes there. */
import type { Annotation } from "../model/annotation.ts";
import { plainOf } from "../model/markdown.ts";
import { paragraphsOf } from "../model/plain-note.ts";
import { tagsIn, withoutTags } from "../model/tags.ts";
import { goTo } from "./going.ts";
import type { ListState } from "./list.ts";
import { nameOf, quoteOf } from "./naming.ts";
import { stateOf } from "./order.ts";
import type { Parts } from "./parts.ts";
import { isStaying, marginWidth } from "./state.ts";

interface ListRowProps {
  readonly annotation: Annotation;
  readonly parts: Parts;
  readonly list: ListState;
}

/** What is read of each note; filtering must not read notes anew that come and go. */
const read = new WeakMap<Annotation, { readonly words: string; readonly ownTags: readonly string[] }>();

/** A note as it is read: its words without marks, and those of its tags that do not stand in them. */
export function readNote(annotation: Annotation) {
  const { note, tags } = annotation;
  const known = read.get(annotation);
  if (known) return known;
  const { paragraphs, hasMarks } = paragraphsOf(note);
  const words = hasMarks ? plainOf(note) : paragraphs.join(" ");
  const made = { words, ownTags: hasMarks ? withoutTags(tags, tagsIn(note)) : tags };
  read.set(annotation, made);
  return made;
}

export function ListRow({ annotation, parts, list }: ListRowProps) {
  const { state, say } = parts;
  const { id, note, segments } = annotation;
  const { words, ownTags: own } = readNote(annotation);
  const selected = list.selected.value.has(id);
  const stays = isStaying(state, id);
  const found = stateOf(annotation, state.found.value);
  return (
    <li class={`row${selected ? " selected" : ""}`} data-colour={annotation.colour}>
      <input
        type="checkbox"
        aria-label={say("select", nameOf(parts, annotation))}
        checked={selected}
        onChange={() => {
          const next = new Set(list.selected.value);
          if (!next.delete(id)) next.add(id);
          list.selected.value = next;
        }}
      />
      <button
        type="button"
        class="go"
        aria-current={state.active.value === id}
        onClick={() => {
          if (state.width.value < marginWidth) state.panel.value = null;
          goTo(parts, id);
        }}
      >
        <span class="quote">{segments.length === 0 ? say("page_note") : quoteOf(annotation)}</span>
        {note ? (
          <span class="said" dir="auto">
            {words}
          </span>
        ) : null}
        {own.length > 0 || found !== "found" || stays ? (
          <span class="under">
            {found === "found" ? null : <span class="odd">{say(found)}</span>}
            {stays ? <span>{say("travel_stays")}</span> : null}
            {own.map((tag) => (
              <span key={tag} class="tag">
                #{tag}
              </span>
            ))}
          </span>
        ) : null}
      </button>
    </li>
  );
}
