/** What a press of a key or a button does: to the selection where there is one, else to the active annotation. */
import { batch } from "@preact/signals";
import type { Annotation, Colour } from "../model/annotation.ts";
import type { CopyForm } from "../model/settings.ts";
import { leaveBeside } from "./focus.ts";
import { noPart } from "./later.tsx";
import type { Parts } from "./parts.ts";
import { lastColour, type PanelName, togglePanel } from "./state.ts";

export interface Doing {
  colour(colour: Colour): void;
  highlight(): void;
  note(): void;
  tag(): void;
  copy(): void;
  /** Copies quotes in a form, which is the one to be used from then on. */
  copyAs(form: CopyForm, annotations: readonly Annotation[]): void;
  remove(): void;
  pageNote(): void;
  /** Opens a panel, or closes it. */
  panel(name: PanelName): void;
}

/** What can be done in the room that `parts` are of. */
export function doing(parts: Parts): Doing {
  const { state, notebook, shelf } = parts;
  const last = (): Colour => lastColour(state);
  const active = (): Annotation | null => state.annotations.value.get(state.active.value ?? "") ?? null;

  /** The annotation that is meant: a new one of the selection, or the active one. */
  function meant(): Annotation | null {
    const made = notebook.highlight(last());
    if (made) parts.view.getSelection()?.removeAllRanges();
    return made ?? active();
  }

  /** Copies, by a part of its own: no citation is needed before something is quoted. */
  function copyOut(form: CopyForm, quoted: readonly Pick<Annotation, "segments" | "note">[]): void {
    import("./at-work.ts").then(
      ({ copyOut }) => copyOut(parts, form, quoted),
      (error: unknown) => noPart(parts, error),
    );
  }

  function copyAs(form: CopyForm, annotations: readonly Annotation[]): void {
    if (state.settings.value.copy !== form) {
      state.settings.value = { ...state.settings.value, copy: form };
      // A habit that could not be remembered is not worth a word.
      shelf.habit({ copy: form }).catch(() => undefined);
    }
    copyOut(form, annotations);
  }

  return {
    colour(colour) {
      const made = notebook.highlight(colour);
      if (made) parts.view.getSelection()?.removeAllRanges();
      else if (state.active.value) notebook.recolour([state.active.value], colour);
    },
    highlight() {
      if (notebook.highlight(last())) parts.view.getSelection()?.removeAllRanges();
    },
    note() {
      const annotation = meant();
      if (annotation) state.editing.value = annotation.id;
    },
    tag() {
      const annotation = meant();
      if (annotation) state.tagging.value = annotation.id;
    },
    copy() {
      const pending = state.pending.value;
      const quoted = pending ? { segments: pending.segments, note: "" } : active();
      if (quoted) copyOut(state.settings.value.copy, [quoted]);
    },
    copyAs,
    remove() {
      const id = state.active.value;
      if (!id) return;
      const takeOut = () => notebook.remove([id]);
      const card = parts.view.document.activeElement?.closest(`[data-id="${id}"]`);
      if (card) leaveBeside(card, ".edit", takeOut);
      else takeOut();
    },
    pageNote() {
      state.panel.value = null;
      const known = state.ordered.value.find(({ segments }) => segments.length === 0);
      if (!known) notebook.pageNote();
      else
        batch(() => {
          state.active.value = known.id;
          state.editing.value = known.id;
        });
      parts.view.scrollTo({ top: 0 });
    },
    panel: (name) => togglePanel(state, name),
  };
}
