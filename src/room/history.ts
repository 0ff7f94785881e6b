/** What was changed in this session, to be taken back and done again. */
import type { Annotation, Written } from "../model/annotation.ts";

/** What a change was, in the words of `act_<kind>`. */
export type ChangeKind = "highlight" | "colour" | "note" | "place" | "tag" | "delete" | "restore";

/** One annotation before and after; `null`: there was none, or is none. */
export interface Change {
  readonly id: string;
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

export interface Step {
  readonly kind: ChangeKind;
  readonly changes: readonly Change[];
}

export interface History {
  /** Remembers a step; what was undone before can no longer be done again. Writing on in one note is one step until `rest`. */
  record(step: Step): void;
  /** The next change of a note is a step of its own. */
  rest(): void;
  /** The last step, which is then the next to be done again; `null` when there is none. */
  back(): Step | null;
  /** The step undone last; `null` when there is none. */
  forward(): Step | null;
  /** Forgets that an annotation was ever made: for one that was left empty. */
  forget(id: string): void;
}

/** How many steps are kept: more than an hour's work. */
const longest = 500;

export function openHistory(): History {
  let done: Step[] = [];
  let undone: Step[] = [];
  let writing: string | null = null;
  return {
    record(step) {
      undone = [];
      const last = done.at(-1);
      const id = step.kind === "note" && step.changes.length === 1 ? (step.changes[0]?.id ?? null) : null;
      const goesOn = id !== null && writing === id && last?.kind === "note";
      if (goesOn) {
        const [before, after] = [last.changes[0]?.before ?? null, step.changes[0]?.after ?? null];
        done[done.length - 1] = { kind: "note", changes: [{ id, before, after }] };
      } else {
        done = [...done, step].slice(-longest);
      }
      writing = id;
    },
    rest: () => {
      writing = null;
    },
    back() {
      writing = null;
      const step = done.pop() ?? null;
      if (step) undone.push(step);
      return step;
    },
    forward() {
      writing = null;
      const step = undone.pop() ?? null;
      if (step) done.push(step);
      return step;
    },
    forget(id) {
      const keep = (step: Step): boolean => step.changes.some((change) => change.id !== id);
      done = done.filter(keep);
      undone = undone.filter(keep);
    },
  };
}

/**
 * The annotation after a change from `from` to `to` was done to it as it is `now`: only what that change touched is touched,
 * so that what another tab wrote meanwhile stays. `null`: it is no more.
 */
export function changed(now: Annotation | null, from: Annotation | null, to: Annotation | null): Annotation | null {
  if (to === null) return null;
  if (now === null || from === null) return to;
  const fields: Partial<Pick<Written, "segments" | "colour" | "note" | "tags">> = {
    ...(from.segments === to.segments ? {} : { segments: to.segments }),
    ...(from.colour === to.colour ? {} : { colour: to.colour }),
    ...(from.note === to.note ? {} : { note: to.note }),
    ...(from.tags === to.tags ? {} : { tags: to.tags }),
  };
  const { versions: _, ...rest } = now;
  const versions = from.versions === to.versions ? now.versions : to.versions;
  return { ...rest, ...fields, ...(versions ? { versions } : {}) };
}
