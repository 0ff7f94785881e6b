/** In which form quotes are to be copied. */
import type { Annotation } from "../model/annotation.ts";
import { copyForms } from "../model/settings.ts";
import { doing } from "./doing.ts";
import type { Parts } from "./parts.ts";

interface CopyFormsProps {
  readonly annotations: readonly Annotation[];
  readonly parts: Parts;
}

export function CopyForms({ annotations, parts }: CopyFormsProps) {
  const { state, say } = parts;
  return (
    <fieldset class="forms" aria-label={say("copy_as")}>
      {copyForms.map((form) => (
        <button
          key={form}
          type="button"
          class="word"
          onClick={() => {
            doing(parts).copyAs(form, annotations);
            state.copying.value = null;
          }}
        >
          {say(`copy_${form}`)}
        </button>
      ))}
    </fieldset>
  );
}
