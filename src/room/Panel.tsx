/** What stands beside the article when it is asked for: the list, the bin, the outline, the keys. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Parts } from "./parts.ts";

interface PanelProps {
  readonly parts: Parts;
  readonly title: string;
  /** Beside the title. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of a panel: its name, the way out, its content. Takes the focus. */
export function Panel({ parts, title, head, children }: PanelProps) {
  const { state, say } = parts;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const close = (): void => {
    state.panel.value = null;
  };
  return (
    <section
      class="panel"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div class="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {head}
        <span class="grow" />
        <button type="button" class="quiet" aria-label={say("close")} title={`${say("close")} (Esc)`} onClick={close}>
          ✕
        </button>
      </div>
      {children}
    </section>
  );
}
