/** What can be done to several notes at once. */
import { useState } from "preact/hooks";
import { type Annotation, colours } from "../model/annotation.ts";
import { sayCount } from "../model/words.ts";
import { CopyForms } from "./CopyForms.tsx";
import { focusIn } from "./focus.ts";
import { LaterTagField } from "./LaterTagField.tsx";
import type { ListState } from "./list.ts";
import { colourName } from "./naming.ts";
import type { Parts } from "./parts.ts";

interface ListSelectionProps {
  readonly parts: Parts;
  readonly list: ListState;
  /** What the list shows. */
  readonly shown: readonly Annotation[];
}

export function ListSelection({ parts, list, shown }: ListSelectionProps) {
  const { notebook, say, locale } = parts;
  const [open, setOpen] = useState<"tag" | "copy" | null>(null);
  // What the filter hides is not changed by what is pressed here.
  const chosen = shown.filter(({ id }) => list.selected.value.has(id));
  if (chosen.length === 0) return null;
  const ids = chosen.map(({ id }) => id);
  const all = chosen.length === shown.length;
  const toggle = (what: "tag" | "copy"): void => setOpen(open === what ? null : what);
  const clear = (): void => {
    list.selected.value = new Set();
  };
  return (
    <div class="chosen" role="toolbar" aria-label={say("selected_tools")}>
      <span class="about" role="status">
        {sayCount(say, "selected_count", chosen.length, locale)}
      </span>
      <button
        type="button"
        class="word"
        onClick={() => {
          if (all) clear();
          else list.selected.value = new Set(shown.map(({ id }) => id));
        }}
      >
        {say(all ? "select_none" : "select_all")}
      </button>
      <span class="dots">
        {colours.map((colour) => (
          <button
            key={colour}
            type="button"
            class="dot"
            data-colour={colour}
            aria-label={colourName(parts, colour)}
            title={colourName(parts, colour)}
            onClick={() => notebook.recolour(ids, colour)}
          />
        ))}
      </span>
      <button type="button" class="word tagger" aria-expanded={open === "tag"} onClick={() => toggle("tag")}>
        {say("tag")}
      </button>
      <button type="button" class="word" aria-expanded={open === "copy"} onClick={() => toggle("copy")}>
        {say("copy")}
      </button>
      <button
        type="button"
        class="word"
        onClick={({ currentTarget }) => {
          focusIn(currentTarget.closest(".panel"), "h2");
          notebook.remove(ids);
          clear();
        }}
      >
        {say("delete")}
      </button>
      {open === "tag" ? (
        <LaterTagField
          parts={parts}
          known={[]}
          add={(tag) => notebook.tag(ids, [tag], [])}
          dropLast={() => undefined}
          done={() => setOpen(null)}
        />
      ) : null}
      {open === "copy" ? <CopyForms annotations={chosen} parts={parts} /> : null}
    </div>
  );
}
