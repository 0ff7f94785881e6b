/** The tags of a note, and the line in which they are written. */
import type { Annotation } from "../model/annotation.ts";
import { tagsIn, withoutTags } from "../model/tags.ts";
import { LaterTagField } from "./LaterTagField.tsx";
import type { Parts } from "./parts.ts";

export function Tags({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const { state, notebook, say } = parts;
  const { id, note, tags } = annotation;
  // Those that stand in the words above are not said twice.
  const own = withoutTags(tags, tagsIn(note));
  const active = state.active.value === id;
  return (
    <>
      {own.map((tag) => (
        <span key={tag} class="tag">
          #{tag}
          {active ? (
            <button
              type="button"
              class="drop"
              aria-label={say("tag_remove", tag)}
              onClick={() => notebook.tag([id], [], [tag])}
            >
              ×
            </button>
          ) : null}
        </span>
      ))}
      {state.tagging.value === id ? (
        <LaterTagField
          parts={parts}
          known={tags}
          add={(tag) => notebook.tag([id], [tag], [])}
          dropLast={() => notebook.tag([id], [], own.slice(-1))}
          done={() => {
            if (state.tagging.value === id) state.tagging.value = null;
          }}
        />
      ) : null}
    </>
  );
}
