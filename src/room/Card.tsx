/** A note in the margin: a line of colour and its words, edited in place. */
import { type Annotation, colours } from "../model/annotation.ts";
import { dayOf } from "../model/written-date.ts";
import { doing } from "./doing.ts";
import { Editor } from "./Editor.tsx";
import { later } from "./later.tsx";
import { NoteWords } from "./NoteWords.tsx";
import { colourName, nameOf, quoteOf } from "./naming.ts";
import { stateOf } from "./order.ts";
import type { Parts } from "./parts.ts";
import { isStaying } from "./state.ts";
import { Tags } from "./Tags.tsx";

const nothing = (): void => undefined;
const Changed = later(() => import("./cases.ts").then(({ Changed }) => Changed), nothing);
const OtherVersions = later(() => import("./cases.ts").then(({ OtherVersions }) => OtherVersions), nothing);
const Attach = later(() => import("./cases.ts").then(({ Attach }) => Attach), nothing);
const CopyForms = later(() => import("./at-work.ts").then(({ CopyForms }) => CopyForms), nothing);

/** Gets the card when it is drawn; what it returns is called when that goes. */
export type Measured = (card: HTMLElement | null) => () => void;

interface CardProps {
  readonly annotation: Annotation;
  readonly parts: Parts;
  /** In pixels from the top of the article; `null`: where it is put. */
  readonly top: number | null;
  /** Where it stands beside its line: who is to know how high it is. */
  readonly measured: Measured | null;
  /** Which it is of how many, counted from 1. */
  readonly place: number;
  readonly count: number;
}

/** When it was edited, or what is wrong with it. */
function When({ annotation, parts }: Pick<CardProps, "annotation" | "parts">) {
  const { state, say, locale } = parts;
  const found = stateOf(annotation, state.found.value);
  const words =
    found !== "found"
      ? say(found)
      : state.editing.value === annotation.id
        ? say(state.saving.value.state === "saving" ? "saving" : "saved")
        : dayOf(annotation.edited, locale);
  const stays = isStaying(state, annotation.id) ? ` · ${say("travel_stays")}` : "";
  return <span class="when">{words + stays}</span>;
}

function Tools({ annotation, parts }: Pick<CardProps, "annotation" | "parts">) {
  const { state, notebook, say } = parts;
  const { id } = annotation;
  return (
    <div class="tools" role="toolbar" aria-label={say("tools")}>
      {colours.map((colour) => (
        <button
          key={colour}
          type="button"
          class="dot"
          data-colour={colour}
          aria-label={colourName(parts, colour)}
          title={colourName(parts, colour)}
          aria-pressed={colour === annotation.colour}
          onClick={() => notebook.recolour([id], colour)}
        />
      ))}
      <span class="grow" />
      <button
        type="button"
        class="word tagger"
        onClick={() => {
          state.tagging.value = state.tagging.value === id ? null : id;
        }}
      >
        {say("tag")}
      </button>
      <button
        type="button"
        class="word"
        aria-expanded={state.copying.value === id}
        onClick={() => {
          state.copying.value = state.copying.value === id ? null : id;
        }}
      >
        {say("copy")}
      </button>
      <button type="button" class="word" onClick={doing(parts).remove}>
        {say("delete")}
      </button>
    </div>
  );
}

export function Card({ annotation, parts, top, measured, place, count }: CardProps) {
  const { state, say } = parts;
  const { id, note, segments } = annotation;
  const active = state.active.value === id;
  const editing = state.editing.value === id;
  const odd = stateOf(annotation, state.found.value) !== "found";
  const lit = !active && state.hovered.value === id;
  const activate = (): void => {
    state.active.value = id;
  };
  const edit = (): void => {
    activate();
    state.editing.value = id;
  };
  const hover = (on: boolean): void => {
    if (on) state.hovered.value = id;
    else if (state.hovered.value === id) state.hovered.value = null;
  };
  const classes = ["note", active ? "on" : "", lit ? "lit" : "", odd ? "changed" : "", note ? "" : "bare"];
  return (
    <li
      ref={measured}
      class={classes.filter(Boolean).join(" ")}
      data-id={id}
      data-colour={annotation.colour}
      aria-label={nameOf(parts, annotation)}
      aria-posinset={place}
      aria-setsize={count}
      style={top === null ? {} : { translate: `0 ${top}px` }}
      onMouseDown={activate}
      onMouseEnter={() => hover(true)}
      onMouseLeave={() => hover(false)}
      onFocusIn={() => hover(true)}
      onFocusOut={() => hover(false)}
    >
      {parts.quotes && !odd && segments.length > 0 ? <q dir="auto">{quoteOf(annotation)}</q> : null}
      {odd ? <Changed annotation={annotation} parts={parts} /> : null}
      {segments.length === 0 ? <span class="about">{say("page_note")}</span> : null}
      {editing ? (
        <Editor annotation={annotation} parts={parts} />
      ) : (
        <NoteWords annotation={annotation} parts={parts} edit={edit} />
      )}
      {annotation.versions ? <OtherVersions annotation={annotation} parts={parts} /> : null}
      <div class="foot">
        <Tags annotation={annotation} parts={parts} />
        <When annotation={annotation} parts={parts} />
        {editing ? null : (
          <button type="button" class="word edit" aria-label={`${say("edit")}: ${quoteOf(annotation)}`} onClick={edit}>
            {say("edit")}
          </button>
        )}
      </div>
      {active ? <Tools annotation={annotation} parts={parts} /> : null}
      {active && state.copying.value === id ? <CopyForms annotations={[annotation]} parts={parts} /> : null}
      {odd || (active && state.pending.value) ? <Attach annotation={annotation} parts={parts} /> : null}
    </li>
  );
}
