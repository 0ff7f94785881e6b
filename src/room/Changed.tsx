/** What became of the quoted words: the old ones and the new ones where they changed, all of them where they are gone. */
import { useLayoutEffect } from "preact/hooks";
import { difference } from "../anchor/difference.ts";
import type { Annotation } from "../model/annotation.ts";
import { dress } from "./dress.ts";
import look from "./look/attach.css";
import type { Parts } from "./parts.ts";

const quoted = ({ segments }: Annotation): string => segments.map(({ exact }) => exact).join(" ");

export function Changed({ annotation, parts }: { annotation: Annotation; parts: Parts }) {
  const found = parts.state.found.value.get(annotation.id);
  const language = parts.article.language;
  useLayoutEffect(() => dress(parts.view, look), [parts.view]);
  if (found === null) {
    return (
      <blockquote class="gone" lang={language ?? undefined}>
        {quoted(annotation)}
      </blockquote>
    );
  }
  if (!found?.changed) return null;
  const now = found.ranges.map((range) => range.toString().replace(/\s+/g, " ")).join(" ");
  return (
    <p class="difference" lang={language ?? undefined}>
      {difference(quoted(annotation), now, language ?? undefined).map(({ kind, text }, index) => {
        if (kind === "gone") return <del key={index}>{text}</del>;
        return kind === "new" ? <ins key={index}>{text}</ins> : text;
      })}
    </p>
  );
}
