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

/** The frame of a panel: its name, the way out, its content. Takes the focus, and gives it back. */
export function Panel({ parts, title, head, children }: PanelProps) {
  const { state, say, view } = parts;
  const frame = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = view.document.activeElement as HTMLElement | null;
    heading.current?.focus({ preventScroll: true });
    return () => {
      const now = view.document.activeElement;
      // Whoever went on into the article stays there.
      if (now === view.document.body || frame.current?.contains(now)) before?.focus?.({ preventScroll: true });
    };
  }, [view]);
  const close = (): void => {
    state.panel.value = null;
  };
  return (
    <section
      ref={frame}
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
