/** What another tab or browser wrote in the same note at the same time: shown until the reader decides. */
import type { Annotation, OtherVersion } from "../model/annotation.ts";
import { otherVersions } from "../model/merge.ts";
import type { Parts } from "./parts.ts";

/** Those with words of their own: what was sent while it was being written is the beginning of what came of it. */
function unsaid(versions: readonly OtherVersion[], note: string): readonly OtherVersion[] {
  const isIn = (words: string, whole: string): boolean => whole.includes(words.trim());
  return versions.filter(
    (one) =>
      !isIn(one.note, note) &&
      !versions.some(
        (other) => other !== one && isIn(one.note, other.note) && (one.note !== other.note || one.stamp < other.stamp),
      ),
  );
}

export function OtherVersions({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const { notebook, say } = parts;
  const { id, note } = annotation;
  const versions = unsaid(otherVersions(annotation), note);
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
