/** What another tab or browser wrote in the same note at the same time: shown until the reader decides. */
import type { Annotation } from "../model/annotation.ts";
import { otherVersions } from "../model/merge.ts";
import type { Parts } from "./parts.ts";

export function OtherVersions({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const { notebook, say } = parts;
  const { id, note } = annotation;
  const versions = otherVersions(annotation);
  if (versions.length === 0) return null;
  return (
    <fieldset class="versions" aria-label={say("clash")}>
      <span class="about">{say("clash")}</span>
      {versions.map((version) => (
        <div key={version.stamp}>
          <p>{version.note}</p>
          <button type="button" class="word" onClick={() => notebook.settle(id, `${note}\n\n${version.note}`)}>
            {say("clash_add")}
          </button>
          <button type="button" class="word" onClick={() => notebook.settle(id, version.note)}>
            {say("clash_take")}
          </button>
          <button type="button" class="word" onClick={() => notebook.settle(id, note)}>
            {say("clash_drop")}
          </button>
        </div>
      ))}
    </fieldset>
  );
}
