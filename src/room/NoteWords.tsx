/** A note's words as they read. */
import { signal } from "@preact/signals";
import type { Annotation } from "../model/annotation.ts";
import { paragraphsOf } from "../model/plain-note.ts";
import type { Parts } from "./parts.ts";

type Drawing = typeof import("./Markdown.tsx").Markdown;

const drawing = signal<Drawing | null>(null);
let asked = false;

/** Draws notes with marks, once it is there. Until then, and where it does not come, they read as they were typed. */
function markdown(): Drawing | null {
  if (!asked) {
    asked = true;
    import("./Markdown.tsx").then(
      ({ Markdown }) => {
        drawing.value = Markdown;
      },
      () => {
        asked = false;
      },
    );
  }
  return drawing.value;
}

interface NoteWordsProps {
  readonly annotation: Annotation;
  readonly parts: Parts;
  edit(): void;
}

export function NoteWords({ annotation, parts, edit }: NoteWordsProps) {
  const { note } = annotation;
  if (note === "")
    return (
      <button type="button" class="t none" tabIndex={-1} onClick={edit}>
        {parts.say("note_placeholder")}
      </button>
    );
  const plain = paragraphsOf(note);
  const Markdown = plain.hasMarks ? markdown() : null;
  return (
    // For the mouse only: the keyboard has the button "edit" beside it.
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button beside it does the same
    <div
      class="t words"
      dir="auto"
      onClick={() => {
        if (parts.view.getSelection()?.isCollapsed !== false) edit();
      }}
    >
      {Markdown ? <Markdown note={note} follow={parts.follow} /> : plain.paragraphs.map((lines) => <p>{lines}</p>)}
    </div>
  );
}
